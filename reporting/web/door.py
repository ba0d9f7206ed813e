"""The HTML door: every page of every form comes through here."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from reporting.authoring.published import published_form
from reporting.web import addresses, resuming
from reporting.web.another_force import another_force_page
from reporting.web.arriving import filled_in_page
from reporting.web.check_answers import check_page
from reporting.web.coming_back import return_page
from reporting.web.copies import copy_as_data, copy_as_pdf, copy_page
from reporting.web.journeys import JourneyRequest
from reporting.web.lasting import keep_page, timed_out_page
from reporting.web.national import choose_force_page
from reporting.web.receipt import receipt_page
from reporting.web.rush import held_back
from reporting.web.saving import save_page
from reporting.web.sheet import sheet_page
from reporting.web.start import leave, start_page
from reporting.web.steps import step_page
from reporting.web.withdrawn import withdrawn_page

_BESIDE: dict[str, Callable[[JourneyRequest], HttpResponse]] = {
    addresses.SAVE: save_page,
    addresses.SHEET: sheet_page,
    addresses.RETURN: return_page,
    addresses.RETURN_IN_WELSH: return_page,
    addresses.KEEP: keep_page,
    addresses.TIMED_OUT: timed_out_page,
    addresses.FILLED_IN: filled_in_page,
    addresses.ANOTHER_FORCE: another_force_page,
    addresses.COPY: copy_page,
    addresses.COPY_PDF: copy_as_pdf,
    addresses.COPY_DATA: copy_as_data,
    addresses.START: start_page,
    addresses.CHECK: check_page,
    addresses.RECEIPT: receipt_page,
    addresses.LEAVE: leave,
}
"""Pages beside the steps."""

_METHODS = ("GET", "HEAD", "POST")


def serve(request: HttpRequest, page: Any, segment: str = "") -> HttpResponse:
    """Answer a request for a page of a form. `segment` is what follows the form page's own address."""
    site = request.hosted_site  # type: ignore[attr-defined]
    if addresses.is_upload(segment):
        return _part_of_a_file(request, page, segment)
    if request.method not in _METHODS:
        return HttpResponseNotAllowed(_METHODS)
    if site.force is None:
        if not page.live:
            raise Http404
        return choose_force_page(request, page)
    published = published_form(page, force_id=site.force.id, at=getattr(request, "forms_version", None))
    if published is None:
        kept = withdrawn_page(request, page, site, site.force, segment)
        if kept is None:
            raise Http404
        return kept
    journey = JourneyRequest(request, page, published, site.force, site, page.locale.language_code, segment)
    if (waits := held_back(journey)) is not None:
        return waits
    if (page_view := _BESIDE.get(segment)) is not None:
        return page_view(journey)
    return step_page(journey, segment)


def _part_of_a_file(request: HttpRequest, page: Any, segment: str) -> HttpResponse:
    """Answer the page's script, which sends files in pieces. Raises Http404 where no form is answered."""
    site = request.hosted_site  # type: ignore[attr-defined]
    published = published_form(page, force_id=site.force.id) if site.force else None
    if published is None:
        raise Http404
    return resuming.answer(
        JourneyRequest(request, page, published, site.force, site, page.locale.language_code, segment)
    )
