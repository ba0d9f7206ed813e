"""What became of a file, and whether both doors treat every kind of journey through its form alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from reporting.authoring.importers.importing import Imported
from reporting.definition import kinds, periods
from reporting.definition.answers import check_all, check_step
from reporting.definition.form import Form, Question, StepKind
from reporting.definition.json_values import JSON, Answers
from reporting.definition.paths.survey import survey
from reporting.definition.paths.ways import Ways
from reporting.definition.proof import errors, prove, sentence
from reporting.definition.routing import applicable, walk


def report(file: str, found: Imported) -> dict[str, Any]:
    """One JSON object about a file: counts, everything that was lost, and how its covering journeys went."""
    now = periods.present()
    problems = [*found.problems, *(f"Broken link: {link}" for link in found.broken_links)]
    journeys: list[Mapping[str, JSON]] = []
    agreeing = 0
    if found.form is not None:
        ways = Ways(found.form, now)
        problems += [sentence(flaw, found.form) for flaw in errors(prove(found.form, now, ways))]
        journeys = [journey.answers for journey in survey(found.form, now, ways).journeys] if found.form.steps else []
        agreeing = sum(doors_agree(found.form, answers, now) for answers in journeys)
    return {
        "file": file,
        "dialect": found.dialect,
        "pages": found.pages,
        "components": found.components,
        "conditions": found.conditions,
        "kept_pages": found.kept("page"),
        "kept_components": found.kept("component"),
        "kept_conditions": found.kept("condition"),
        "lost": [asdict(one) for one in found.lost],
        "broken_links": len(found.broken_links),
        "problems": problems,
        "covering_journeys": len(journeys),
        "journeys_agree": agreeing,
    }


def unread(file: str, problem: str) -> dict[str, Any]:
    """The same for a file that could not be read."""
    return report(file, Imported("unknown", None, 0, 0, 0, (), (), (problem,)))


def doors_agree(form: Form, answers: Answers, now: datetime) -> bool:
    """Whether answers posted page by page and answers sent as one object go the same way and come out alike."""
    posted = _posted(form, answers, now)
    if posted is None:
        return False
    path = walk(form, posted, now=now)
    expected = walk(form, answers, now=now)
    counted = applicable(form, posted, now=now)
    sent = check_all(form, counted, today=now.date(), now=now)
    if [step.code for step in path.steps] != [step.code for step in expected.steps]:
        return False
    if path.exit is not None:
        ended = [problem.code for problem in sent.problems] == ["form_ended"]
        return ended and sent.problems[0].params.get("step") == path.exit.code and dict(sent.values) == counted
    return path.complete and sent.ok and dict(sent.values) == counted


def _posted(form: Form, answers: Answers, now: datetime) -> dict[str, JSON] | None:
    """The draft after posting each page in turn; None when a page refuses what counts elsewhere, or never ends."""
    draft: dict[str, JSON] = {}
    for _ in range(len(form.steps) + 1):
        path = walk(form, draft, stop_at_unseen=True, now=now)
        step = path.missing or (path.steps[-1] if path.steps else None)
        if path.complete or path.exit is not None or step is None or step.kind is StepKind.EXIT:
            return draft
        values = {question.code: _through_fields(question, answers.get(question.code)) for question in step.questions}
        checked = check_step(form, step, values, today=now.date(), earlier=path.answers_before(step.code), now=now)
        if not checked.ok:
            return None
        draft = checked.merged(draft)
    return None


def _through_fields(question: Question, value: JSON) -> JSON:
    kind = kinds.get(question.kind)
    return kind.from_fields(question, kind.to_fields(question, value))
