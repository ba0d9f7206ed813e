"""Proof of the emergency gate: whoever is in danger is sent to 999 before anything is asked."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.definition.form import ExitKind, Form, FormKind, Mark, Question, Step, StepKind
from reporting.definition.kinds.group import always_asked
from reporting.definition.proof.flaws import Flaw, at_item, at_step, error
from reporting.definition.routing import walk


def gate_flaws(form: Form) -> Iterator[Flaw]:
    """A report or sensitive form begins with a gate; a gate asks one question and leads to the 999 page."""
    gates = [step for step in form.steps if step.kind is StepKind.EMERGENCY_GATE]
    first = form.steps[0] if form.steps else None
    if form.kind is not FormKind.SERVICE and first is not None and first not in gates[:1]:
        yield error("gate_missing", at_step(first.code))
    for gate in gates:
        if gate is not first:
            yield error("gate_not_first", at_step(gate.code))
        else:
            yield from _one_gate(form, gate)


def _one_gate(form: Form, gate: Step) -> Iterator[Flaw]:
    if gate.show_when is not None or any(not always_asked(question) for question in gate.questions):
        yield error("gate_conditional", at_step(gate.code))
        return
    if len(gate.questions) != 1:
        yield error("gate_question_count", at_step(gate.code))
        return
    question = gate.questions[0]
    at = at_item(gate.code, question.code)
    marked = [option.code for option in question.options if option.marks == Mark.EMERGENCY]
    if question.kind != "radios" or not question.required or not marked or not _is_plain(question):
        yield error("gate_question", at)
    elif not all(_leads_to_999(form, question, option) for option in marked):
        yield error("gate_without_exit", at)


def _is_plain(question: Question) -> bool:
    """Whether everybody is offered every option, and one of them is not marked."""
    has_other = any(option.marks != Mark.EMERGENCY for option in question.options)
    return has_other and all(option.show_when is None for option in question.options)


def _leads_to_999(form: Form, question: Question, option: str) -> bool:
    path = walk(form, {question.code: option})
    return path.exit is not None and path.exit.exit is ExitKind.EMERGENCY_999 and len(path.steps) == 2
