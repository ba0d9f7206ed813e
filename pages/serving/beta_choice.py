"""What a visitor of a beta chose: the new site or the current one. One word in a cookie of this host, and no number."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sites.forces.arms import Arm

NEW, CURRENT = "new", "current"
_LASTS = 30 * 24 * 60 * 60


def cookie_name() -> str:
    """Return the name; the __Host- prefix makes browsers keep it to this host and to secure transport."""
    return "__Host-soh_site" if settings.SESSION_COOKIE_SECURE else "soh_site"


def choice_of(request: HttpRequest) -> str:
    """Return `new`, `current`, or nothing for somebody who has not chosen."""
    chosen = request.COOKIES.get(cookie_name(), "")
    return chosen if chosen in (NEW, CURRENT) else ""


def arm_of(request: HttpRequest) -> Arm:
    """Return the arm in which this request is counted while it is on our site."""
    return Arm.JOINED if choice_of(request) == NEW else Arm.DIRECT


def remember(response: HttpResponse, choice: str) -> None:
    """Keep the choice for 30 days: strictly needed to do what the visitor asked for."""
    response.set_cookie(
        cookie_name(),
        choice,
        max_age=_LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )
