"""What every post of a step shares: which fields are the person's, whose draft they go to, and where it leads."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from reporting.definition.form import Step
from reporting.definition.routing import Walk
from reporting.intake import drafts
from reporting.intake.drafts import Journey, Visitor
from reporting.web import addresses, responses
from reporting.web.journeys import JourneyRequest
from reporting.web.visitor import remember

CHANGE = "change"
"""The parameter of an address at which an answer is changed: from there it goes back to check answers."""
SAVE = "_save"
"""The button that leads to the page where a journey is saved for later."""
_OURS = frozenset({"csrfmiddlewaretoken", SAVE})


def posted_fields(request: HttpRequest) -> dict[str, list[str]]:
    """Return the posted fields, without what is ours: the CSRF token and the buttons."""
    return {name: values for name, values in request.POST.lists() if name not in _OURS}


def begin(journey: JourneyRequest) -> Journey:
    """Return a new draft of the newest version; nothing is stored yet."""
    return Journey(
        force_id=journey.force.id,
        visitor=journey.visitor or Visitor.new(),
        form_key=journey.published.form_key,
        pinned=journey.published.pinned,
        locale=journey.locale,
        is_new=True,
    )


def kept(
    journey: JourneyRequest, values: Mapping[str, Any], *, of_step: str, without: Collection[str] = ()
) -> tuple[Journey, Walk]:
    """Store answers in the visitor's draft, a new one if need be, and return it with its path from then on."""
    draft = (journey.draft or begin(journey)).with_answers(values, of_step=of_step, without=without)
    draft = drafts.save(draft.in_locale(journey.locale))
    return draft, journey.walk_of(draft.answers)


def led_to(journey: JourneyRequest, url: str, draft: Journey) -> HttpResponse:
    """Go to another page of the journey; a visitor whose draft is new gets its key."""
    response = responses.redirect(url)
    if journey.visitor != draft.visitor:
        remember(response, draft.visitor)
    return response


def is_changing(journey: JourneyRequest) -> bool:
    """Whether the person came from check answers to change something."""
    return CHANGE in journey.request.GET


def back_url(journey: JourneyRequest, before: Step | None) -> str:
    """Return where the link back on a step's page leads; `before` is the step before it on the path."""
    if is_changing(journey):
        return journey.url(addresses.CHECK)
    return journey.step_url(before) if before else journey.url()


def after(journey: JourneyRequest, step: Step, path: Walk) -> str:
    """Where a step that was answered leads; from a change back to check answers, by way of what is asked now."""
    if not is_changing(journey):
        return journey.next_url(path, after=step)
    go_on = journey.next_url(path, after=None)
    return go_on if go_on == journey.url(addresses.CHECK) else f"{go_on}?{CHANGE}"
