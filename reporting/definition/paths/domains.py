"""The answers a question can have, as far as the conditions of a form can tell them apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeAlias

from reporting.definition import kinds, periods
from reporting.definition.conditions import Setting, Test, holds
from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.date import is_date
from reporting.definition.kinds.number import DECIMALS
from reporting.definition.kinds.time import is_time
from reporting.definition.operators import ValueKind
from reporting.definition.paths.texts import texts_for, ways_left

Takes: TypeAlias = Callable[[JSON], bool]

WORDED = frozenset({ValueKind.TEXT, ValueKind.TEXTS, ValueKind.COUNT})
"""What tests of texts compare with."""

MOST_APART = 8
"""Options of checkboxes inside a group that are told apart."""

_LAST_DAY = date.max.toordinal()
_ANY_DAY = date(2026, 1, 1)
"""Passed as today where no day matters: bounds of a date by today are left out of the proof."""


def representatives(question: Question, tests: Sequence[Test], setting: Setting) -> tuple[JSON, ...]:
    """One answer for each way in which the tests can come out; None stands for left empty.

    Every possible answer makes the tests come out as one of these does, where that `is_complete`. The most ordinary
    answers come first.
    """
    found: dict[tuple[object, ...], JSON] = {}
    apart = {option.code for option in question.options if option.show_when is not None}
    for candidate in (*answered(question, tests, setting), *(() if question.required else (None,))):
        verdicts = tuple(holds(test, {question.code: candidate}, setting) for test in tests)
        key = (*verdicts, candidate) if isinstance(candidate, str) and candidate in apart else verdicts
        found.setdefault(key, candidate)
    return tuple(found.values())


def answered(question: Question, tests: Sequence[Test], setting: Setting) -> Iterator[JSON]:
    """Answers around everything that the tests compare with."""
    kind = kinds.get(question.kind)
    if kind.has_options:
        if question.kind == "checkboxes":
            yield from _choices(question, tests)
        else:
            yield from (option.code for option in sorted(question.options, key=lambda one: bool(one.marks)))
        return
    if question.kind == "yes_no":
        yield from (False, True)
        return
    example = kind.example(question)
    yield example
    if _asks_words(question, tests):
        texts = texts_for(tests, str(example), lambda text: _is_taken(question, text))
        yield from (text for text in texts if isinstance(text, str))
    yield from values_around(tests, kind.operators, setting, lambda value: _is_taken(question, value))


def is_complete(question: Question, tests: Sequence[Test]) -> bool:
    """Whether `representatives` has an answer for each way in which these tests of a question can come out."""
    if any(test.part for test in tests):
        return False
    if question.kind == "checkboxes":
        return len(question.options) <= MOST_APART
    if not _asks_words(question, tests):
        return True
    example = str(kinds.get(question.kind).example(question))
    texts = texts_for(tests, example, lambda text: _is_taken(question, text))
    return not ways_left(tests) and all(isinstance(text, str) for text in texts)


def _asks_words(question: Question, tests: Sequence[Test]) -> bool:
    kind = kinds.get(question.kind)
    return not kind.has_options and any(kind.operators.get(test.operator) in WORDED for test in tests)


def _choices(question: Question, tests: Sequence[Test]) -> Iterator[JSON]:
    """Choices of several for every set of the options that tests name, filled up with others where more are wanted."""
    named = {code for test in tests for code in (test.value if isinstance(test.value, list | tuple) else (test.value,))}
    codes = [option.code for option in question.options]
    apart = [code for code in codes if len(codes) <= MOST_APART or code in named][:MOST_APART]
    others = [code for code in codes if code not in apart]
    for bits in range(2 ** len(apart)):
        ticked = [code for place, code in enumerate(apart) if bits >> place & 1]
        for chosen in (ticked, [*ticked, *others[:1]], [*ticked, *others]):
            ordered: list[JSON] = [code for code in codes if code in chosen]
            if ordered and _is_taken(question, ordered):
                yield ordered
                break


def values_around(
    tests: Sequence[Test], wanted: Mapping[str, ValueKind], setting: Setting, takes: Takes
) -> Iterator[JSON]:
    """Values around what tests of these kinds compare with, and that are taken."""
    by_kind: dict[ValueKind, list[JSON]] = {}
    for test in tests:
        if value_kind := wanted.get(test.operator):
            by_kind.setdefault(value_kind, []).append(test.value)
    spans = [value for value in by_kind.get(ValueKind.PERIOD, ()) if isinstance(value, Mapping)]
    days = [*by_kind.get(ValueKind.DATE, ()), *_bounds(spans, setting)]
    yield from (number for number in _numbers_around(by_kind.get(ValueKind.NUMBER, ())) if takes(number))
    yield from (day for day in _dates_around(days) if takes(day))
    yield from (moment for moment in _moments_around(spans, days, setting) if takes(moment))
    yield from (time for time in _times_around(by_kind.get(ValueKind.TIME, ())) if takes(time))


def _is_taken(question: Question, value: JSON) -> bool:
    """Whether a question takes a value, on some day."""
    problems = kinds.get(question.kind).check(question, value, today=_ANY_DAY)[1]
    return all(problem.code in ("date_future", "date_past") for problem in problems)


def _numbers_around(operands: Iterable[JSON]) -> Iterator[JSON]:
    """Each operand and its nearest neighbours, whole and at the finest fraction that a number may have."""
    for operand in operands:
        if isinstance(operand, int | float):
            whole, fine = math.floor(operand), math.floor(operand * 10**DECIMALS)
            yield operand
            yield from range(whole - 1, whole + 3)
            yield from (round((fine + step) / 10**DECIMALS, DECIMALS) for step in range(-1, 3))


def _bounds(spans: Iterable[Mapping[str, JSON]], setting: Setting) -> Iterator[JSON]:
    """The days on which spans of time begin and end, and today."""
    for span in spans:
        for moment in (setting.now, periods.shifted(setting.now, span, -1), periods.shifted(setting.now, span, 1)):
            yield moment.date().isoformat()


def _dates_around(operands: Iterable[JSON]) -> Iterator[JSON]:
    for operand in operands:
        if isinstance(operand, str) and is_date(operand):
            ordinal = date.fromisoformat(operand).toordinal()
            around = (near for near in (ordinal - 1, ordinal, ordinal + 1) if 1 <= near <= _LAST_DAY)
            yield from (date.fromordinal(near).isoformat() for near in around)


def _moments_around(spans: Iterable[Mapping[str, JSON]], days: Iterable[JSON], setting: Setting) -> Iterator[JSON]:
    """Minutes around the ends of spans of time, and noon of each day around."""
    for span in spans:
        for moment in (setting.now, periods.shifted(setting.now, span, -1), periods.shifted(setting.now, span, 1)):
            if datetime.min + timedelta(days=1) < moment < datetime.max - timedelta(days=1):
                yield from (_minute(moment + timedelta(minutes=step)) for step in (-1, 0, 1))
    yield from (f"{day}T12:00" for day in _dates_around(days))


def _minute(moment: datetime) -> str:
    return moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")


def _times_around(operands: Iterable[JSON]) -> Iterator[JSON]:
    for operand in operands:
        if isinstance(operand, str) and is_time(operand):
            minute = int(operand[:2]) * 60 + int(operand[3:])
            around = (near for near in (minute - 1, minute, minute + 1) if 0 <= near < 24 * 60)
            yield from (f"{near // 60:02}:{near % 60:02}" for near in around)
