"""The visitor's key: a cookie of one host, essential, without a name or number of ours in it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from reporting.intake.drafts import Visitor

_LENGTH = 43  # 32 bytes as base64 without padding


def cookie_name() -> str:
    """Return the name; the __Host- prefix makes browsers keep it to this host and to secure transport."""
    return "__Host-soh_journey" if settings.SESSION_COOKIE_SECURE else "soh_journey"


def visitor_of(request: HttpRequest) -> Visitor | None:
    """Return the visitor that the cookie names, None without one."""
    key = request.COOKIES.get(cookie_name(), "")
    return Visitor(key) if len(key) == _LENGTH and key.isascii() else None


def arrival_cookie_name() -> str:
    """Return the name of the cookie that holds the token of answers which came from elsewhere, for minutes."""
    return "__Host-soh_arrival" if settings.SESSION_COOKIE_SECURE else "soh_arrival"


def my_report_cookie_name() -> str:
    """Return the name of the cookie of somebody who has a report open by its receipt code."""
    return "__Host-soh_my_report" if settings.SESSION_COOKIE_SECURE else "soh_my_report"


def remember(response: HttpResponse, visitor: Visitor) -> None:
    """Give the visitor's browser its key, for as long as the browser stays open."""
    response.set_cookie(
        cookie_name(),
        visitor.key,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget(response: HttpResponse) -> None:
    """Take the key away, and the other cookies of a visit with it."""
    response.delete_cookie(settings.CSRF_COOKIE_NAME, path="/", samesite="Lax")
    response.delete_cookie(arrival_cookie_name(), path="/", samesite="Lax")
    for name in (cookie_name(), my_report_cookie_name()):
        response.set_cookie(
            name,
            "",
            max_age=0,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
            path="/",
        )
