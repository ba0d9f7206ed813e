"""Files for record systems, on the host that has no cookies."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_GET

from reporting.evidence import delivered
from reporting.evidence.reading import NotHandedOut


@require_GET
def delivered_file(request: HttpRequest, token: str) -> StreamingHttpResponse:
    """Give the file of a message's link, as bytes to be saved; 404 for one that was used, is over or not clean yet."""
    try:
        given = delivered.hand_out(token)
    except NotHandedOut:
        raise Http404 from None
    response = StreamingHttpResponse(given.content, content_type="application/octet-stream")
    response["Content-Length"] = str(given.facts.size)
    response["Content-Disposition"] = "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    return response
