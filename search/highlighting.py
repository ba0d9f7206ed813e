"""Marking what was searched for in the words of a result."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_WORD = re.compile(r"\w+(?:['’]\w+)*")
LONGEST_ENDING = 4
"""Letters by which a word may differ at its end and still be taken for the one that was searched for."""


def highlight(text: str, words: Iterable[str]) -> SafeString:
    """Return the text as HTML, escaped, with `<mark>` around words that begin like one of `words`."""
    wanted = [_plain(word) for word in words]
    parts: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        parts.append(escape(text[end : found.start()]))
        word = escape(found.group())
        parts.append(f"<mark>{word}</mark>" if any(_is_like(_plain(found.group()), w) for w in wanted) else word)
        end = found.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every part is escaped


def _is_like(word: str, wanted: str) -> bool:
    """The same word with another ending: burglar, burglary, burglaries; but short words only as they are."""
    if word == wanted:
        return True
    stem = wanted[: max(5, len(wanted) - 3)]
    return len(wanted) >= 5 and word.startswith(stem) and abs(len(word) - len(wanted)) <= LONGEST_ENDING


def _plain(word: str) -> str:
    """Without accents and case, as both engines compare."""
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).removesuffix("'s")
