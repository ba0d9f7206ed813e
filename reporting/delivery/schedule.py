"""When a message is tried again, and when an address is left alone: figures and pure functions."""

from datetime import datetime, timedelta
from random import SystemRandom

from soh.core import clock

WAITS = (5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
"""Seconds before the second, third ... and tenth attempt (Standard Webhooks): three days and a few hours together."""
TRIES = len(WAITS) + 1
JITTER = 0.1
OPENS_AFTER = 5
"""So many failures in a row, and an address is left alone for a while."""
_FIRST_PAUSE, _LONGEST_PAUSE = 30, 15 * 60

_random = SystemRandom()


def next_try(*, now: datetime, tries_left: int, retry_after: int | None, is_anonymous: bool) -> datetime:
    """Return when to try again: by the schedule with jitter, not before the receiver asked for.

    Of an anonymous report the moment is rounded up to a quarter of an hour, but for the first waits of seconds.
    """
    usual = WAITS[TRIES - 1 - tries_left]
    wait = max(usual * _random.uniform(1 - JITTER, 1 + JITTER), retry_after or 0)
    moment = now + timedelta(seconds=wait)
    if is_anonymous and wait >= WAITS[1] / 2:
        return clock.coarse(moment) + clock.ANONYMOUS_GRAIN
    return moment


def pause(failures: int) -> timedelta | None:
    """Return how long nothing is sent after so many failures in a row; None for none."""
    if failures < OPENS_AFTER:
        return None
    return timedelta(seconds=min(_FIRST_PAUSE * 2 ** min(failures - OPENS_AFTER, 10), _LONGEST_PAUSE))
