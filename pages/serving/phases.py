"""What visitors see of a site that is not open: nothing of its content, but where to turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pages.serving.chrome import chrome_for
from sites.forces.models import Phase

RETRY_AFTER = "3600"
"""Seconds after which a client may ask again."""
ALWAYS = ("/theme/", "/api/", "/.well-known/")
"""Answered in every phase: the look of the page that says so, and what has rules of its own."""


class PhaseMiddleware:
    """Answer for a private site with 404 and for a paused one with 503, each with a page that helps."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        site = getattr(request, "hosted_site", None)
        if site is None or site.force is None or request.path.startswith(ALWAYS):
            return self.get_response(request)
        if site.force.phase == Phase.PRIVATE:
            return _closed(request, "pages/not_open.html", 404)
        if site.force.phase == Phase.PAUSED:
            response = _closed(request, "pages/paused.html", 503)
            response["Retry-After"] = RETRY_AFTER
            return response
        return self.get_response(request)


def _closed(request: HttpRequest, template: str, status: int) -> HttpResponse:
    force = request.hosted_site.force  # type: ignore[attr-defined]
    # Nothing of the site but its name: its pages are not for visitors.
    hidden: dict[str, Any] = {"navigation": [], "footer_links": [], "search_url": "", "phase": None, "cookies_url": ""}
    context = {"chrome": chrome_for(request, **hidden), "existing_website": force.existing_website}
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response
