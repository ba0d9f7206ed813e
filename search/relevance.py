"""What comes first of pages that fit equally well: services, then advice, then news."""

from __future__ import annotations

WEIGHTS = {"form": 1.5, "advice": 1.0, "section": 1.0, "plain": 0.9, "home": 0.8, "news": 0.7, "news-list": 0.7}
"""By the API's names of page types."""


def weighted(score: float, page_type: str) -> float:
    """Return an engine's score with the type of the page taken into account."""
    return score * WEIGHTS.get(page_type, 0.9)
