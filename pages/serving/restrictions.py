"""Password-protected pages on the public door, which has neither sign-in nor stored sessions."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import PageViewRestriction

COOKIE = "__Host-soh_passed"


def admit(request: HttpRequest, rules: Iterable[PageViewRestriction]) -> None:
    """Prepare a request for Wagtail's check of restrictions.

    A page for signed-in people is missing for the public (404). Which passwords were given is kept in a
    signed cookie.
    """
    if any(rule.restriction_type != PageViewRestriction.PASSWORD for rule in rules):
        raise Http404
    request.session = SessionStore(request.COOKIES.get(COOKIE))


def remember(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep in the visitor's browser, until it is closed, which passwords were given."""
    if request.session.modified:
        request.session.save()
        response.set_cookie(
            COOKIE,
            request.session.session_key or "",
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
