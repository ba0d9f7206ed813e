"""Handing jobs to the worker so that forces take turns there.

The queue is worked off by priority, then by age. A force's first waiting job has the priority 0, its second -1, and so
on: however many one force has, another's first comes before its second. The platform's own jobs have 0 and are few.
"""

from datetime import datetime

from django.db import connection
from procrastinate.contrib.django import app

LOWEST = -1_000
"""Beyond so many waiting jobs of one force, its jobs go by age among themselves."""

_WAITING = """
SELECT count(*) FROM (
    SELECT 1 FROM procrastinate_jobs WHERE status = 'todo' AND (args ->> 'force_id')::bigint = %s LIMIT %s
) AS waiting
"""


def defer(task: str, *, force_id: int | None = None, at: datetime | None = None, **arguments: int) -> None:
    """Hand a job to the worker, by the full name of its task, to be done once this transaction has committed.

    `force_id` is whose job it is, and an argument of the task; `at` is when it is to be done, if not at once. Arguments
    are ids: job tables have no row-level security.
    """
    if force_id is None:
        app.configure_task(task, schedule_at=at).defer(**arguments)
        return
    app.configure_task(task, priority=-_waiting(force_id), schedule_at=at).defer(force_id=force_id, **arguments)


def _waiting(force_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [force_id, -LOWEST])
        return int(cursor.fetchone()[0])
