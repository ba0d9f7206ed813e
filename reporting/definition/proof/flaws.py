"""What is wrong with a form, apart from the words that say so."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from reporting.definition.json_values import JSON

Place: TypeAlias = tuple[str | int, ...]
"""Where in a form: ("steps", step), ("steps", step, "items", item), ("steps", step, "show_when") or
("steps", step, "routes", number, "when" or "to"). An empty place is the form itself.

An item's own condition is at (..., "items", item, "show_when"), that of an option at (..., "items", item, "options",
option, "show_when"). Items of a group's entries stand at their step like the group. A named condition is at
("conditions", code).

Parts of a condition follow "show_when" or "when" by their numbers from 0.
"""


class Severity(StrEnum):
    """An error keeps a form from being published; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclasses.dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a form. `code` is stable; `sentences` has the words."""

    severity: Severity
    code: str
    at: Place = ()
    params: Mapping[str, JSON] = dataclasses.field(default_factory=dict)


def error(code: str, at: Place = (), /, **params: JSON) -> Flaw:
    """A flaw that keeps the form from being published."""
    return Flaw(Severity.ERROR, code, at, params)


def warning(code: str, at: Place = (), /, **params: JSON) -> Flaw:
    """A flaw the editor is told about."""
    return Flaw(Severity.WARNING, code, at, params)


def at_step(step: str) -> Place:
    """The place of a step."""
    return ("steps", step)


def at_item(step: str, item: str) -> Place:
    """The place of a question or a piece of content."""
    return ("steps", step, "items", item)


def at_named(condition: str) -> Place:
    """The place of a named condition."""
    return ("conditions", condition)
