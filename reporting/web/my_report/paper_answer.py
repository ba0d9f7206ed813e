"""Sheets of paper about a report, with names that say nothing."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from reporting.web import responses
from reporting.web.copies import FILE_NAME
from reporting.web.my_report import frame
from soh.design import paper


def pdf_answer(request: HttpRequest, sheet: paper.Sheet, *, again: str) -> HttpResponse:
    """Send a sheet; 503 with a way on to the address `again` when too many are being made."""
    try:
        pdf = paper.pdf_of(sheet)
    except paper.Busy:
        title = _("Try again in a minute")
        busy = frame.page(request, "busy", {"go_on_url": reverse(again)}, title=title, status=503)
        busy["Retry-After"] = "10"
        return busy
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}.pdf"'
    return responses.private(response)
