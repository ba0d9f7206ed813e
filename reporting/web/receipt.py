"""The receipt: reference, what happens next, and a copy of the answers to print."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from reporting.definition import text_keys
from reporting.web import addresses, responses
from reporting.web.check_answers import sections
from reporting.web.journeys import JourneyRequest


def receipt_page(journey: JourneyRequest) -> HttpResponse:
    """Show the receipt of the report made in this browser; without one, go to the start."""
    draft = journey.draft
    if draft is None or draft.receipt is None:
        return responses.redirect(journey.url())
    text = journey.form.lookup(journey.locale)
    return responses.page(
        journey,
        "receipt",
        {
            "receipt": draft.receipt,
            "what_happens_next": text(text_keys.FORM_WHAT_HAPPENS_NEXT),
            "reply_time": text(text_keys.FORM_REPLY_TIME),
            "sections": sections(journey.form, journey.walk, journey.locale, None),
            "young": journey.young(draft.answers),
            "copy_url": journey.url(addresses.COPY),
            "leave_url": journey.url(addresses.LEAVE),
        },
        title=_("Report sent"),
        sensitive=addresses.is_sensitive(journey.form) or any(step.sensitive for step in journey.walk.steps),
    )
