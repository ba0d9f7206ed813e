"""What holds for every answer under /api/, wherever it came from: errors, caching, limits, keys in the wrong
place.
"""

import hashlib
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from soh.api.keys import tokens
from soh.api.problems import CONTENT_TYPE, problem
from soh.api.refusals import TYPE

PREFIX = "/api/"
_KEPT = ("Allow", "Retry-After", "WWW-Authenticate", "Vary")


class ApiMiddleware:
    """Stands outside everything that may answer for /api/, and leaves all other addresses alone.

    - Every error is a problem (RFC 9457), also those of Django and of other middleware.
    - A key in the address or in a cookie is refused: addresses end up in logs and histories.
    - Nothing is stored by caches unless the view says otherwise, and never an answer to a request with a key.
    - Every answer to GET has a strong ETag, and If-None-Match is answered with 304.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return self.get_response(request)
        response = _refusal(request) or self.get_response(request)
        if response.status_code >= 400 and response.get("Content-Type") != CONTENT_TYPE:
            response = _as_problem(response)
        _set_caching(request, response)
        allowance = getattr(request, "api_allowance", None)
        for name, value in (allowance.headers if allowance else {}).items():
            response[name] = value
        return _conditional(request, response)


def _refusal(request: HttpRequest) -> HttpResponse | None:
    address = unquote_plus(f"{request.get_full_path()} {request.META.get('HTTP_COOKIE', '')}")
    if tokens.MARK.search(address):
        return _problem(
            400,
            type_=f"{TYPE}key-in-address",
            title="Key in the wrong place",
            detail="Send the key in the header Authorization only, never in the address or in a cookie: addresses "
            "are kept in logs and histories. Have this key revoked, since others may know it now.",
        )
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower() and not request.META.get("CONTENT_LENGTH"):
        return _problem(411, detail="Send the body with the header Content-Length.")
    return None


def _problem(status: int, **words: Any) -> HttpResponse:
    return JsonResponse(problem(status, **words), status=status, content_type=CONTENT_TYPE)


def _as_problem(response: HttpResponse) -> HttpResponse:
    made = _problem(response.status_code)
    for name in _KEPT:
        if name in response:
            made[name] = response[name]
    return made


def _set_caching(request: HttpRequest, response: HttpResponse) -> None:
    if "HTTP_AUTHORIZATION" in request.META or response.status_code >= 400:
        response["Cache-Control"] = "no-store"
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    patch_vary_headers(response, ("Authorization",))


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
        return response
    if "ETag" not in response:
        response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    answer = cast(HttpResponse, get_conditional_response(request, etag=response["ETag"], response=response))
    return _as_problem(answer) if answer.status_code >= 400 else answer
