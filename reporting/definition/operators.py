"""The operators of conditions, and which of them suit which kind of question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from reporting.definition import periods
from reporting.definition.json_values import JSON, same


class ValueKind(StrEnum):
    """What an operator compares with, which is also what the form editor offers to choose."""

    NOTHING = "nothing"
    OPTION = "option"
    OPTIONS = "options"
    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    TEXT = "text"
    TEXTS = "texts"
    COUNT = "count"
    PERIOD = "period"


Compare: TypeAlias = Callable[[JSON, JSON, datetime], bool]


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to compare an answer.

    `compare(answer, value, now)` never raises and is called with an answer that is not empty; values of the
    wrong type compare false. `now` is the moment in London, without a zone. `phrase` is what an editor reads
    between question and value.
    """

    name: str
    phrase: str
    compare: Compare
    holds_when_unanswered: bool = False


def _members(value: JSON) -> Sequence[JSON]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)


def folded(text: str) -> str:
    """A text as comparisons see it: capitals, and how much space there is between words, make no difference."""
    return " ".join(text.casefold().split())


def _equal(answer: JSON, value: JSON) -> bool:
    if isinstance(answer, str) and isinstance(value, str):
        return answer == value or folded(answer) == folded(value)
    return same(answer, value)


def _is_one_of(answer: JSON, value: JSON) -> bool:
    return any(_equal(given, wanted) for given in _members(answer) for wanted in _members(value))


def _order(answer: JSON, value: JSON) -> int | None:
    """-1, 0 or 1 for two numbers, or for two ISO dates or times; None for what cannot be ordered.

    A date with a time is compared with a date by its day alone.
    """
    if isinstance(answer, bool) or isinstance(value, bool):
        return None
    if isinstance(answer, int | float) and isinstance(value, int | float):
        return (answer > value) - (answer < value)
    if isinstance(answer, str) and isinstance(value, str):
        shown = answer[: len(value)] if len(value) == periods.DATE_LENGTH < len(answer) else answer
        return (shown > value) - (shown < value)
    return None


def _length(answer: JSON) -> int:
    return len(answer) if isinstance(answer, str) else -1


def _count(answer: JSON) -> int:
    return len(answer) if isinstance(answer, Sequence) and not isinstance(answer, str) else -1


def _whole(value: JSON) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _ordered(*orders: int) -> Compare:
    return lambda answer, value, _now: _order(answer, value) in orders


def _sized(size: Callable[[JSON], int], fits: Callable[[int, int], bool]) -> Compare:
    def compare(answer: JSON, value: JSON, _now: datetime) -> bool:
        found, wanted = size(answer), _whole(value)
        return found >= 0 and wanted is not None and fits(found, wanted)

    return compare


def _worded(fits: Callable[[str, str], bool]) -> Compare:
    def compare(answer: JSON, value: JSON, _now: datetime) -> bool:
        return isinstance(answer, str) and isinstance(value, str) and fits(folded(answer), folded(value))

    return compare


_ALL = (
    Operator("is", "is", lambda answer, value, _now: _equal(answer, value)),
    Operator("is_not", "is not", lambda answer, value, _now: not _equal(answer, value)),
    Operator("any_of", "is any of", lambda answer, value, _now: _is_one_of(answer, value)),
    Operator("none_of", "is none of", lambda answer, value, _now: not _is_one_of(answer, value)),
    Operator("includes", "includes", lambda answer, value, _now: _is_one_of(_members(answer), (value,))),
    Operator(
        "not_includes", "does not include", lambda answer, value, _now: not _is_one_of(_members(answer), (value,))
    ),
    Operator("answered", "has an answer", lambda _answer, _value, _now: True),
    Operator("not_answered", "has no answer", lambda _answer, _value, _now: False, holds_when_unanswered=True),
    Operator("more_than", "is more than", _ordered(1)),
    Operator("less_than", "is less than", _ordered(-1)),
    Operator("at_least", "is at least", _ordered(0, 1)),
    Operator("at_most", "is at most", _ordered(-1, 0)),
    Operator("before", "is before", _ordered(-1)),
    Operator("after", "is after", _ordered(1)),
    Operator("on_or_before", "is on or before", _ordered(-1, 0)),
    Operator("on_or_after", "is on or after", _ordered(0, 1)),
    Operator("within_last", "is within the last", periods.within_last),
    Operator("older_than", "is as long ago as, or longer ago than,", periods.older_than),
    Operator("in_next", "is within the next", periods.in_next),
    Operator("contains", "contains", _worded(lambda answer, value: value in answer)),
    Operator("not_contains", "does not contain", _worded(lambda answer, value: value not in answer)),
    Operator("starts_with", "starts with", _worded(str.startswith)),
    Operator("ends_with", "ends with", _worded(str.endswith)),
    Operator("longer_than", "is longer in characters than", _sized(_length, int.__gt__)),
    Operator("shorter_than", "is shorter in characters than", _sized(_length, int.__lt__)),
    Operator("count_is", "has exactly this many:", _sized(_count, int.__eq__)),
    Operator("count_at_least", "has at least this many:", _sized(_count, int.__ge__)),
    Operator("count_at_most", "has at most this many:", _sized(_count, int.__le__)),
)

OPERATORS: dict[str, Operator] = {operator.name: operator for operator in _ALL}

ANSWERED_ONLY = {"answered": ValueKind.NOTHING, "not_answered": ValueKind.NOTHING}
"""Operators that suit every kind of question."""

CHOICE = {
    "is": ValueKind.OPTION,
    "is_not": ValueKind.OPTION,
    "any_of": ValueKind.OPTIONS,
    "none_of": ValueKind.OPTIONS,
    **ANSWERED_ONLY,
}
"""For one option's code."""

CHOICES = {
    "includes": ValueKind.OPTION,
    "not_includes": ValueKind.OPTION,
    "any_of": ValueKind.OPTIONS,
    "none_of": ValueKind.OPTIONS,
    "count_is": ValueKind.COUNT,
    "count_at_least": ValueKind.COUNT,
    "count_at_most": ValueKind.COUNT,
    **ANSWERED_ONLY,
}
"""For a list of option codes."""

NUMBERS = {
    "is": ValueKind.NUMBER,
    "is_not": ValueKind.NUMBER,
    "more_than": ValueKind.NUMBER,
    "less_than": ValueKind.NUMBER,
    "at_least": ValueKind.NUMBER,
    "at_most": ValueKind.NUMBER,
    **ANSWERED_ONLY,
}
"""For a number."""

DATES = {
    "is": ValueKind.DATE,
    "is_not": ValueKind.DATE,
    "before": ValueKind.DATE,
    "after": ValueKind.DATE,
    "on_or_before": ValueKind.DATE,
    "on_or_after": ValueKind.DATE,
    "within_last": ValueKind.PERIOD,
    "older_than": ValueKind.PERIOD,
    "in_next": ValueKind.PERIOD,
    **ANSWERED_ONLY,
}
"""For an ISO date."""

MOMENTS = {name: wanted for name, wanted in DATES.items() if name not in {"is", "is_not"}}
"""For an ISO date with a time: compared with dates by the day, with periods to the minute."""

TIMES = {
    "is": ValueKind.TIME,
    "is_not": ValueKind.TIME,
    "before": ValueKind.TIME,
    "after": ValueKind.TIME,
    "on_or_before": ValueKind.TIME,
    "on_or_after": ValueKind.TIME,
    **ANSWERED_ONLY,
}
"""For a time of day, HH:MM."""

TEXTS = {
    "is": ValueKind.TEXT,
    "is_not": ValueKind.TEXT,
    "any_of": ValueKind.TEXTS,
    "none_of": ValueKind.TEXTS,
    "contains": ValueKind.TEXT,
    "not_contains": ValueKind.TEXT,
    "starts_with": ValueKind.TEXT,
    "ends_with": ValueKind.TEXT,
    "longer_than": ValueKind.COUNT,
    "shorter_than": ValueKind.COUNT,
    **ANSWERED_ONLY,
}
"""For a text."""

COUNTS = {
    "count_is": ValueKind.COUNT,
    "count_at_least": ValueKind.COUNT,
    "count_at_most": ValueKind.COUNT,
    **ANSWERED_ONLY,
}
"""For a list of entries or of files."""
