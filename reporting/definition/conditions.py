"""Conditions: when a step, a question, words or an option is shown, and which way a route goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

from reporting.definition import periods
from reporting.definition.json_values import JSON, Answers, is_empty
from reporting.definition.operators import OPERATORS


@dataclass(frozen=True, slots=True)
class Test:
    """One comparison of one answer, such as "crime_type is burglary".

    `value` is an option code, a list of option codes, true or false, a number, an ISO date, an "HH:MM" time, a
    text, or a period such as {"amount": 12, "unit": "months"}, as the operator says; None where the operator
    needs no value. `part` names a part of a composite answer, such as the town of an address.
    """

    __test__ = False  # not a test case, whatever its name suggests to a test runner

    question: str
    operator: str
    value: JSON = None
    part: str = ""


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


@dataclass(frozen=True, slots=True)
class Named:
    """The condition of the form with this code; false when it has none, or when it leads back to itself."""

    code: str


@dataclass(frozen=True, slots=True)
class AnyEntry:
    """True when the condition is true of at least one entry of a group.

    It sees the answers of the entry, and those outside of the group.
    """

    group: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class AllEntries:
    """True when the group has an entry and the condition is true of every one."""

    group: str
    condition: Condition


Condition: TypeAlias = AllOf | AnyOf | Not | Test | Named | AnyEntry | AllEntries


@dataclass(frozen=True)
class Setting:
    """What conditions are read in, beside the answers.

    `moment` is when they are read: with a zone, or without one as the clocks in London show it; None for the
    present. `named` are the form's named conditions.
    """

    named: Mapping[str, Condition] = field(default_factory=dict)
    moment: datetime | None = None

    @cached_property
    def now(self) -> datetime:
        """The moment in London, without a zone: the same one however often it is asked for."""
        return periods.present() if self.moment is None else periods.in_london(self.moment)


def holds(condition: Condition, answers: Answers, setting: Setting | None = None) -> bool:
    """Whether a condition is true of these answers.

    An unanswered question makes every test false, `not_answered` alone excepted. That includes `is_not`,
    `none_of` and `not_includes`: a step "shown when the crime is not burglary" stays away until the person
    has said what it was. To include the unanswered, write Not(Test(question, "is", ...)).
    """
    return _holds(condition, answers, setting or Setting(), ())


def _holds(condition: Condition, answers: Answers, setting: Setting, within: tuple[str, ...]) -> bool:
    match condition:
        case Test():
            return _test_holds(condition, answers.get(condition.question), setting)
        case AllOf():
            return all(_holds(part, answers, setting, within) for part in condition.conditions)
        case AnyOf():
            return any(_holds(part, answers, setting, within) for part in condition.conditions)
        case Not():
            return not _holds(condition.condition, answers, setting, within)
        case Named(code):
            named = None if code in within else setting.named.get(code)
            return named is not None and _holds(named, answers, setting, (*within, code))
        case AnyEntry(group, inner):
            return any(_holds(inner, {**answers, **entry}, setting, within) for entry in entries(answers.get(group)))
        case AllEntries(group, inner):
            found = entries(answers.get(group))
            return bool(found) and all(_holds(inner, {**answers, **entry}, setting, within) for entry in found)


def entries(answer: JSON) -> list[Mapping[str, JSON]]:
    """The entries of a group's answer; what is none is left out."""
    if isinstance(answer, str | Mapping) or not answer or isinstance(answer, bool | int | float):
        return []
    return [entry for entry in answer if isinstance(entry, Mapping)]


def _test_holds(test: Test, answer: JSON, setting: Setting) -> bool:
    operator = OPERATORS.get(test.operator)
    if operator is None:
        return False
    if test.part:
        answer = answer.get(test.part) if isinstance(answer, Mapping) else None
    if is_empty(answer):
        return operator.holds_when_unanswered
    return operator.compare(answer, test.value, setting.now)


def tests_in(condition: Condition | None) -> Iterator[Test]:
    """Every test inside a condition, in the order they are written; those of named conditions are not inside."""
    for part in parts_of(condition):
        if isinstance(part, Test):
            yield part


def parts_of(condition: Condition | None) -> Iterator[Condition]:
    """A condition and every condition inside it, in the order they are written."""
    if condition is None:
        return
    yield condition
    match condition:
        case AllOf() | AnyOf():
            for part in condition.conditions:
                yield from parts_of(part)
        case Not(inner) | AnyEntry(_, inner) | AllEntries(_, inner):
            yield from parts_of(inner)
        case _:
            return


def spelled_out(condition: Condition, named: Mapping[str, Condition]) -> Condition:
    """The condition with what each named condition stands for in its place.

    A name that is unknown, or that leads back to itself, becomes the condition that is never true.
    """
    return _spelled_out(condition, named, ())


def _spelled_out(condition: Condition, named: Mapping[str, Condition], within: tuple[str, ...]) -> Condition:
    match condition:
        case Test():
            return condition
        case AllOf(parts):
            return AllOf(tuple(_spelled_out(part, named, within) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_spelled_out(part, named, within) for part in parts))
        case Not(inner):
            return Not(_spelled_out(inner, named, within))
        case AnyEntry(group, inner):
            return AnyEntry(group, _spelled_out(inner, named, within))
        case AllEntries(group, inner):
            return AllEntries(group, _spelled_out(inner, named, within))
        case Named(code):
            if code in within or code not in named:
                return NEVER
            return _spelled_out(named[code], named, (*within, code))


NEVER = AnyOf(())
"""The condition that is true of nothing."""
