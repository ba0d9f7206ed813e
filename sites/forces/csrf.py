"""A form token is good at the host that gave it, and at no other force's.

Browsers keep the cookie of the token to its host (`__Host-`). This holds as well for whoever can send any cookie: the
secret in it carries a mark of the host. Stands before Django's own CSRF check, which then finds no cookie.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

_HALF = 16
"""Characters of the secret that are random, and of the mark: together as long as Django's secrets."""


class HostTokenMiddleware:
    """Takes away a token cookie of another host, and lets new ones be of this host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "").lower()
        if not _is_of(host, request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")):
            request.COOKIES.pop(settings.CSRF_COOKIE_NAME, None)
            # Becomes a cookie only when a page has a form.
            request.META["CSRF_COOKIE"] = _new(host)
        return self.get_response(request)


def _new(host: str) -> str:
    chance = get_random_string(_HALF)
    return chance + _mark(host, chance, settings.SECRET_KEY)


def _is_of(host: str, secret: str) -> bool:
    chance, mark = secret[:_HALF], secret[_HALF:]
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(constant_time_compare(mark, _mark(host, chance, key)) for key in keys)


def _mark(host: str, chance: str, key: str) -> str:
    return salted_hmac("form token of a host", f"{host} {chance}", secret=key, algorithm="sha256").hexdigest()[:_HALF]
