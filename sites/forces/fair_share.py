"""One force's rush leaves room for the others in every web process.

A process answers a few requests at once. While somebody else’s site is asked too, visitors of one site may hold half of
that; more of them wait for a moment, as long as one place stays free for the others, and who comes on top is asked to
try again, before the database is troubled. A site that is asked alone may have it all. Whoever sends answers of a form
is never sent away.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

CONTENDED = 2.0
"""So many seconds after a request for another site a process counts as shared."""
PATIENCE = 0.5
"""So many seconds a request waits for a place of its site's share."""
RETRY_AFTER = "1"
_SAFE = ("GET", "HEAD", "OPTIONS")


class Shares:
    """Who holds how much of a process. Safe to use from many threads."""

    def __init__(
        self, at_once: int, *, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.at_once, self.most_of_one = at_once, max(1, at_once // 2)
        self._patience, self._clock = patience, clock
        self._held: Counter[str] = Counter()
        self._there = 0
        self._asked: dict[str, float] = {}
        self._changed = threading.Condition()

    def enter(self, who: str, *, must: bool = False) -> bool:
        """Take a place, waiting a moment for it; False when there is none. Leave what was entered."""
        with self._changed:
            self._asked[who] = self._clock()
            if not must and not self._has_place(who) and not self._waited(who):
                return False
            self._held[who] += 1
            self._there += 1
            return True

    def leave(self, who: str) -> None:
        """Give the place back."""
        with self._changed:
            self._there -= 1
            self._held[who] -= 1
            if self._held[who] <= 0:
                del self._held[who]
            self._changed.notify_all()

    def _has_place(self, who: str) -> bool:
        return self._held[who] < self.most_of_one or not self._is_shared(who)

    def _waited(self, who: str) -> bool:
        """Wait for a place, but never in the last one that is free."""
        if self._patience <= 0 or self._there >= self.at_once - 1:
            return False
        self._there += 1
        try:
            return self._changed.wait_for(lambda: self._has_place(who), timeout=self._patience)
        finally:
            self._there -= 1

    def _is_shared(self, who: str) -> bool:
        now = self._clock()
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
        if not self.shares.enter(who, must=_must_be_answered(request)):
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
    response = HttpResponse(_page(), status=503)
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    return response


@cache
def _page() -> bytes:
    """Rendered once: what is refused must cost next to nothing."""
    return render_to_string("errors/503.html").encode()
