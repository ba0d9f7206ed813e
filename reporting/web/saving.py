"""Save and come back later: the page that says what saving means, and the one that shows reference and code, once."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.intake import drafts, reminders, saving
from reporting.web import addresses, responses
from reporting.web.journeys import JourneyRequest
from reporting.web.sheet import return_address
from reporting.web.visitor import remember
from soh.core import resume_codes
from soh.design.fields.errors import FieldError


def save_page(journey: JourneyRequest) -> HttpResponse:
    """Say what saving means; POST saves, and shows the code."""
    draft = journey.draft
    if draft is None or draft.receipt:
        return responses.redirect(journey.go_on_url)
    if journey.request.method == "POST":
        return _save(journey)
    return _show(journey)


def _show(
    journey: JourneyRequest, *, error: str = "", typed: str = "", busy: bool = False, status: int = 200
) -> HttpResponse:
    assert journey.draft is not None  # noqa: S101 - the caller has looked
    return responses.page(
        journey,
        "save",
        {
            "saved": journey.draft.saved,
            "days": saving.LASTS.days,
            "go_on_url": journey.go_on_url,
            "may_remind": reminders.may_remind(journey.form, journey.walk.answers),
            "reminder_days": reminders.AFTER.days,
            "errors": [FieldError(error, "#reminder")] if error else [],
            "error": error,
            "typed": typed,
            "busy": busy,
            "form_action": journey.url(addresses.SAVE),
        },
        title=_("Save your answers and come back later"),
        sensitive=journey.sensitive,
        status=status,
        back_url=journey.go_on_url,
    )


def _save(journey: JourneyRequest) -> HttpResponse:
    assert journey.draft is not None  # noqa: S101 - the caller has looked
    address = ""
    if reminders.may_remind(journey.form, journey.walk.answers) and journey.request.POST.get("remind") == "yes":
        typed = journey.request.POST.get("reminder", "")
        found = reminders.address_of(typed)
        if found is None:
            text = _("Enter an email address in the correct format, like name@example.com")
            return _show(journey, error=text, typed=typed[:254], status=422)
        address = found
    try:
        kept = saving.save_for_later(journey=journey.draft.in_locale(journey.locale), actor="public", remind=address)
    except resume_codes.Busy:
        return _show(journey, busy=True, status=503)
    except drafts.NoDraft:
        return responses.redirect(journey.url())
    journey.__dict__["draft"] = kept.journey
    response = responses.page(
        journey,
        "saved",
        {
            "reference": kept.reference,
            "code": kept.code,
            "until": kept.until,
            "return_url": return_address(journey),
            "sheet_action": journey.url(addresses.SHEET),
            "go_on_url": journey.go_on_url,
            "leave_url": journey.url(addresses.LEAVE),
            "reminder": bool(address),
            "reminder_days": reminders.AFTER.days,
        },
        title=_("Your answers are saved"),
        sensitive=journey.sensitive,
    )
    remember(response, kept.journey.visitor)
    return response
