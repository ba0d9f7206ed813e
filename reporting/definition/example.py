"""A complete valid set of answers to a form, made by walking it."""

from __future__ import annotations

from reporting.definition.form import Form
from reporting.definition.json_values import JSON, is_empty
from reporting.definition.paths.decision_diagram import Node, TooComplexError
from reporting.definition.paths.filling import filled
from reporting.definition.paths.symbolic_walk import SymbolicWalk
from reporting.definition.paths.witnesses import Witnesses
from reporting.definition.routing import walk


def example(form: Form) -> dict[str, JSON]:
    """Answers that can be submitted, with every question on their path answered where that is possible.

    The path is a short one, and the answers are the ordinary ones (no emergency, not under 18) unless only
    others lead to the end. For a form whose end cannot be reached, which proof refuses, the answers go as far
    as they can.
    """
    answers = walk(form, _complete(form)).answers
    return {code: value for code, value in answers.items() if not is_empty(value)}


def _complete(form: Form) -> dict[str, JSON]:
    """Answers to all questions, on and off the path to the end."""
    try:
        symbolic = SymbolicWalk(form)
        if found := _shortest(form, symbolic):
            return found
        return Witnesses(form, symbolic).shortest or filled(form, {})
    except TooComplexError:
        return filled(form, {})


def _shortest(form: Form, symbolic: SymbolicWalk) -> dict[str, JSON] | None:
    """Question by question, the answer that leads to the end over the fewest steps; the first of equals."""
    ways: Node = symbolic.ended
    found: dict[str, JSON] | None = None
    for variable in symbolic.diagrams.variables():
        least = len(form.steps) + 1
        for way in list(symbolic.diagrams.split(ways, variable)):
            deciding = symbolic.answers_in(way)
            if deciding is None:
                continue
            answers = filled(form, deciding)
            path = walk(form, answers)
            if path.complete and len(path.steps) < least:
                least, ways, found = len(path.steps), way, answers
    return found or _first(form, symbolic)


def _first(form: Form, symbolic: SymbolicWalk) -> dict[str, JSON] | None:
    deciding = symbolic.answers_in(symbolic.ended)
    answers = filled(form, deciding) if deciding is not None else {}
    return answers if walk(form, answers).complete else None
