"""A failed CSRF check loses nothing: the answers come back in a form with a fresh token, to be sent once more."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from pages.serving.chrome import chrome_for
from reporting.web.responses import private

_MOST_FIELDS = 500
_NEVER_REPEATED = frozenset({"csrfmiddlewaretoken"})


def keep_answers(request: HttpRequest, reason: str) -> HttpResponse | None:
    """Answer 403 with the posted fields in a page that can send them again.

    Only for a post that comes from our own page, as far as the browser tells: what another site posted is not repeated.
    """
    site = getattr(request, "hosted_site", None)
    if site is None or site.force is None or request.method != "POST" or not from_our_page(request):
        return None
    fields = [(name, value) for name, value in posted(request) if name not in _NEVER_REPEATED]
    chrome = chrome_for(request, sensitive=True)
    words = {"chrome": chrome, "fields": fields, "form_action": request.get_full_path()}
    html = render_to_string("reporting/web/send_again.html", words, request=request)
    return private(HttpResponse(html, status=403))


def posted(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the posted fields in their order."""
    return [(name, value) for name, values in request.POST.lists() for value in values][:_MOST_FIELDS]


def from_our_page(request: HttpRequest) -> bool:
    """Whether a post comes from a page of this host, as far as the browser tells."""
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    fetch_site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if sender in (None, "null"):
        return fetch_site == "same-origin"
    return urlsplit(sender).netloc.lower() == request.get_host().lower()
