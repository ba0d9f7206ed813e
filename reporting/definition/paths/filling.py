"""Whole sets of answers made from the few that decide the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from reporting.definition import kinds
from reporting.definition.conditions import Setting, entries
from reporting.definition.form import Form, Question, StepKind
from reporting.definition.json_values import JSON, Answers
from reporting.definition.kinds.group import limits
from reporting.definition.paths.entries import Wish
from reporting.definition.routing import following, step_from
from reporting.definition.visibility import Item, applying, offered


def filled(form: Form, deciding: Mapping[str, Any], now: datetime | None = None) -> dict[str, JSON]:
    """Answers to all questions of a form: the deciding ones as given, the others by example.

    An example is one of the options which a question offers on the way that the answers take. The entries of a
    group are filled up with the answers they lack; a `Wish` for them is granted as far as it can be.
    """
    setting = form.setting(now)
    answers: dict[str, JSON] = {}
    kept: dict[str, JSON] = {}
    seen: set[str] = set()
    step = step_from(form, 0, kept, setting)
    while step is not None and step.code not in seen and step.kind is not StepKind.EXIT:
        seen.add(step.code)
        found = _answered(step.items, deciding, kept, setting)
        answers |= found
        kept |= applying(step.items, found, kept, setting).answers
        step = following(form, step, kept, setting)
    rest = [question for question in form.questions() if question.code not in answers]
    return {**answers, **{one.code: _answer(one, deciding, kept, setting) for one in rest}}


def _answered(
    items: Sequence[Item], deciding: Mapping[str, Any], earlier: Answers, setting: Setting
) -> dict[str, JSON]:
    """Answers to the items that apply, one after another."""
    known = {**earlier}
    answers: dict[str, JSON] = {}
    for item in items:
        shown = offered(item, known, setting)
        if isinstance(shown, Question):
            answers[shown.code] = known[shown.code] = _answer(shown, deciding, known, setting)
    return answers


def _answer(question: Question, deciding: Mapping[str, Any], known: Answers, setting: Setting) -> JSON:
    if question.items:
        return _entries(question, deciding, known, setting)
    if question.code in deciding:
        decided: JSON = deciding[question.code]
        return decided
    kind = kinds.get(question.kind)
    return None if kind.has_options and not question.options else kind.example(question)


def _entries(group: Question, deciding: Mapping[str, Any], known: Answers, setting: Setting) -> JSON:
    wanted = deciding.get(group.code)
    if isinstance(wanted, Wish):
        wanted = wanted.granted(group, known, setting)
    if group.code in deciding and wanted is None:
        return None
    if decided := entries(wanted):
        return [_finished(group, entry, known, setting) for entry in decided]
    return [_answered(group.items, {}, known, setting) for _ in range(max(limits(group)[0], 1))]


def _finished(group: Question, entry: Answers, known: Answers, setting: Setting) -> JSON:
    """The entry with answers to what it lacks; what may be left empty is left empty."""
    needed = {question.code for question in group.questions if question.required}
    found = _answered(group.items, entry, known, setting)
    return {code: value for code, value in found.items() if code in entry or code in needed}
