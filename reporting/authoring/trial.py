"""Walking a draft as a visitor would. Nothing is stored: the answers travel in the page from step to step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reporting.definition import kinds, text_keys
from reporting.definition.answers import check_step
from reporting.definition.form import Form, Step
from reporting.definition.json_values import JSON
from reporting.definition.problems import Problem
from reporting.definition.routing import Walk, applicable, walk

Fields = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Trial:
    """Where an editor stands. `step` is None on the start page, and when `ended` at the end of the form."""

    answers: Mapping[str, JSON] = field(default_factory=dict)
    step: Step | None = None
    fields: Fields = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    ended: bool = False

    @property
    def carried(self) -> str:
        """The answers as the page carries them."""
        return json.dumps(self.answers)


def carried_answers(text: str) -> dict[str, JSON]:
    """The answers that a page carried; none when the text is not from such a page."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def begin(form: Form) -> Trial:
    """The first step."""
    return _stand(form, {}, _walk(form, {}).missing)


def go_on(form: Form, answers: Mapping[str, JSON], step_code: str, fields: Fields, *, today: date) -> Trial:
    """Take what was posted for a step: the next step, or the same one with its problems."""
    if not form.has_step(step_code):
        return begin(form)
    step = form.step(step_code)
    posted = {question.code: kinds.get(question.kind).from_fields(question, fields) for question in step.questions}
    checked = check_step(form, step, posted, today=today)
    if checked.problems:
        return Trial(answers, step, fields, checked.problems)
    kept = {**answers, **checked.values}
    path = _walk(form, kept)
    return _stand(form, kept, path.after(step_code) or path.missing)


def go_back(form: Form, answers: Mapping[str, JSON], step_code: str) -> Trial:
    """The step before, answers kept; the start page before the first."""
    path = _walk(form, answers)
    before = path.before(step_code) if step_code else (path.steps[-1] if path.steps else None)
    return _stand(form, answers, before) if before else Trial(answers)


def summary(form: Form, answers: Mapping[str, JSON], locale: str) -> list[tuple[str, tuple[str, ...]]]:
    """Questions and answers as the person would check them before sending."""
    text = form.lookup(locale)
    return [
        (
            text(text_keys.question_label(code)),
            kinds.get(question.kind).display(question, value, text, locale),
        )
        for code, value in applicable(form, answers).items()
        for question in (form.question(code),)
    ]


def _walk(form: Form, answers: Mapping[str, JSON]) -> Walk:
    return walk(form, answers, stop_at_unseen=True)


def _stand(form: Form, answers: Mapping[str, JSON], step: Step | None) -> Trial:
    if step is None:
        return Trial(answers, ended=True)
    fields: dict[str, list[str]] = {}
    for question in step.questions:
        fields |= kinds.get(question.kind).to_fields(question, answers.get(question.code))
    return Trial(answers, step, fields)
