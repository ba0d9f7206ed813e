"""Proof of every condition by itself: what it asks about is there, comes earlier and can be asked so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.definition import kinds
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Form, Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.date import is_date
from reporting.definition.kinds.time import is_time
from reporting.definition.operators import ValueKind
from reporting.definition.periods import is_period
from reporting.definition.proof.flaws import Flaw, Place, at_step, error


def condition_flaws(form: Form) -> Iterator[Flaw]:
    """Flaws of the conditions on steps and on routes."""
    for position, step in enumerate(form.steps):
        at = at_step(step.code)
        yield from _flaws(form, step.show_when, (*at, "show_when"), before=position)
        for number, route in enumerate(step.routes):
            yield from _flaws(form, route.when, (*at, "routes", number, "when"), before=position + 1)


def _flaws(form: Form, condition: Condition | None, at: Place, *, before: int) -> Iterator[Flaw]:
    match condition:
        case Test():
            yield from _test_flaws(form, condition, at, before)
        case AllOf() | AnyOf():
            if not condition.conditions:
                yield error("condition_empty", at)
            for number, part in enumerate(condition.conditions):
                yield from _flaws(form, part, (*at, number), before=before)
        case Not():
            yield from _flaws(form, condition.condition, (*at, 0), before=before)
        case Named() | AnyEntry() | AllEntries() | None:
            return


def _test_flaws(form: Form, test: Test, at: Place, before: int) -> Iterator[Flaw]:
    if not form.has_question(test.question):
        yield error("question_vanished", at, question=test.question)
        return
    question, step = form.question(test.question), form.step_of(test.question)
    if form.position(step.code) >= before:
        yield error("question_not_earlier", at, question=test.question)
    if not kinds.exists(question.kind):
        return
    value_kind = kinds.get(question.kind).operators.get(test.operator)
    if value_kind is None:
        yield error("operator_unsuitable", at, question=test.question, operator=test.operator)
    elif vanished := _vanished_options(question, test.value, value_kind):
        yield error("option_vanished", at, question=test.question, options=list(vanished))
    elif not _fits(test.value, value_kind):
        yield error("value_unsuitable", at, question=test.question, wanted=value_kind.value)


def _vanished_options(question: Question, value: JSON, wanted: ValueKind) -> tuple[str, ...]:
    codes: Sequence[JSON] = ()
    if wanted is ValueKind.OPTION:
        codes = (value,)
    elif wanted is ValueKind.OPTIONS and isinstance(value, list | tuple):
        codes = value
    return tuple(code for code in codes if isinstance(code, str) and question.option(code) is None)


def _fits(value: JSON, wanted: ValueKind) -> bool:
    """Whether a test's value is of the kind its operator wants."""
    match wanted:
        case ValueKind.NOTHING:
            return value is None
        case ValueKind.OPTION:
            return isinstance(value, str)
        case ValueKind.OPTIONS:
            codes = value if isinstance(value, list | tuple) else ()
            return bool(codes) and all(isinstance(code, str) for code in codes)
        case ValueKind.YES_NO:
            return isinstance(value, bool)
        case ValueKind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ValueKind.DATE:
            return is_date(value)
        case ValueKind.TIME:
            return is_time(value)
        case ValueKind.TEXT:
            return isinstance(value, str) and bool(value.strip())
        case ValueKind.TEXTS:
            texts = value if isinstance(value, list | tuple) else ()
            return bool(texts) and all(isinstance(text, str) and text.strip() for text in texts)
        case ValueKind.COUNT:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case ValueKind.PERIOD:
            return is_period(value)
