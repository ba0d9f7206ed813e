"""What keeps a journey: half-filled steps, the warning before the page hides itself, and the page that comes then."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.definition import kinds
from reporting.definition.form import Question, Step
from reporting.intake import drafts
from reporting.web import addresses, questions, responses
from reporting.web.journeys import JourneyRequest

STEP_FIELD = "_step"
_MOST = 300_000
"""So many characters of a half-filled step are kept: a full text box of every size there is."""
_NUMBERS = frozenset(map(str, range(1, 51)))
_NOT_KEPT = frozenset({"files", "group"})


@dataclass(frozen=True, slots=True)
class Lasting:
    """What the page's script is told."""

    keep_url: str
    """Where a half-filled step is sent; empty where nothing is kept between two steps."""
    segment: str
    timed_out_url: str
    minutes: int
    warning_minutes: int


def of(journey: JourneyRequest, step: Step | None, entry: int = 0) -> Lasting | None:
    """Return what keeps this page, None where the visitor has no draft yet. `entry` is a number in the step's group."""
    if journey.draft is None:
        return None
    keeps = step is not None and bool(_kept_questions(step, entry))
    return Lasting(
        keep_url=journey.url(addresses.KEEP) if keeps else "",
        segment=working_key(addresses.segment_of(journey.form, step), entry) if step else "",
        timed_out_url=journey.url(addresses.TIMED_OUT),
        minutes=settings.JOURNEY_IDLE_MINUTES,
        warning_minutes=settings.JOURNEY_WARNING_MINUTES,
    )


def beside_check(journey: JourneyRequest) -> dict[str, Any]:
    """Return what the check-answers page offers beside sending."""
    return {
        "lasting": of(journey, None),
        "save_url": journey.url(addresses.SAVE),
        "copy_url": journey.url(addresses.COPY),
        "another_force_url": journey.url(addresses.ANOTHER_FORCE) if journey.may_be_elsewhere else "",
    }


def keep_page(journey: JourneyRequest) -> HttpResponse:
    """Take a half-filled step from the page's script: 204, or 409 when there is no draft (any more) to keep it in."""
    if journey.request.method != "POST":
        return responses.redirect(journey.go_on_url)
    own, _slash, rest = journey.request.POST.get(STEP_FIELD, "").partition("/")
    step, entry = addresses.step_at(journey.form, own), int(rest) if rest in _NUMBERS else 0
    if step is None or journey.draft is None or not journey.walk.includes(step.code):
        return responses.private(HttpResponse(status=409))
    kept = keep(journey, step, dict(journey.request.POST.lists()), entry)
    return responses.private(HttpResponse(status=204 if kept else 409))


def keep(journey: JourneyRequest, step: Step, fields: questions.Fields, entry: int = 0) -> bool:
    """Keep what stands in a step's controls, unchecked, and nothing that it does not ask. Return whether it is kept.

    `entry` is the number of an entry of the step's group, when its page is meant.
    """
    if journey.draft is None:
        return False
    own = {name for question in _kept_questions(step, entry) for name in kinds.get(question.kind).fields(question)}
    kept = {name: list(values) for name, values in fields.items() if name in own}
    if len(json.dumps(kept)) > _MOST:
        return False
    return drafts.keep_working(
        force_id=journey.force.id,
        visitor=journey.draft.visitor,
        form_key=journey.published.form_key,
        step=working_key(step.code, entry),
        fields=kept,
    )


def timed_out_page(journey: JourneyRequest) -> HttpResponse:
    """Say that the answers were hidden because nothing happened, and lead back to them: nothing is lost."""
    if journey.draft is None:
        return responses.redirect(journey.url())
    return responses.page(
        journey,
        "timed_out",
        {
            "go_on_url": journey.go_on_url,
            "leave_url": journey.url(addresses.LEAVE),
            "minutes": settings.JOURNEY_IDLE_MINUTES,
            "saved": journey.draft.saved,
        },
        title=_("We have hidden your answers"),
        sensitive=journey.sensitive,
    )


def working_key(step: str, entry: int) -> str:
    """Under which name the half-filled page of a step is kept, or that of an entry of its group."""
    return f"{step}/{entry}" if entry else step


def _kept_questions(step: Step, entry: int) -> tuple[Question, ...]:
    asked = step.questions
    if entry:
        asked = tuple(inner for question in step.questions for inner in question.questions)
    return tuple(question for question in asked if question.kind not in _NOT_KEPT)
