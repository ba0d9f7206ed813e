"""Come back to saved answers with reference and code. What is wrong is never told apart."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.intake import saving
from reporting.web import responses
from reporting.web.journeys import JourneyRequest
from reporting.web.visitor import remember
from soh.core import counters, resume_codes
from soh.design.fields.errors import FieldError

_LONGEST = 200


def return_page(journey: JourneyRequest) -> HttpResponse:
    """Ask for reference and code; POST opens the answers and leads to where the person stopped."""
    if journey.request.method != "POST":
        return _show(journey)
    tries, wait = counters.count(f"return:{journey.force.id}", window=60)
    if tries > settings.RETURN_TRIES_PER_MINUTE:
        return _busy(journey, wait, status=429)
    posted = journey.request.POST
    try:
        found = saving.come_back(
            force_id=journey.force.id,
            form_key=journey.published.form_key,
            reference=posted.get("reference", "")[:_LONGEST],
            code=posted.get("code", "")[:_LONGEST],
            visitor=journey.visitor,
            actor="public",
        )
    except saving.NotFound:
        return _show(journey, error=_("We cannot find saved answers with this reference and code"), status=422)
    except resume_codes.Busy:
        return _busy(journey, 5, status=503)
    for name in ("form", "walk"):
        journey.__dict__.pop(name, None)
    journey.__dict__["draft"] = found
    response = responses.redirect(journey.go_on_url)
    remember(response, found.visitor)
    return response


def _busy(journey: JourneyRequest, wait: int, *, status: int) -> HttpResponse:
    text = _("Many people are coming back to their answers right now. Wait a minute, then try again.")
    response = _show(journey, error=text, status=status)
    response["Retry-After"] = str(wait)
    return response


def _show(journey: JourneyRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    draft = journey.draft
    return responses.page(
        journey,
        "return",
        {
            "errors": [FieldError(error, "#reference")] if error else [],
            "error": error,
            "reference": journey.request.POST.get("reference", "")[:_LONGEST],
            "tries": saving.FREE_TRIES,
            "minutes": int(saving.LOCK.total_seconds() // 60),
            "has_other": draft is not None and not draft.receipt and not draft.saved,
            "form_action": journey.request.path,
            "start_url": journey.url(),
        },
        title=_("Come back to your saved answers"),
        sensitive=journey.sensitive,
        status=status,
        back_url=journey.url(),
    )
