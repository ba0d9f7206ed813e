"""The lock after repeated failures: passwords and second-factor codes count alike, by person and address."""

from typing import Any

from allauth.account.adapter import get_adapter
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def client_address(request: HttpRequest) -> str | None:
    """Return the visitor's address as the trusted proxies saw it (TRUSTED_PROXY_COUNT), None where there is none."""
    try:
        address: str = get_adapter(request).get_client_ip(request)
    except PermissionDenied:  # a server on a socket file, and no proxy that names the visitor
        return None
    return address


def count_failed_code(*, request: HttpRequest, user: Any, **_: Any) -> None:
    """Count a wrong code like a wrong password: who knows a password must not guess codes without end."""
    credentials = {"username": user.get_username()}
    user_login_failed.send(sender=__name__, credentials=credentials, request=request)


def is_locked_out(request: HttpRequest, user: Any) -> bool:
    """Whether this person is locked out at this address; if so the answer becomes the lock-out page."""
    if not settings.AXES_ENABLED or AxesProxyHandler.is_allowed(request, {"username": user.get_username()}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    return True


def locked_out(request: HttpRequest, original: HttpResponse | None, credentials: Any) -> HttpResponse:
    """Answer 429, alike for people who exist and people who do not."""
    cool_off = get_cool_off(request)
    seconds = int(cool_off.total_seconds())
    response = render(request, "accounts/locked_out.html", {"minutes": seconds // 60}, status=429)
    response["Retry-After"] = str(seconds)
    return response
