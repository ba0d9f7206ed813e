"""Counts of the beta's evaluation, gathered in memory and written in batches: no page waits for a query.

Sums by force, day, arm and event; nothing about a visitor is kept, not even a time. A process that is killed loses the
counts of the last seconds.
"""

import atexit
import threading
from collections import Counter

from django.conf import settings
from django.db import Error, connection

from sites.forces.arms import Arm, ArmCount, Event
from soh.core import clock, tenancy

_MOST_KEYS = 10_000
"""While the database is away, counts wait; more different ones than this are dropped rather than fill the memory."""
_ADD = """
INSERT INTO force_sites_armcount (force_id, day, arm, event, number)
SELECT id, %s::date, %s, %s, %s FROM force_sites_force WHERE id = %s
ON CONFLICT (force_id, day, arm, event) DO UPDATE SET number = force_sites_armcount.number + excluded.number
"""

Key = tuple[int, str, str, str]
_sums: Counter[Key] = Counter()
_lock = threading.Lock()
_writers: list[threading.Thread] = []


def add(*, force_id: int, arm: Arm, event: Event) -> None:
    """Count one. Costs no query; another thread writes it a little later."""
    key = (force_id, clock.today().isoformat(), str(arm), str(event))
    with _lock:
        if key in _sums or len(_sums) < _MOST_KEYS:
            _sums[key] += 1
    if settings.BETA_TALLY_SECONDS:
        _start_writer()


def flush() -> int:
    """Write what was counted; return how many sums. What cannot be written waits for the next time.

    Counts of a force that has been removed are dropped.
    """
    with _lock:
        waiting = dict(_sums)
        _sums.clear()
    written = 0
    for key, number in waiting.items():
        try:
            with tenancy.transaction(key[0]), connection.cursor() as cursor:
                cursor.execute(_ADD, [*key[1:], number, key[0]])
            written += 1
        except Error:
            with _lock:
                _sums[key] += number
    return written


def sums(force_id: int) -> list[tuple[str, str, str, int]]:
    """Return day, arm, event and number of a force, newest day first."""
    with tenancy.transaction(force_id):
        rows = ArmCount.objects.filter(force_id=force_id).order_by("-day", "arm", "event")
        return [(row.day.isoformat(), row.arm, row.event, row.number) for row in rows[:2000]]


def _start_writer() -> None:
    with _lock:
        if any(writer.is_alive() for writer in _writers):
            return  # a process that was forked has to start its own
        _writers[:] = [threading.Thread(target=_write_for_ever, name="tally", daemon=True)]
        _writers[0].start()
        atexit.register(_write_last)


def _write_for_ever() -> None:
    pause = threading.Event()
    while not pause.wait(settings.BETA_TALLY_SECONDS):
        if _sums:
            flush()
            connection.close()


def _write_last() -> None:
    if _sums:
        flush()
