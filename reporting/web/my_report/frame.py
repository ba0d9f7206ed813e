"""Pages of "my report": neutral for whoever looks at the device, with quick exit, stored nowhere."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language

from pages.serving.chrome import chrome_for
from reporting.correspondence.opening import NotOpened, Opened
from reporting.web import page_links, responses
from reporting.web.my_report import session

View = Callable[..., HttpResponse]
ACTOR = "public"


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, title: str, status: int = 200, back_url: str = ""
) -> HttpResponse:
    """Render a page; its title in the browser says nothing of reports."""
    chrome = chrome_for(request, title=title, sensitive=True, quick_exit_url=reverse("my_report:leave"))
    tail = "my-report" + request.path.partition("/my-report")[2]
    for language in chrome.get("languages", ()):
        language["url"] = f"{language['url']}{tail}"
    words = {
        **context,
        "chrome": chrome,
        "page_title": title,
        "heading": title,
        "back_url": back_url,
        "force": request.hosted_site.force,  # type: ignore[attr-defined]
    }
    html = render_to_string(f"reporting/web/my_report/{template}.html", words, request=request)
    return responses.private(HttpResponse(page_links.resolve(html, request, language_of(request)), status=status))


def redirect(name: str, query: str = "") -> HttpResponse:
    """Go to another of these pages with GET. `query` is a word of ours, never the person's."""
    return responses.redirect(reverse(f"my_report:{name}") + (f"?{query}" if query else ""))


def language_of(request: HttpRequest) -> str:
    """Return the language of the page; 404 for one in which the site is not there."""
    language = (get_language() or "en").split("-")[0]
    if language not in request.hosted_site.homes:  # type: ignore[attr-defined]
        raise Http404
    return language


def at_a_force(view: View) -> View:
    """Answer 404 on the national host, which has no reports."""

    @wraps(view)
    def gated(request: HttpRequest) -> HttpResponse:
        if request.hosted_site.force is None:  # type: ignore[attr-defined]
            raise Http404
        language_of(request)
        return view(request)

    return gated


def with_report(view: View) -> View:
    """Call `view(request, opened)` with the report that this browser has open; without one, ask for the code."""

    @wraps(view)
    def gated(request: HttpRequest) -> HttpResponse:
        opened: Opened | None = session.current(request)
        if opened is None:
            return redirect("entrance")
        try:
            return session.keep(request, view(request, opened), opened)
        except NotOpened:
            return session.end(redirect("entrance"))

    return at_a_force(gated)
