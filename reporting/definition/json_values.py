"""The values a form definition and its answers are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"
"""Any JSON value, as `json.loads` makes it."""

Answers: TypeAlias = Mapping[str, JSON]
"""Answers by question code. A missing key was never asked; `None` was asked and left empty."""

TextLookup: TypeAlias = Callable[[str], str]
"""Gives the words of one text key in one language, or an empty string."""


def is_empty(value: JSON) -> bool:
    """Whether a value says nothing: `None`, an empty text, list or object. False and zero are answers."""
    if value is None:
        return True
    return isinstance(value, str | Sequence | Mapping) and len(value) == 0


def same(left: JSON, right: JSON) -> bool:
    """Whether two JSON values are equal, telling true from 1 and false from 0 as JSON does."""
    return isinstance(left, bool) == isinstance(right, bool) and left == right
