"""The operators of conditions, and which of them suit which kind of question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to compare an answer.

    `compare(answer, value)` never raises and is called with an answer that is not empty; values of the wrong
    type compare false. `phrase` is what an editor reads between question and value.
    """

    name: str
    phrase: str
    compare: Callable[[JSON, JSON], bool]
    holds_when_unanswered: bool = False


def _members(value: JSON) -> Sequence[JSON]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)


def _is_one_of(answer: JSON, value: JSON) -> bool:
    return any(same(given, wanted) for given in _members(answer) for wanted in _members(value))


def _order(answer: JSON, value: JSON) -> int | None:
    """-1, 0 or 1 for two numbers, or for two ISO dates or times; None for what cannot be ordered."""
    if isinstance(answer, bool) or isinstance(value, bool):
        return None
    if isinstance(answer, int | float) and isinstance(value, int | float):
        return (answer > value) - (answer < value)
    if isinstance(answer, str) and isinstance(value, str):
        return (answer > value) - (answer < value)
    return None


OPERATORS: dict[str, Operator] = {
    operator.name: operator
    for operator in (
        Operator("is", "is", same),
        Operator("is_not", "is not", lambda answer, value: not same(answer, value)),
        Operator("any_of", "is any of", _is_one_of),
        Operator("none_of", "is none of", lambda answer, value: not _is_one_of(answer, value)),
        Operator("includes", "includes", lambda answer, value: _is_one_of(_members(answer), (value,))),
        Operator(
            "not_includes",
            "does not include",
            lambda answer, value: not _is_one_of(_members(answer), (value,)),
        ),
        Operator("answered", "has an answer", lambda _answer, _value: True),
        Operator("not_answered", "has no answer", lambda _answer, _value: False, holds_when_unanswered=True),
        Operator("more_than", "is more than", lambda answer, value: _order(answer, value) == 1),
        Operator("less_than", "is less than", lambda answer, value: _order(answer, value) == -1),
        Operator("before", "is before", lambda answer, value: _order(answer, value) == -1),
        Operator("after", "is after", lambda answer, value: _order(answer, value) == 1),
    )
}

ANSWERED_ONLY = {"answered": ValueKind.NOTHING, "not_answered": ValueKind.NOTHING}
"""Operators that suit every kind of question."""
