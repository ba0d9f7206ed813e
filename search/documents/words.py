"""The words of a page, by how much they tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

WORDS = ("title", "summary", "questions", "body")
_PLACES = {"title": "title", "summary": "summary", "source_summary": "summary", "form_words": "questions"}


def words_of(page: Any) -> dict[str, list[str]]:
    """Return the texts of a page's search fields under the four names of WORDS."""
    words: dict[str, list[str]] = {name: [] for name in WORDS}
    for field in page.get_searchable_search_fields():
        place = words[_PLACES.get(field.field_name, "body")]
        place.extend(text for text in _texts(field.get_value(page)) if text.strip())
    return words


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)
