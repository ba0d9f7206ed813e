"""What someone typed, made safe to search for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200
"""Characters that are read of what was typed."""
MOST_WORDS = 16

_WORD = re.compile(r"[^\W_]+(?:['.@&][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class SearchText:
    """What was typed as one line without control characters, and its words, each once, in their order."""

    line: str
    words: tuple[str, ...]


def read(typed: str) -> SearchText:
    """Read anything whatever. Punctuation and operators are no words, so that none has a meaning."""
    printable = "".join(sign if sign.isprintable() else " " for sign in typed[:LONGEST])
    line = " ".join(unicodedata.normalize("NFC", printable).split())
    found = _WORD.findall(line.replace("’", "'"))
    words = {word.casefold(): word for word in reversed(found)}
    once = sorted(words.values(), key=found.index)
    return SearchText(line, tuple(once[:MOST_WORDS]))
