"""One force's rush leaves room for the others in every web process.

A process answers a few requests at once. While somebody else’s site is asked too, visitors of one site may hold half
of that; who comes on top is asked to try again in a moment, before the database is troubled. A site that is asked alone
may have it all. Whoever sends answers of a form is never sent away.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

CONTENDED = 2.0
"""So many seconds after a request for another site a process counts as shared."""
RETRY_AFTER = "1"
_SAFE = ("GET", "HEAD", "OPTIONS")


class Shares:
    """Who holds how much of a process. Safe to use from many threads."""

    def __init__(self, at_once: int) -> None:
        self.most_of_one = max(1, at_once // 2)
        self._held: Counter[str] = Counter()
        self._asked: dict[str, float] = {}
        self._lock = threading.Lock()

    def enter(self, who: str, *, now: float, must: bool = False) -> bool:
        """Take a place; False when the share of `who` is taken and somebody else is there. Leave what was entered."""
        with self._lock:
            self._asked[who] = now
            if not must and self._held[who] >= self.most_of_one and self._is_shared(who, now):
                return False
            self._held[who] += 1
            return True

    def leave(self, who: str) -> None:
        """Give the place back."""
        with self._lock:
            self._held[who] -= 1
            if self._held[who] <= 0:
                del self._held[who]

    def _is_shared(self, who: str, now: float) -> bool:
        for other in [other for other, moment in self._asked.items() if now - moment > CONTENDED]:
            del self._asked[other]
        return any(other != who for other in self._asked)


class FairShareMiddleware:
    """Answers 503 at once to what goes beyond a site's share, so that the wait of others stays as it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.shares = Shares(settings.REQUESTS_AT_ONCE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        who = request.META.get("HTTP_HOST", "").lower()
        if not self.shares.enter(who, now=time.monotonic(), must=_must_be_answered(request)):
            return busy()
        try:
            return self.get_response(request)
        finally:
            self.shares.leave(who)


def _must_be_answered(request: HttpRequest) -> bool:
    """A person who sends answers. Partners' systems try again, with the same Idempotency-Key."""
    return request.method not in _SAFE and not request.path.startswith("/api/")


def busy() -> HttpResponse:
    """Answer 503, with where to turn meanwhile."""
    response = HttpResponse(render_to_string("errors/503.html"), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response
