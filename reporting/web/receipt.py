"""The receipt: reference, what happens next, and a copy of the answers to print."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from reporting.definition import text_keys
from reporting.definition.form import Question
from reporting.definition.json_values import Answers
from reporting.web import addresses, kept_check, kept_pages, responses
from reporting.web.check_answers import Section, is_sensitive, sections
from reporting.web.journeys import JourneyRequest
from reporting.web.kept_pages import Rendering


def receipt_page(journey: JourneyRequest) -> HttpResponse:
    """Show the receipt of the report made in this browser; without one, go to the start."""
    draft = journey.draft
    if draft is None or draft.receipt is None:
        return responses.redirect(journey.url())
    receipt, path = draft.receipt, journey.walk
    own = (receipt.reference, receipt.code)

    def nobodys(said: Answers, show: Callable[[Question], str]) -> Rendering:
        code = kept_pages.mark(2) if receipt.code else ""
        shown = sections(journey.form, path, journey.locale, None, said=said, show=show)
        return _rendering(journey, kept_pages.mark(1), code, shown)

    if (page := kept_check.shown(journey, path, None, nobodys, beside=own)) is not None:
        return page
    made = _rendering(journey, *own, shown=sections(journey.form, path, journey.locale, None))
    return responses.page(journey, made.template, made.context, title=made.title, sensitive=made.sensitive)


def _rendering(journey: JourneyRequest, reference: str, code: str, shown: list[Section]) -> Rendering:
    text = journey.form.lookup(journey.locale)
    return Rendering(
        template="receipt",
        context={
            "receipt": {"reference": reference, "code": code},
            "my_report_address": journey.site.root_url + reverse("my_report:entrance") if code else "",
            "what_happens_next": text(text_keys.FORM_WHAT_HAPPENS_NEXT),
            "reply_time": text(text_keys.FORM_REPLY_TIME),
            "sections": shown,
            "young": journey.young(journey.walk.answers),
            "copy_url": journey.url(addresses.COPY),
            "leave_url": journey.url(addresses.LEAVE),
        },
        title=_("Report sent"),
        sensitive=is_sensitive(journey, journey.walk),
    )
