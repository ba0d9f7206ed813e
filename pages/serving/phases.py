"""What visitors see of a site that is not open: nothing of its content, but where to turn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from pages.serving import beta_choice, training
from pages.serving.chrome import chrome_for
from pages.serving.facts import facts_for
from sites.forces import tally
from sites.forces.arms import Event
from sites.forces.hosts import ForceFace
from sites.forces.models import Phase

RETRY_AFTER = "3600"
"""Seconds after which a client may ask again."""
ALWAYS = ("/theme/", "/brand/", "/api/", "/.well-known/")
"""Answered in every phase: the look of the page that says so, and what has rules of its own."""
NO_PAGES = ("/beta/", "/media/", "/documents/", "/robots.txt", "/favicon.ico")
"""What has no twin on the existing site: visitors who are sent back are not led away from it."""

Finishing = Callable[[HttpRequest], bool]
_finishing: list[Finishing] = []


def register_finishing(check: Finishing) -> None:
    """Let a door say which requests belong to a visitor in the midst of a form, who may finish it."""
    if check not in _finishing:
        _finishing.append(check)


class PhaseMiddleware:
    """Answer for a private site with 404 and for a paused one with 503, each with a page that helps; lead visitors of a
    beta that was sent back to the existing site; open a training space to those who have a pass.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        site = getattr(request, "hosted_site", None)
        if site is None or site.force is None:
            return self.get_response(request)
        if site.is_training:
            return training.answer(request, self.get_response)
        if request.path.startswith(ALWAYS):
            return self.get_response(request)
        phase = site.force.phase
        if phase == Phase.PRIVATE:
            return closed(request, "pages/not_open.html", 404)
        if phase == Phase.PAUSED:
            response = closed(request, "pages/paused.html", 503)
            response["Retry-After"] = RETRY_AFTER
            return response
        if phase == Phase.BETA:
            return self._beta(request, site.force)
        return self.get_response(request)

    def _beta(self, request: HttpRequest, force: ForceFace) -> HttpResponse:
        if request.path.startswith(NO_PAGES):
            return self.get_response(request)
        arm = beta_choice.arm_of(request)
        if force.sends_visitors_back and not any(check(request) for check in _finishing):
            tally.add(force_id=force.id, arm=arm, event=Event.RETURNED)
            response: HttpResponse = HttpResponseRedirect(facts_for(request).twins.twin_of(request.path))
            response.status_code = 303 if request.method == "POST" else 302
            response["Cache-Control"] = "no-store"
            return response
        response = self.get_response(request)
        if request.method == "GET" and response.status_code == 200:
            tally.add(force_id=force.id, arm=arm, event=Event.PAGE)
        return response


def closed(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """Answer with a page that shows nothing of the site but its name: its pages are not for visitors."""
    force = request.hosted_site.force  # type: ignore[attr-defined]
    hidden: dict[str, Any] = {"navigation": [], "footer_links": [], "search_url": "", "phase": None, "cookies_url": ""}
    context = {"chrome": chrome_for(request, **hidden), "existing_website": force.existing_website}
    response = render(request, template, context, status=status)
    response["Cache-Control"] = "no-store"
    return response
