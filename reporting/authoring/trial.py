"""Walking a draft as a visitor would. Nothing is stored: the answers travel in the page from step to step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reporting.definition import kinds, text_keys
from reporting.definition.answers import check_step
from reporting.definition.form import Form, Question, Step
from reporting.definition.json_values import JSON
from reporting.definition.problems import Problem
from reporting.definition.routing import Walk, applicable, walk
from reporting.definition.wording import worded

Fields = Mapping[str, Sequence[str]]
ENTRIES = "trial-entries"
"""The field that says for how many entries of a group there is room."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Where an editor stands. `step` is None on the start page, and when `ended` at the end of the form."""

    answers: Mapping[str, JSON] = field(default_factory=dict)
    step: Step | None = None
    fields: Fields = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    ended: bool = False
    earlier: Mapping[str, JSON] = field(default_factory=dict)
    """The answers that count before the step."""

    @property
    def has_group(self) -> bool:
        """Whether the step asks the same questions again in each entry."""
        return self.step is not None and any(question.items for question in self.step.questions)

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


def jump(form: Form, answers: Mapping[str, JSON], step_code: str) -> Trial:
    """Stand at a step with these answers filled in; at the first one when their way does not lead there."""
    path = walk(form, answers)
    step = next((one for one in path.steps if one.code == step_code), None)
    if step is None:
        return begin(form)
    unasked: dict[str, JSON] = {question.code: None for one in path.steps for question in path.questions_of(one)}
    return _stand(form, unasked | dict(answers), step)


def go_on(form: Form, answers: Mapping[str, JSON], step_code: str, fields: Fields, *, today: date) -> Trial:
    """Take what was posted for a step: the next step, or the same one with its problems."""
    if not form.has_step(step_code):
        return begin(form)
    step = form.step(step_code)
    posted = {question.code: _posted(question, fields) for question in step.questions}
    earlier = _walk(form, answers).answers_before(step_code)
    checked = check_step(form, step, posted, today=today, earlier=earlier)
    if checked.problems:
        return Trial(answers, step, fields, checked.problems, earlier=earlier)
    kept = checked.merged(answers)
    path = _walk(form, kept)
    return _stand(form, kept, path.after(step_code) or path.missing)


def go_back(form: Form, answers: Mapping[str, JSON], step_code: str) -> Trial:
    """The step before, answers kept; the start page before the first."""
    path = _walk(form, answers)
    before = path.before(step_code) if step_code else (path.steps[-1] if path.steps else None)
    return _stand(form, answers, before) if before else Trial(answers)


def summary(form: Form, answers: Mapping[str, JSON], locale: str) -> list[tuple[str, tuple[str, ...]]]:
    """Questions and answers as the person would check them before sending."""
    text = worded(form, locale, answers)
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


def add_entry(form: Form, answers: Mapping[str, JSON], step_code: str, fields: Fields) -> Trial:
    """The same step with room for one more entry of its group; nothing is checked."""
    if not form.has_step(step_code):
        return begin(form)
    earlier = _walk(form, answers).answers_before(step_code)
    more = dict(fields) | {
        ENTRIES: [str(1 + max(0, *(_shown_entries(fields, one) for one in form.step(step_code).questions)))]
    }
    return Trial(answers, form.step(step_code), more, earlier=earlier)


def _shown_entries(fields: Fields, question: Question) -> int:
    numbers = [name.split(".")[1] for name in fields if name.startswith(f"{question.code}.")]
    return max((int(number) + 1 for number in numbers if number.isdecimal() and len(number) < 3), default=0)


def _posted(question: Question, fields: Fields) -> JSON:
    """What was posted for a question; of a group without the entries that were left blank.

    A trial takes no files: an example stands for them.
    """
    if question.kind == "files":
        return example_files(question)
    value = kinds.get(question.kind).from_fields(question, fields)
    return [entry for entry in value if entry] or None if question.items and isinstance(value, list) else value


def _stand(form: Form, answers: Mapping[str, JSON], step: Step | None) -> Trial:
    if step is None:
        return Trial(answers, ended=True)
    fields: dict[str, list[str]] = {}
    for question in step.questions:
        fields |= kinds.get(question.kind).to_fields(question, answers.get(question.code))
    return Trial(answers, step, fields, earlier=_walk(form, answers).answers_before(step.code))


def example_files(question: Question) -> JSON:
    """What stands for the files of a question."""
    return kinds.get(question.kind).example(question)
