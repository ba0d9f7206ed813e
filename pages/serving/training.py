"""The training space of a force at the public door: the same site behind a pass, and with no way to anything real."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.shortcuts import render

from pages.serving.chrome import chrome_for
from sites.forces import training

ENTER = "/training/enter/"
_OPEN = ("/theme/", "/brand/")
_SHUT = ("/api/", "/beta/", "/sitemap.xml")
"""Partners have test keys of their own; robots and counts have no business here."""


def cookie_name() -> str:
    """Return the name of the cookie that keeps the space open."""
    return "__Host-soh_training" if settings.SESSION_COOKIE_SECURE else "soh_training"


def answer(request: HttpRequest, get_response: Callable[[HttpRequest], HttpResponse]) -> HttpResponse:
    """Let people with a pass in; tell others, who came by chance, where the real site is."""
    force = request.hosted_site.force  # type: ignore[attr-defined]
    if request.path.startswith(_OPEN):
        return get_response(request)
    if request.path == ENTER:
        response = _enter(request, force.id)
    elif not training.is_stay(request.COOKIES.get(cookie_name(), ""), force.id):
        response = _shut(request)
    elif request.path.startswith(_SHUT):
        response = HttpResponseNotFound()
    else:
        response = get_response(request)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store, private"
    return response


def _enter(request: HttpRequest, force_id: int) -> HttpResponse:
    if not training.is_pass(request.GET.get("pass", ""), force_id):
        return _shut(request)
    response = HttpResponseRedirect("/")
    response["Referrer-Policy"] = "no-referrer"
    response.set_cookie(
        cookie_name(),
        training.new_stay(force_id),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def _shut(request: HttpRequest) -> HttpResponse:
    site = request.hosted_site  # type: ignore[attr-defined]
    hidden: dict[str, Any] = {"navigation": [], "footer_links": [], "search_url": "", "phase": None, "cookies_url": ""}
    context = {"chrome": chrome_for(request, **hidden), "existing_website": site.force.existing_website}
    return render(request, "pages/training_shut.html", context, status=404)
