"""One force's rush leaves room for the others in every web process.

A process answers a few requests at once and has places in which more of them wait. Whoever is served least is next: a
visitor of another site waits for one answer at most, not for the rush. Nobody is sent away while there is room: only
when a site's part of the waiting places is full, or its turn does not come in time. Answers to a form have more places
and more time, and come back to the person when even those are gone (sites.forces.unavailable).
"""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sites.forces import hosts, unavailable

PATIENCE = 5.0
"""So many seconds a request waits for its turn."""
PATIENCE_OF_ANSWERS = 15.0
"""The same for answers to a form; below the time after which proxies and the web server give up."""


@dataclass(eq=False, slots=True)
class _Place:
    """Somebody who waits."""

    came: float
    turn: threading.Event = field(default_factory=threading.Event)


class Turns:
    """Who is served and who waits in this process. Safe to use from many threads."""

    def __init__(
        self,
        at_once: int,
        waiting: int,
        *,
        patience: float = PATIENCE,
        patience_of_answers: float = PATIENCE_OF_ANSWERS,
    ) -> None:
        self.at_once, self.waiting = at_once, waiting
        self._patience, self._patience_of_answers = patience, patience_of_answers
        self._served: Counter[str] = Counter()
        self._queues: dict[str, deque[_Place]] = {}
        self._lock = threading.Lock()

    def enter(self, who: str, *, is_answer: bool = False) -> bool:
        """Take a turn, waiting for it; False when there is no room. Leave what was entered."""
        with self._lock:
            if not self._queues and self._served.total() < self.at_once:
                self._served[who] += 1
                return True
            if not self._may_wait(who, is_answer=is_answer):
                return False
            place = _Place(time.monotonic())
            self._queues.setdefault(who, deque()).append(place)
        return place.turn.wait(self._patience_of_answers if is_answer else self._patience) or self._came(who, place)

    def leave(self, who: str) -> None:
        """Give the turn to whoever is next."""
        with self._lock:
            self._served[who] -= 1
            if self._served[who] <= 0:
                del self._served[who]
            if self._queues:
                self._give_turn(min(self._queues, key=lambda other: (self._served[other], self._queues[other][0].came)))

    def _may_wait(self, who: str, *, is_answer: bool) -> bool:
        """Half of the places are the most that readers of one site wait in, three quarters with its answers."""
        mine = len(self._queues.get(who, ()))
        taken = sum(map(len, self._queues.values()))
        return taken < self.waiting and mine < (self.waiting * 3 // 4 if is_answer else self.waiting // 2)

    def _give_turn(self, who: str) -> None:
        place = self._queues[who].popleft()
        if not self._queues[who]:
            del self._queues[who]
        self._served[who] += 1
        place.turn.set()

    def _came(self, who: str, place: _Place) -> bool:
        """Whether the turn came in the moment in which the patience ended; else give up the place."""
        with self._lock:
            if place.turn.is_set():
                return True
            self._queues[who].remove(place)
            if not self._queues[who]:
                del self._queues[who]
            return False


class FairShareMiddleware:
    """Lets each site's visitors have their turn; answers 503 to what goes beyond its part, before the database is asked
    for anything.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.turns = Turns(settings.REQUESTS_AT_ONCE, settings.REQUESTS_WAITING)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        who = hosts.share_of(request.META.get("HTTP_HOST", ""))
        if not self.turns.enter(who, is_answer=unavailable.has_answers(request)):
            return unavailable.busy(request)
        try:
            return unavailable.away(request) if unavailable.is_away() else self.get_response(request)
        finally:
            self.turns.leave(who)
