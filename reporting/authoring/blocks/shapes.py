"""Checks of posted JSON.

A browser of ours never fails them; a crafted post must not reach the database or a 500.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError

_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


def list_of_objects(value: Any, *, most: int, name: str) -> list[Mapping[str, Any]]:
    """A list of at most so many objects; nothing is an empty list."""
    if value is None or value == "":
        return []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise ValidationError(f"The {name} could not be read. Reload the page and try again.", code="shape")
    if len(value) > most:
        raise ValidationError(f"There can be at most {most} {name}.", code="too_many")
    return value


def identifier(value: Any) -> str:
    """A block id, as it was; a new one where there is none."""
    if isinstance(value, str) and 0 < len(value) <= 64 and all(sign.isalnum() or sign in "-:_" for sign in value):
        return value
    return str(uuid.uuid4())


def reference(value: Any) -> str:
    """The id of another block, or an empty string when none was chosen yet."""
    return identifier(value) if value else ""


def words(value: Any, *, most: int, name: str) -> str:
    """One line of text without control characters."""
    text = " ".join(value.translate(_CONTROL).split()) if isinstance(value, str) else ""
    if len(text) > most:
        raise ValidationError(f"{name} must be {most} characters or fewer.", code="too_long")
    return text


def one_of(value: Any, choices: Collection[str], *, name: str) -> str:
    """A value of a closed list."""
    if not isinstance(value, str) or value not in choices:
        raise ValidationError(f"Choose {name} from the list.", code="unknown_choice")
    return value
