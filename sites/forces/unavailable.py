"""Answers for a moment in which a request cannot be served: a site is asked too much, or the database is away.

None of them needs the database. What a person has typed is never dropped: it comes back in a page that can send it
again. Under /api/ the same answers become problems (soh.api.middleware); a system sends again by itself.
"""

import time
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

BUSY_FOR, AWAY_FOR = 2, 10
"""So many seconds a browser or a system is asked to wait."""
KNOWN_FOR = 2.0
"""So many seconds after an attempt to connect failed, requests of this process are not made to wait for another one."""
_API = "/api/"
_SAFE = ("GET", "HEAD", "OPTIONS")

Answer = Callable[[HttpRequest], HttpResponse | None]

_answers: list[Answer] = []
_known = {"until": 0.0}


def register_answer(answer: Answer) -> None:
    """Let a public door answer itself: give posted answers back, lead somebody away. None leaves it to the next."""
    _answers.append(answer)


def has_answers(request: HttpRequest) -> bool:
    """Whether a person sends something. Partners' systems send again, with the same Idempotency-Key."""
    return request.method not in _SAFE and not request.path.startswith(_API)


def is_away() -> bool:
    """Whether this process has just found that the database cannot be reached."""
    return time.monotonic() < _known["until"]


def busy(request: HttpRequest, *, seconds: int = BUSY_FOR) -> HttpResponse:
    """Answer that the site is asked more than it can answer, and when to try again."""
    return _answer(request, "errors/503.html", seconds)


def away(request: HttpRequest) -> HttpResponse:
    """Answer that the database does not answer, and remember for a moment when it cannot be reached at all."""
    if connection.connection is None and not is_away():
        _known["until"] = time.monotonic() + KNOWN_FOR
    return _answer(request, "errors/away.html", AWAY_FOR)


def _answer(request: HttpRequest, template: str, seconds: int) -> HttpResponse:
    response = _of_a_door(request) or HttpResponse(_page(template), status=503)
    if response.status_code == 503:
        response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def _of_a_door(request: HttpRequest) -> HttpResponse | None:
    if settings.DOOR != "public" or request.path.startswith(_API):
        return None
    return next((found for answer in _answers if (found := answer(request)) is not None), None)


@cache
def _page(template: str) -> bytes:
    """Rendered once: what is refused must cost next to nothing."""
    return render_to_string(template).encode()
