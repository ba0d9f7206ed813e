"""Counting what somebody did in this minute, shared by every process of the installation.

In PostgreSQL one statement counts, so that two processes never miss each other; where the cache is the process's own
memory (development), counters are, too. Names hold no address and no person: keyed digests, ids of keys and forces.
"""

import time
from datetime import UTC, datetime

from django.conf import settings
from django.core.cache import cache
from django.db import connection

_COUNT = """
INSERT INTO core_counter (name, used, ends_at) VALUES (%s, 1, %s)
ON CONFLICT (name) DO UPDATE SET
    used = CASE WHEN core_counter.ends_at <= %s THEN 1 ELSE core_counter.used + 1 END,
    ends_at = CASE WHEN core_counter.ends_at <= %s THEN excluded.ends_at ELSE core_counter.ends_at END
RETURNING used
"""


def count(name: str, *, window: int) -> tuple[int, int]:
    """Count one under a name; return how many it is in this window of seconds, and the seconds until the next one."""
    moment = time.time()
    number = int(moment) // window
    left = window - int(moment) % window
    if settings.CACHE_IS_SHARED:
        return _in_database(name, moment, float((number + 1) * window)), left
    return _in_memory(f"counter:{name}:{number}", window), left


def used(name: str, *, window: int) -> int:
    """Return how many were counted under a name in this window, without counting."""
    moment = time.time()
    if not settings.CACHE_IS_SHARED:
        return int(cache.get(f"counter:{name}:{int(moment) // window}") or 0)
    with connection.cursor() as cursor:
        now = datetime.fromtimestamp(moment, UTC)
        cursor.execute("SELECT used FROM core_counter WHERE name = %s AND ends_at > %s", [name, now])
        found = cursor.fetchone()
        return int(found[0]) if found else 0


def forget_old() -> int:
    """Remove counters of windows that are over; return how many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM core_counter WHERE ends_at <= now()")
        return int(cursor.rowcount)


def _in_database(name: str, moment: float, end: float) -> int:
    now, ends_at = (datetime.fromtimestamp(value, UTC) for value in (moment, end))
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [name, ends_at, now, now])
        return int(cursor.fetchone()[0])


def _in_memory(key: str, window: int) -> int:
    cache.add(key, 0, timeout=2 * window)
    try:
        return cache.incr(key)
    except ValueError:  # it fell out of the cache between the two calls
        return 1
