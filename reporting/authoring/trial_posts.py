"""What a page of a trial posts: where the person stands next. Any bytes may come; nothing is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reporting.authoring import trial
from reporting.authoring.trial import Trial
from reporting.definition.answers import check_question
from reporting.definition.form import Form
from reporting.definition.json_values import JSON


def stand(form: Form, fields: Mapping[str, Sequence[str]], *, today: date) -> Trial:
    """Where a post leads; the start page for one that says nothing."""
    step = _one(fields, "trial-step")
    answers = _sound(form, trial.carried_answers(_one(fields, "trial-answers")), today)
    match _one(fields, "trial-go"):
        case "begin":
            return trial.begin(form)
        case "next":
            return trial.go_on(form, answers, step, fields, today=today)
        case "add":
            return trial.add_entry(form, answers, step, fields)
        case "back":
            return trial.go_back(form, answers, step)
        case _:
            return Trial()


def _one(fields: Mapping[str, Sequence[str]], name: str) -> str:
    values = fields.get(name) or [""]
    return values[-1]


def _sound(form: Form, answers: Mapping[str, JSON], today: date) -> dict[str, JSON]:
    """The answers that questions of the form take: the draft may have changed meanwhile, and anybody can post."""
    kept: dict[str, JSON] = {}
    for code, value in answers.items():
        question = form.question(code) if form.has_question(code) else None
        if question is None:
            continue
        if value is None or question.kind == "files":
            kept[code] = value if value is None else trial.example_files(question)
            continue
        canonical, problems = check_question(question, value, today=today, earlier=kept)
        if not problems:
            kept[code] = canonical
    return kept
