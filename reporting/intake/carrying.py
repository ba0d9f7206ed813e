"""What of somebody's answers a form can take over: where codes and kinds agree and the answer is one of this form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reporting.definition import kinds
from reporting.definition.answers import check_question
from reporting.definition.form import Form, Question, StepKind
from reporting.definition.json_values import is_empty
from reporting.intake.arrivals import FORCE, Brought, Luggage
from reporting.intake.sealed_drafts import Fields

NEVER = frozenset({"declaration", "files"})
"""What a person declares is declared where it is sent; files are handed in where they are used."""
UNSEEN = "hidden"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a form takes over.

    Attributes:
        answers: what counts as answered: what the person confirmed at another force, and values without a control.
        working: what stands in the controls of a step until the person confirms it.
        taken: what was taken over and the person sees.
        left: what was not.
    """

    answers: Mapping[str, Any]
    working: Mapping[str, Fields]
    taken: tuple[Brought, ...]
    left: tuple[Brought, ...]


def carry(form: Form, luggage: Luggage, *, today: date) -> Carried:
    """Sort what was brought. What a partner filled in counts only when the person has confirmed it."""
    answers: dict[str, Any] = {}
    working: dict[str, dict[str, list[str]]] = {}
    taken, left = [], []
    for each in luggage.brought:
        question = _target(form, each)
        value, problems = check_question(question, each.value, today=today) if question else (None, ())
        if question is None or problems:
            left.append(each)
        elif question.kind == UNSEEN:
            if luggage.sender != FORCE:
                answers[question.code] = value
        else:
            if not is_empty(each.value):
                taken.append(each)
            if luggage.sender == FORCE:
                answers[question.code] = value
            elif not is_empty(value):
                step = form.step_of(question.code).code
                fields = kinds.get(question.kind).to_fields(question, value)
                working.setdefault(step, {}).update({name: list(values) for name, values in fields.items()})
    return Carried(answers, working, tuple(taken), tuple(each for each in left if not is_empty(each.value)))


def may_be_brought(form: Form, code: str) -> bool:
    """Whether a partner may fill in this question: neither the emergency gate nor what only the person can give."""
    if not form.has_question(code):
        return False
    return form.question(code).kind not in NEVER and form.step_of(code).kind is not StepKind.EMERGENCY_GATE


def _target(form: Form, each: Brought) -> Question | None:
    if not may_be_brought(form, each.code):
        return None
    question = form.question(each.code)
    return question if question.kind == each.kind else None
