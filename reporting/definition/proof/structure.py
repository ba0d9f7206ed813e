"""Proof of the parts of a form one by one: steps, items, codes, options, settings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reporting.definition import kinds
from reporting.definition.form import HIDDEN, Form, Question, Step, StepKind
from reporting.definition.proof.flaws import Flaw, at_item, at_step, error, warning
from reporting.definition.visibility import with_inner

MOST_STEPS = 200
MOST_QUESTIONS = 500

# Codes become parts of URLs, of field names and of text keys.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


def structural_flaws(form: Form) -> Iterator[Flaw]:
    """Flaws of the parts that need no walking."""
    if not form.steps:
        yield error("no_steps")
    if len(form.steps) > MOST_STEPS:
        yield error("too_many_steps", max=MOST_STEPS)
    if sum(1 for _ in form.all_questions()) > MOST_QUESTIONS:
        yield error("too_many_questions", max=MOST_QUESTIONS)
    yield from _code_flaws(form)
    for step in form.steps:
        yield from _step_flaws(step)
        for question in _questions(step):
            yield from _question_flaws(step, question)


def _code_flaws(form: Form) -> Iterator[Flaw]:
    places = [(step.code, at_step(step.code)) for step in form.steps]
    steps = Counter(code for code, _ in places)
    yield from (error("duplicate_code", at, code=code) for code, at in places if steps[code] > 1)
    items = [(item.code, at_item(step.code, item.code)) for step in form.steps for item in with_inner(step.items)]
    found = Counter(code for code, _ in items)
    yield from (error("duplicate_code", at, code=code) for code, at in items if found[code] > 1)
    yield from (error("bad_code", at, code=code) for code, at in places + items if not _CODE.fullmatch(code))
    yield from _field_clashes(form)


def _field_clashes(form: Form) -> Iterator[Flaw]:
    """Questions whose HTML fields have the same name, such as a question "when-day" beside a date "when"."""
    owners: dict[str, str] = {}
    for step in form.steps:
        for question in _questions(step):
            if not kinds.exists(question.kind):
                continue
            for name in kinds.get(question.kind).fields(question):
                if owners.setdefault(name, question.code) != question.code:
                    yield error("duplicate_code", at_item(step.code, question.code), code=name)


def _questions(step: Step) -> Iterator[Question]:
    """The questions of a step, and those of its groups' entries."""
    return (item for item in with_inner(step.items) if isinstance(item, Question))


def _step_flaws(step: Step) -> Iterator[Flaw]:
    at = at_step(step.code)
    if step.kind is StepKind.EXIT:
        if step.exit is None:
            yield error("exit_without_kind", at)
        if step.questions:
            yield error("exit_with_questions", at)
        if step.routes:
            yield error("exit_with_routes", at)
    elif step.exit is not None:
        yield error("exit_kind_without_exit", at)
    elif not step.items:
        yield warning("empty_step", at)


def _question_flaws(step: Step, question: Question) -> Iterator[Flaw]:
    at = at_item(step.code, question.code)
    if not kinds.exists(question.kind):
        yield error("unknown_kind", at, kind=question.kind)
        return
    kind = kinds.get(question.kind)
    if question.kind == HIDDEN and question.required:
        yield error("hidden_required", at)
    if kind.has_options and not question.options:
        yield error("no_options", at)
    if not kind.has_options and question.options:
        yield error("options_not_taken", at)
    codes = Counter(option.code for option in question.options)
    yield from (error("duplicate_option", at, option=code) for code, times in codes.items() if times > 1)
    yield from (error("bad_code", at, code=code) for code in codes if not _CODE.fullmatch(code))
    yield from (
        error("unknown_setting", at, setting=name) for name in sorted(set(question.settings) - set(kind.settings))
    )
    yield from (error("impossible_setting", at, setting=name) for name in kind.faults(question))
