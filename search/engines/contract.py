"""What an engine promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from search.text import SearchText
from sites.forces.hosts import HomeOfLanguage

MOST = 500
"""Pages that an engine proposes at most, best first."""


@dataclass(frozen=True, slots=True)
class Match:
    """A page that was found. `score` compares pages of one search only; higher is better."""

    page_id: int
    score: float
    has_all_words: bool


class EngineDown(Exception):
    """The engine cannot answer now."""


class Engine(Protocol):
    """Finds pages by words."""

    def find(self, text: SearchText, *, home: HomeOfLanguage, language: str, among: Any) -> list[Match]:
        """Return pages of the queryset `among` in the tree of `home`, and no others.

        Pages without all of the words may be left out when there are some with all. `text` has words. Raises
        EngineDown.
        """
