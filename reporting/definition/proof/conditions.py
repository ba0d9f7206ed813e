"""Proof of every condition by itself: what it asks about is there, comes earlier and can be asked so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reporting.definition import kinds
from reporting.definition.conditions import (
    AllEntries,
    AllOf,
    AnyEntry,
    AnyOf,
    Condition,
    Named,
    Not,
    Test,
    parts_of,
    spelled_out,
)
from reporting.definition.form import Form, Question, Step
from reporting.definition.json_values import JSON
from reporting.definition.operators import ValueKind
from reporting.definition.proof.flaws import Flaw, Place, at_item, at_named, at_step, error, warning
from reporting.definition.proof.values import fits
from reporting.definition.visibility import Item, revealing_option


def condition_flaws(form: Form) -> Iterator[Flaw]:
    """Flaws of all conditions: named ones, and those on steps, items, options and routes."""
    for code, condition in form.conditions.items():
        yield from _flaws(condition, _Reader(form, at_named(code), len(form.steps), group=None, is_named=True))
        if _leads_back(form, code):
            yield error("conditions_circular", at_named(code), named=code)
    yield from _unused(form)
    for position, step in enumerate(form.steps):
        at, before = at_step(step.code), _Reader(form, at_step(step.code), position)
        yield from _flaws(step.show_when, replace(before, at=(*at, "show_when")))
        for item in step.items:
            yield from _item_flaws(item, step, before)
        for number, route in enumerate(step.routes):
            yield from _flaws(route.when, _Reader(form, (*at, "routes", number, "when"), position + 1))


@dataclass(frozen=True, slots=True)
class _Reader:
    """From where a condition asks: only of steps before a position, and of the entry of a group it stands in."""

    form: Form
    at: Place
    before: int
    group: Question | None = None
    is_named: bool = False
    triggers: frozenset[str] = frozenset()
    """Questions of the same page that may be asked about, because the item is drawn inside their option."""


def _item_flaws(item: Item, step: Step, reader: _Reader, group: Question | None = None) -> Iterator[Flaw]:
    at = at_item(step.code, item.code)
    trigger = revealing_option(item)
    triggers = frozenset((trigger[0],)) if trigger else frozenset()
    yield from _flaws(item.show_when, replace(reader, at=(*at, "show_when"), group=group, triggers=triggers))
    if not isinstance(item, Question):
        return
    for option in item.options:
        place = (*at, "options", option.code, "show_when")
        yield from _flaws(option.show_when, replace(reader, at=place, group=group))
    for inner in item.items:
        yield from _item_flaws(inner, step, reader, item)


def _flaws(condition: Condition | None, reader: _Reader) -> Iterator[Flaw]:
    match condition:
        case Test():
            yield from _test_flaws(condition, reader)
        case AllOf() | AnyOf():
            if not condition.conditions:
                yield error("condition_empty", reader.at)
            for number, part in enumerate(condition.conditions):
                yield from _flaws(part, _inside(reader, number))
        case Not(inner):
            yield from _flaws(inner, _inside(reader, 0))
        case Named(code):
            if code not in reader.form.conditions:
                yield error("name_vanished", reader.at)
            elif not reader.is_named and (late := _asked_too_early(reader.form.conditions[code], reader)):
                yield error("question_not_earlier", reader.at, question=late)
        case AnyEntry(group, inner) | AllEntries(group, inner):
            yield from _entries_flaws(group, inner, reader)


def _inside(reader: _Reader, number: int) -> _Reader:
    """A part of a condition is told where it stands: by its number."""
    return replace(reader, at=(*reader.at, number))


def _entries_flaws(group: str, inner: Condition, reader: _Reader) -> Iterator[Flaw]:
    form = reader.form
    if not form.has_question(group):
        yield error("question_vanished", reader.at, question=group)
    elif not form.question(group).items:
        yield error("not_a_group", reader.at, question=group)
    else:
        if form.position(form.step_of(group).code) >= reader.before:
            yield error("question_not_earlier", reader.at, question=group)
        yield from _flaws(inner, replace(_inside(reader, 0), group=form.question(group), triggers=frozenset()))


def _test_flaws(test: Test, reader: _Reader) -> Iterator[Flaw]:
    form, at = reader.form, reader.at
    question = form.find(test.question)
    if question is None:
        yield error("question_vanished", at, question=test.question)
        return
    yield from _place_flaws(test.question, reader)
    if not kinds.exists(question.kind):
        return
    if test.part and test.part not in kinds.get(question.kind).parts(question):
        yield error("part_vanished", at, question=test.question)
        return
    value_kind = _operators(question, test.part).get(test.operator)
    if value_kind is None:
        yield error("operator_unsuitable", at, question=test.question, operator=test.operator)
    elif vanished := _vanished_options(question, test.value, value_kind):
        yield error("option_vanished", at, question=test.question, options=list(vanished))
    elif not fits(test.value, value_kind):
        yield error("value_unsuitable", at, question=test.question, wanted=value_kind.value)


def _operators(question: Question, part: str) -> Mapping[str, ValueKind]:
    kind = kinds.get(question.kind)
    return kind.parts(question)[part] if part else kind.operators


def _place_flaws(code: str, reader: _Reader) -> Iterator[Flaw]:
    """What is wrong with asking about this question from here."""
    form, group = reader.form, reader.form.group_of(code)
    if code in reader.triggers:
        return
    if group is not None and (reader.group is None or reader.group.code != group.code):
        yield error("question_in_group", reader.at, question=code)
    elif form.position(form.step_of(group.code if group else code).code) >= reader.before:
        yield error("question_not_earlier", reader.at, question=code)


def _asked_too_early(condition: Condition, reader: _Reader) -> str:
    """The first question of a named condition that has not been answered where the condition is used."""
    form = reader.form
    for part in parts_of(spelled_out(condition, form.conditions)):
        code = (
            part.question if isinstance(part, Test) else part.group if isinstance(part, AnyEntry | AllEntries) else ""
        )
        group = form.group_of(code)
        asked = group.code if group else code
        if form.has_question(asked) and form.position(form.step_of(asked).code) >= reader.before:
            return asked
    return ""


def _leads_back(form: Form, start: str) -> bool:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for part in parts_of(form.conditions.get(ahead.pop())):
            if isinstance(part, Named) and part.code == start:
                return True
            if isinstance(part, Named) and part.code not in seen:
                seen.add(part.code)
                ahead.append(part.code)
    return False


def _unused(form: Form) -> Iterator[Flaw]:
    used = {part.code for condition in _all(form) for part in parts_of(condition) if isinstance(part, Named)}
    yield from (warning("condition_unused", at_named(code)) for code in form.conditions if code not in used)


def _all(form: Form) -> Iterator[Condition | None]:
    yield from form.conditions.values()
    for step in form.steps:
        yield step.show_when
        yield from (route.when for route in step.routes)
        yield from _of_items(step.items)


def _of_items(items: Sequence[Item]) -> Iterator[Condition | None]:
    for item in items:
        yield item.show_when
        if isinstance(item, Question):
            yield from (option.show_when for option in item.options)
            yield from _of_items(item.items)


def _vanished_options(question: Question, value: JSON, wanted: ValueKind) -> tuple[str, ...]:
    codes: Sequence[JSON] = ()
    if wanted is ValueKind.OPTION:
        codes = (value,)
    elif wanted is ValueKind.OPTIONS and isinstance(value, list | tuple):
        codes = value
    return tuple(code for code in codes if isinstance(code, str) and question.option(code) is None)
