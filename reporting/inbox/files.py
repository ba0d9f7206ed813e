"""How an officer gets a file: a link for a minute, bound to the person, to a host that has no cookies."""

import uuid
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.views.decorators.http import require_GET

from reporting.evidence import links, reading
from reporting.evidence.links import Link
from reporting.inbox.access import Forces, for_report_readers
from reporting.records.triage import NoSuchReport
from sites.access.memberships import forces_with
from sites.access.roles import REPORT_READERS

_INERT = "sandbox; default-src 'none'; frame-ancestors 'none'"


@for_report_readers
@require_GET
def file_link(request: HttpRequest, forces: Forces, reference: str, key: uuid.UUID) -> HttpResponse:
    """Lead to the file by a link that ends in a minute; 404 for what is not there, not theirs or not clean."""
    try:
        force_id = reading.may_be_handed_out(forces=forces, reference=reference, key=key)
    except reading.NotHandedOut:
        raise Http404 from None
    token = links.sign(Link(force_id, reference, key, request.user.pk or 0))
    scheme = "https" if request.is_secure() else "http"
    response = HttpResponseRedirect(f"{scheme}://{settings.EVIDENCE_HOST}/file/{token}/")
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_GET
def handed_out(request: HttpRequest, token: str) -> HttpResponse | StreamingHttpResponse:
    """Give the file of a link: never shown, only saved. Whether the person may have it is asked anew."""
    link = links.read(token)
    if link is None:
        raise Http404
    person = get_user_model()._default_manager.filter(pk=link.person).first()
    if link.force_id not in forces_with(person, REPORT_READERS):
        raise Http404
    try:
        given = reading.hand_out(
            forces=[link.force_id], reference=link.reference, key=link.key, actor=f"user:{link.person}"
        )
    except (NoSuchReport, reading.NotHandedOut):
        raise Http404 from None
    response = StreamingHttpResponse(given.content, content_type="application/octet-stream")
    response["Content-Length"] = str(given.facts.size)
    response["Content-Disposition"] = _as_attachment(given.facts.name)
    response["Content-Security-Policy"] = _INERT
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def nothing_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 on the host that hands out files, without a word of what might have been there."""
    return HttpResponse("Not found. Go back to the report and open the file again.", "text/plain", 404)


def _as_attachment(name: str) -> str:
    """The name twice: in plain letters for old programs, and as it is (RFC 6266). It was cleaned when it came in."""
    plain = "".join(mark if mark.isascii() and mark not in '"\\%;' else "_" for mark in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
