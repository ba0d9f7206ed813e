"""The person's own copy of the answers: to read and print, as PDF, and as JSON.

Only for the browser that holds the draft's key, and only as long as the draft or its receipt lasts. File names and, on
a sensitive form, the document's own title say nothing: what is saved on a device may be seen by others.
"""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reporting.definition import text_keys
from reporting.web import addresses, responses
from reporting.web.check_answers import Section, sections
from reporting.web.journeys import JourneyRequest
from reporting.web.lasting import of as lasting_of
from soh.core import clock
from soh.design import paper

FILE_NAME = "copy"


def copy_page(journey: JourneyRequest) -> HttpResponse:
    """Show the answers as a page to print, with the other two ways to keep them."""
    if (elsewhere := _without(journey)) is not None:
        return elsewhere
    return responses.page(
        journey,
        "copy",
        {
            "sections": _sections(journey),
            "state": _state(journey),
            "keys": _keys(journey),
            "is_sent": _is_sent(journey),
            "pdf_url": journey.url(addresses.COPY_PDF),
            "data_url": journey.url(addresses.COPY_DATA),
            "go_on_url": journey.go_on_url,
            "lasting": lasting_of(journey, None),
        },
        title=_("Your copy of the answers"),
        sensitive=journey.sensitive,
        back_url=journey.go_on_url,
    )


def copy_as_pdf(journey: JourneyRequest) -> HttpResponse:
    """Send the answers as an accessible PDF."""
    if (elsewhere := _without(journey)) is not None:
        return elsewhere
    sheet = paper.Sheet(
        title=_("Online form") if journey.sensitive else journey.title,
        author="" if journey.sensitive else journey.force.name_in(journey.locale),
        above=[_state(journey)],
        large=[paper.Line(label, words) for label, words in _keys(journey)],
        sections=[
            paper.Part(section.title, [paper.Line(row.label, row.answer or _("Not answered")) for row in section.rows])
            for section in _sections(journey)
        ],
    )
    return pdf_answer(journey, sheet)


def copy_as_data(journey: JourneyRequest) -> HttpResponse:
    """Send the answers as JSON, for machines: by code, and in words."""
    if (elsewhere := _without(journey)) is not None:
        return elsewhere
    draft = journey.draft
    assert draft is not None  # noqa: S101 - _without has looked
    receipt = draft.receipt
    body: dict[str, Any] = {
        "form": journey.form.text(journey.locale, text_keys.FORM_TITLE),
        "language": journey.locale,
        "edition": draft.pinned.edition,
        "sent": receipt is not None,
        "reference": receipt.reference if receipt else None,
        "receipt_code": receipt.code or None if receipt else None,
        "received_at": receipt.received_at.isoformat() if receipt else None,
        "answers": dict(journey.walk.answers),
        "in_words": [
            {"step": section.title, "question": row.label, "answer": row.answer}
            for section in _sections(journey)
            for row in section.rows
        ],
    }
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.json"'
    return responses.private(response)


def pdf_answer(journey: JourneyRequest, sheet: paper.Sheet) -> HttpResponse:
    """Send a sheet as a file with a name that says nothing; 503 when too many are being made."""
    try:
        pdf = paper.pdf_of(sheet)
    except paper.Busy:
        busy = responses.page(
            journey,
            "busy",
            {"go_on_url": journey.request.path},
            title=_("Try again in a minute"),
            sensitive=journey.sensitive,
            status=503,
        )
        busy["Retry-After"] = "10"
        return busy
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.pdf"'
    return responses.private(response)


def _without(journey: JourneyRequest) -> HttpResponse | None:
    """Where to go when there is nothing to copy yet, or the request would do something."""
    if journey.draft is None or not (_is_sent(journey) or journey.can_check(journey.walk)):
        return responses.redirect(journey.go_on_url)
    return None


def _is_sent(journey: JourneyRequest) -> bool:
    return journey.draft is not None and journey.draft.receipt is not None


def _sections(journey: JourneyRequest) -> list[Section]:
    """The answers; before sending without the declaration, which is given on the page that sends."""
    closing = None if _is_sent(journey) else journey.closing_step(journey.walk)
    return sections(journey.form, journey.walk, journey.locale, None, leave_out=closing)


def _keys(journey: JourneyRequest) -> list[tuple[str, str]]:
    """What opens the report again, as labels and words; nothing before it was sent."""
    receipt = journey.draft.receipt if journey.draft else None
    return [(_("Reference"), receipt.reference), (_("Code"), receipt.code)] if receipt and receipt.code else []


def _state(journey: JourneyRequest) -> str:
    """Whether it was sent; the reference, and when, as exactly as it is kept."""
    receipt = journey.draft.receipt if journey.draft else None
    if receipt is None:
        return _("These answers have not been sent yet.")
    moment = receipt.received_at.astimezone(clock.LONDON)
    words = {"reference": receipt.reference, "day": date_format(moment, "j F Y")}
    return _("Sent on %(day)s. Your reference: %(reference)s.") % words
