"""The short visit to a report: a sealed cookie of one host, without a row on the server.

It holds the report's private key, sealed under a key of the server's, so that neither the browser nor the server at
rest can open the report alone. It ends after fifteen minutes without a request, with the browser, and by quick exit.
"""

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from reporting.correspondence.opening import Opened
from reporting.web.visitor import my_report_cookie_name
from soh.core import clock, sealing

IDLE = timedelta(minutes=15)
_PURPOSE = b"my report"
_LONGEST = 2_000


def current(request: HttpRequest) -> Opened | None:
    """Return the report that this browser has open, None without one and after the time is over."""
    text = request.COOKIES.get(my_report_cookie_name(), "")
    if not text or len(text) > _LONGEST:
        return None
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            words = json.loads(
                sealing.unseal(key=_key(secret), ciphertext=sealing.from_text(text), place=_place(request))
            )
        except (sealing.CannotOpen, ValueError):
            continue
        site = request.hosted_site  # type: ignore[attr-defined]
        seen = datetime.fromtimestamp(words["seen"], UTC)
        if site.force is None or words["force"] != site.force.id or clock.now() - seen > IDLE:
            return None
        return Opened(words["force"], words["reference"], words["told_as"], sealing.from_text(words["key"]))
    return None


def keep(request: HttpRequest, response: HttpResponse, opened: Opened) -> HttpResponse:
    """Let the browser keep the report open for another while."""
    words = {
        "force": opened.force_id,
        "reference": opened.reference,
        "told_as": opened.told_as,
        "key": sealing.to_text(opened.private_key),
        "seen": clock.now().timestamp(),
    }
    value = sealing.seal(key=_key(settings.SECRET_KEY), plaintext=json.dumps(words).encode(), place=_place(request))
    response.set_cookie(
        my_report_cookie_name(),
        sealing.to_text(value),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
        path="/",
    )
    return response


def end(response: HttpResponse) -> HttpResponse:
    """Close the report in this browser."""
    response.set_cookie(
        my_report_cookie_name(),
        "",
        max_age=0,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
        path="/",
    )
    return response


def _key(secret: str) -> bytes:
    return hmac.new(secret.encode(), _PURPOSE, hashlib.sha256).digest()


def _place(request: HttpRequest) -> sealing.Place:
    return sealing.Place("my_report_session", request.hosted_site.host, "cookie")  # type: ignore[attr-defined]
