"""A complete valid set of answers to a form, made by walking it."""

from __future__ import annotations

from datetime import datetime

from reporting.definition.form import Form
from reporting.definition.json_values import JSON, is_empty
from reporting.definition.paths.decision_diagram import Node, TooComplexError
from reporting.definition.paths.filling import filled
from reporting.definition.paths.symbolic_walk import SymbolicWalk
from reporting.definition.paths.witnesses import Witnesses
from reporting.definition.routing import walk


def example(form: Form, now: datetime | None = None) -> dict[str, JSON]:
    """Answers that can be submitted, with every question on their path answered where that is possible.

    The path is a short one, and the answers are the ordinary ones (no emergency, not under 18) unless only
    others lead to the end. For a form whose end cannot be reached, which proof refuses, the answers go as far
    as they can. Files that need not be sent are left out, since none was. `now` is when relative conditions are read;
    None for the present.
    """
    moment = form.setting(now).now
    answers = walk(form, _complete(form, moment), now=moment).answers
    unsent = {question.code for question in form.questions() if question.kind == "files" and not question.required}
    return {code: value for code, value in answers.items() if not is_empty(value) and code not in unsent}


def _complete(form: Form, now: datetime) -> dict[str, JSON]:
    """Answers to all questions, on and off the path to the end."""
    try:
        symbolic = SymbolicWalk(form, now)
        if found := _shortest(form, symbolic, now):
            return found
        return Witnesses(form, symbolic).shortest or filled(form, {}, now)
    except TooComplexError:
        return filled(form, {}, now)


def _shortest(form: Form, symbolic: SymbolicWalk, now: datetime) -> dict[str, JSON] | None:
    """Question by question, the answer that leads to the end over the fewest steps; the first of equals."""
    ways: Node = symbolic.ended
    found: dict[str, JSON] | None = None
    for variable in symbolic.diagrams.variables():
        least = len(form.steps) + 1
        for way in list(symbolic.diagrams.split(ways, variable)):
            deciding = symbolic.answers_in(way)
            if deciding is None:
                continue
            answers = filled(form, deciding, now)
            path = walk(form, answers, now=now)
            if path.complete and len(path.steps) < least:
                least, ways, found = len(path.steps), way, answers
    return found or _first(form, symbolic, now)


def _first(form: Form, symbolic: SymbolicWalk, now: datetime) -> dict[str, JSON] | None:
    deciding = symbolic.answers_in(symbolic.ended)
    answers = filled(form, deciding, now) if deciding is not None else {}
    return answers if walk(form, answers, now=now).complete else None
