"""Two wordings side by side, word by word: which words went and which came."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they differ from the other side."""

    words: str
    differs: bool


def sides(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces of both sides. Each side put together again is what it was."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        differs = what != "equal"
        if a < b:
            left.append(Piece("".join(old[a:b]), differs))
        if c < d:
            right.append(Piece("".join(new[c:d]), differs))
    return tuple(left), tuple(right)
