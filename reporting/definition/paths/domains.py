"""The answers a question can have, as far as the conditions of a form can tell them apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reporting.definition import kinds
from reporting.definition.conditions import Test, holds
from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.date import is_date
from reporting.definition.kinds.number import DECIMALS
from reporting.definition.kinds.time import is_time

_LAST_DAY = date.max.toordinal()
_ANY_DAY = date(2026, 1, 1)
"""Passed as today where no day matters: bounds of a date by today are left out of the proof."""


def representatives(question: Question, tests: Sequence[Test]) -> tuple[JSON, ...]:
    """One answer for each way in which the tests can come out; None stands for left empty.

    Every possible answer makes the tests come out as one of these does. The most ordinary answers come first.
    """
    found: dict[tuple[bool, ...], JSON] = {}
    for candidate in _candidates(question, tests):
        verdicts = tuple(holds(test, {question.code: candidate}) for test in tests)
        found.setdefault(verdicts, candidate)
    return tuple(found.values())


def _candidates(question: Question, tests: Sequence[Test]) -> Iterator[JSON]:
    kind = kinds.get(question.kind)
    operands = [test.value for test in tests]
    match question.kind:
        case "radios":
            yield from (option.code for option in sorted(question.options, key=lambda one: bool(one.marks)))
        case "yes_no":
            yield from (False, True)
        case "number":
            candidates = [kind.example(question), *_numbers_around(operands)]
            yield from (number for number in candidates if not kind.check(question, number, today=_ANY_DAY)[1])
        case "date":
            yield from (kind.example(question), *_dates_around(operands))
        case "time":
            yield from (kind.example(question), *_times_around(operands))
        case _:
            yield kind.example(question)
    if not question.required:
        yield None


def _numbers_around(operands: Iterable[JSON]) -> Iterator[JSON]:
    """Each operand and its nearest neighbours, whole and at the finest fraction that a number may have."""
    for operand in operands:
        if isinstance(operand, int | float):
            whole, fine = math.floor(operand), math.floor(operand * 10**DECIMALS)
            yield operand
            yield from range(whole - 1, whole + 3)
            yield from (round((fine + step) / 10**DECIMALS, DECIMALS) for step in range(-1, 3))


def _dates_around(operands: Iterable[JSON]) -> Iterator[JSON]:
    for operand in operands:
        if isinstance(operand, str) and is_date(operand):
            ordinal = date.fromisoformat(operand).toordinal()
            around = (near for near in (ordinal - 1, ordinal, ordinal + 1) if 1 <= near <= _LAST_DAY)
            yield from (date.fromordinal(near).isoformat() for near in around)


def _times_around(operands: Iterable[JSON]) -> Iterator[JSON]:
    for operand in operands:
        if isinstance(operand, str) and is_time(operand):
            minute = int(operand[:2]) * 60 + int(operand[3:])
            around = (near for near in (minute - 1, minute, minute + 1) if 0 <= near < 24 * 60)
            yield from (f"{near // 60:02}:{near % 60:02}" for near in around)
