"""How an officer gets a file: a link for a minute, bound to the person, to a host that has no cookies."""

import uuid
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from reporting.evidence import links, reading
from reporting.evidence.links import Link
from reporting.evidence.reading import REASONS, HandedOut, Reason
from reporting.inbox.access import Forces, for_report_readers
from reporting.records.reach import Reach
from reporting.records.triage import NoSuchReport
from sites.access.memberships import forces_with
from sites.access.roles import REPORT_READERS

_INERT = "sandbox; default-src 'none'; frame-ancestors 'none'"


@for_report_readers
@require_GET
def file_link(request: HttpRequest, forces: Forces, reference: str, key: uuid.UUID) -> HttpResponse:
    """Lead to the file by a link that ends in a minute; 404 for what is not there, not theirs or not clean."""
    return _led(request, _force_of(forces, reference, key), reference, key)


@for_report_readers
@require_http_methods(["GET", "POST"])
def original(request: HttpRequest, forces: Forces, reference: str, key: uuid.UUID) -> HttpResponse:
    """Ask why somebody needs what was sent, with all that stands in it, and lead to it; the reason is written down."""
    force_id = _force_of(forces, reference, key)
    chosen = request.POST.get("reason", "")
    if request.method == "POST" and chosen in REASONS:
        return _led(request, force_id, reference, key, chosen)
    report_url = reverse("inbox:report", args=[reference])
    words = {
        "reference": reference,
        "header_title": "Save the original",
        "header_icon": "lock",
        "breadcrumbs_items": [
            {"url": reverse("inbox:queue"), "label": "Inbox"},
            {"url": report_url, "label": reference},
            {"url": "", "label": "Save the original"},
        ],
        "reasons": list(REASONS.items()),
        "report_url": report_url,
        "is_wrong": request.method == "POST",
    }
    return render(request, "reporting/inbox/original.html", words, status=422 if words["is_wrong"] else 200)


def _force_of(forces: Forces, reference: str, key: uuid.UUID) -> int:
    try:
        return reading.may_be_handed_out(forces=forces, reference=reference, key=key)
    except reading.NotHandedOut:
        raise Http404 from None


def _led(request: HttpRequest, force_id: int, reference: str, key: uuid.UUID, reason: str = "") -> HttpResponse:
    token = links.sign(Link(force_id, reference, key, request.user.pk or 0, reason))
    scheme = "https" if request.is_secure() else "http"
    response = HttpResponseRedirect(f"{scheme}://{settings.EVIDENCE_HOST}/file/{token}/")
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_GET
def handed_out(request: HttpRequest, token: str) -> HttpResponse | StreamingHttpResponse:
    """Give the file of a link, inert. Whether the person may have it is asked anew."""
    link = links.read(token)
    if link is None:
        raise Http404
    person = get_user_model()._default_manager.filter(pk=link.person).first()
    if link.force_id not in forces_with(person, REPORT_READERS):
        raise Http404
    try:
        given = reading.hand_out(
            forces=Reach([link.force_id], person=link.person),
            reference=link.reference,
            key=link.key,
            actor=f"user:{link.person}",
            reason=Reason(link.reason) if link.reason else None,
        )
    except (NoSuchReport, reading.NotHandedOut, ValueError):
        raise Http404 from None
    is_shown = _is_shown(given)
    type_name = given.facts.type if is_shown else "application/octet-stream"
    response = StreamingHttpResponse(given.content, content_type=type_name)
    response["Content-Length"] = str(given.facts.size)
    response["Content-Disposition"] = _named(given.facts.name, "inline" if is_shown else "attachment")
    response["Content-Security-Policy"] = _INERT
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 on the host that hands out files, without a word of what might have been there."""
    return HttpResponse("Not found. Go back to the report and open the file again.", "text/plain", 404)


def _is_shown(given: HandedOut) -> bool:
    """Only pictures that were drawn here anew are shown by the browser; all else is saved."""
    return given.is_copy and given.facts.type in ("image/jpeg", "image/png", "image/gif")


def _named(name: str, how: str) -> str:
    """The name twice: in plain letters for old programs, and as it is (RFC 6266). It was cleaned when it came in."""
    plain = "".join(mark if mark.isascii() and mark not in '"\\%;' else "_" for mark in name)
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
