"""Files on a step: taken with the post of the step itself, so that it works without scripts."""

from django.http import HttpResponse

from reporting.definition import kinds
from reporting.definition.form import Question, Step
from reporting.definition.problems import Problem
from reporting.evidence.upload_handler import SealedUpload
from reporting.intake import drafts, files_of_drafts
from reporting.web import lasting, responses
from reporting.web.file_fields import KIND
from reporting.web.journeys import JourneyRequest
from reporting.web.posting import begin, posted_fields
from reporting.web.visitor import remember

__all__ = ["KIND"]

UPLOAD, REMOVE = "_upload", "_remove"
"""The buttons that take files in and out without leaving the step."""


def asked(step: Step) -> tuple[Question, ...]:
    """Return the questions of a step that ask for files."""
    return tuple(question for question in step.questions if question.kind == KIND)


def take(journey: JourneyRequest, step: Step) -> tuple[Problem, ...]:
    """Take what was posted with a step into the visitor's draft; return why some of it was not taken."""
    problems: list[Problem] = []
    for question in asked(step):
        files = [each for each in journey.request.FILES.getlist(question.code) if isinstance(each, SealedUpload)]
        chosen = [each for each in files if each.posted_name]
        if not chosen:
            continue
        draft = journey.draft or drafts.save(begin(journey))
        named = [(each.posted_name, each.arriving) for each in chosen]
        added = files_of_drafts.add(journey=draft, question=question, files=named, actor="public")
        for each in chosen:
            each.kept = each.arriving in added.taken
        journey.draft = added.journey
        problems += added.problems
    journey.__dict__.pop("walk", None)
    return tuple(problems)


def remembered(journey: JourneyRequest, response: HttpResponse) -> HttpResponse:
    """Give the browser the key of a draft that began with a file, whatever the answer is."""
    if journey.draft is not None and journey.visitor is None:
        remember(response, journey.draft.visitor)
    return response


def is_beside(journey: JourneyRequest) -> bool:
    """Whether a button of the list of files was pressed, not the one that goes on."""
    return UPLOAD in journey.request.POST or REMOVE in journey.request.POST


def stay(journey: JourneyRequest, step: Step) -> HttpResponse:
    """Do what a button of the list asks, keep what else was typed, and show the step again."""
    asked_for = journey.request.POST.get(REMOVE, "")
    if asked_for and journey.draft is not None:
        code, _dot, short = asked_for.partition(".")
        for question in asked(step):
            if question.code == code:
                journey.draft = files_of_drafts.remove(
                    journey=journey.draft, question=question, short=short, actor="public"
                )
    lasting.keep(journey, step, posted_fields(journey.request))
    return responses.redirect(journey.request.get_full_path())


def fields_of(journey: JourneyRequest, step: Step) -> dict[str, list[str]]:
    """Return the files that are there, as the controls of a step show them: whatever was posted."""
    answers = journey.draft.answers if journey.draft else {}
    shown: dict[str, list[str]] = {}
    for question in asked(step):
        shown |= kinds.get(KIND).to_fields(question, answers.get(question.code))
    return shown


def states_of(journey: JourneyRequest, step: Step) -> dict[str, str]:
    """Return how far the check of each file on a step is."""
    if journey.draft is None:
        return {}
    answers = journey.draft.answers
    files = [file for question in asked(step) for file in answers.get(question.code) or ()]
    return files_of_drafts.states(force_id=journey.force.id, files=files)
