"""A note or message sent after the session ended is not lost: it comes back in the page, to be sent after signing in.

The words stay in the browser's page; the server keeps nothing.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

NOTE_VIEW = "inbox:note"
MESSAGE_VIEW = "inbox:message"


def page(request: HttpRequest) -> HttpResponse | None:
    """Answer 403 with the posted note, when the request is one; None for any other request."""
    match = request.resolver_match
    if request.method != "POST" or match is None or match.view_name not in (NOTE_VIEW, MESSAGE_VIEW):
        return None
    text = request.POST.get("text", "")
    if not text.strip() or not _from_our_page(request):
        return None
    reference = match.kwargs["reference"]
    words = {
        "text": text,
        "what": "message" if match.view_name == MESSAGE_VIEW else "note",
        "reference": reference,
        "action": request.path,
        "sign_in_url": f"{reverse('account_login')}?next={reverse('inbox:report', args=[reference])}",
    }
    response = render(request, "reporting/inbox/unsaved_note.html", words, status=403)
    response["Cache-Control"] = "no-store, private"
    return response


def after_failed_csrf(request: HttpRequest, reason: str) -> HttpResponse | None:
    """Give the note back when the page that held it is older than the present session."""
    return page(request)


def _from_our_page(request: HttpRequest) -> bool:
    """Whether the post comes from a page of this host: what another site posted is not repeated."""
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(sender).netloc.lower() == request.get_host().lower()
