"""Owing, claiming and settling messages to a force's systems."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection, transaction

from reporting.delivery.models import OutboxEntry
from reporting.records.models import Report
from soh.core import clock, tenancy

CLAIM_LASTS = timedelta(minutes=2)
"""A worker that dies gives its entries back after this time."""


def owe(*, report: Report, topic: str, moment: datetime) -> OutboxEntry:
    """Write that a message is owed. Call in the transaction of the report."""
    return OutboxEntry.objects.create(force_id=report.force_id, report=report, topic=topic, created_at=moment)


def claim(*, how_many: int) -> list[tuple[int, int]]:
    """Take up to so many open entries, of each force in turn: (entry id, force id). No two workers get the same.

    However much one force is owed, another's entry is among the first. Of a force, what failed least comes first, then
    the oldest, so that a broken address keeps nothing waiting.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry, force FROM claim_outbox_in_turn(%s, %s) ORDER BY entry",
            [how_many, clock.now() - CLAIM_LASTS],
        )
        return in_turn([(int(entry), int(force)) for entry, force in cursor.fetchall()])


def in_turn(claimed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same (entry, force) pairs, one of each force before the second of any."""
    turns: Counter[int] = Counter()
    placed = []
    for entry, force in claimed:
        turns[force] += 1
        placed.append((turns[force], entry, force))
    return [(entry, force) for _, entry, force in sorted(placed)]


def settle(*, entry: int, force: int, deliver: Callable[[OutboxEntry], None]) -> bool:
    """Deliver one claimed entry and write down the outcome; return whether it was delivered.

    Of a failure only the kind of error is kept (a message could hold personal data), and the entry is claimed again
    within half an hour. No exact time stays behind: it would tell when an anonymous report was made.
    """
    with tenancy.transaction(force):
        open_entries = OutboxEntry.objects.select_for_update().filter(force_id=force, delivered_at=None)
        row = open_entries.filter(pk=entry).first()
        if row is None:
            return False  # another worker was faster, after this one's claim had run out
        row.attempts += 1
        try:
            with transaction.atomic():
                deliver(row)
        except Exception as error:
            row.last_error = type(error).__name__
            row.claimed_at = clock.coarse(clock.now()) + clock.ANONYMOUS_GRAIN
        else:
            row.last_error = ""
            row.claimed_at, row.delivered_at = None, clock.coarse(clock.now())
        row.save(update_fields=["attempts", "claimed_at", "delivered_at", "last_error"])
        return row.delivered_at is not None
