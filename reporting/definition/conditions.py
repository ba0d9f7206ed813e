"""Conditions: when a step is shown and which way a route goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reporting.definition.json_values import JSON, Answers, is_empty
from reporting.definition.operators import OPERATORS


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of one answer, such as "crime_type is burglary".

    `value` is an option code, a list of option codes, true or false, a number, an ISO date or an "HH:MM"
    time, as the operator says; None where the operator needs no value.
    """

    __test__ = False  # not a test case, whatever its name suggests to a test runner

    question: str
    operator: str
    value: JSON = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is true; true when there is no part."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is true; false when there is no part."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when its part is false, also when that is because its question was not answered."""

    condition: Condition


Condition: TypeAlias = AllOf | AnyOf | Not | Test


def holds(condition: Condition, answers: Answers) -> bool:
    """Whether a condition is true of these answers.

    An unanswered question makes every test false, `not_answered` alone excepted. That includes `is_not`,
    `none_of` and `not_includes`: a step "shown when the crime is not burglary" stays away until the person
    has said what it was. To include the unanswered, write Not(Test(question, "is", ...)).
    """
    match condition:
        case Test():
            return _test_holds(condition, answers.get(condition.question))
        case AllOf():
            return all(holds(part, answers) for part in condition.conditions)
        case AnyOf():
            return any(holds(part, answers) for part in condition.conditions)
        case Not():
            return not holds(condition.condition, answers)


def _test_holds(test: Test, answer: JSON) -> bool:
    operator = OPERATORS.get(test.operator)
    if operator is None:
        return False
    if is_empty(answer):
        return operator.holds_when_unanswered
    return operator.compare(answer, test.value)


def tests_in(condition: Condition | None) -> Iterator[Test]:
    """Every test inside a condition, in the order they are written."""
    match condition:
        case None:
            return
        case Test():
            yield condition
        case AllOf() | AnyOf():
            for part in condition.conditions:
                yield from tests_in(part)
        case Not():
            yield from tests_in(condition.condition)
