"""Owing, claiming and settling messages to a force's systems."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection

from reporting.delivery.models import OutboxEntry
from reporting.records.models import Report
from soh.core import clock, tenancy

CLAIM_LASTS = timedelta(minutes=2)
"""A worker that dies gives its entries back after this time."""


def owe(*, report: Report, topic: str, moment: datetime) -> OutboxEntry:
    """Write that a message is owed. Call in the transaction of the report."""
    return OutboxEntry.objects.create(force_id=report.force_id, report=report, topic=topic, created_at=moment)


def claim(*, how_many: int) -> list[tuple[int, int]]:
    """Take up to so many open entries of any force, oldest first: (entry id, force id). No two workers get the same."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT entry, force FROM claim_outbox(%s, %s) ORDER BY entry",
            [how_many, clock.now() - CLAIM_LASTS],
        )
        return [(int(entry), int(force)) for entry, force in cursor.fetchall()]


def settle(*, entry: int, force: int, deliver: Callable[[OutboxEntry], None]) -> bool:
    """Deliver one claimed entry and write down the outcome; return whether it was delivered.

    Of a failure only the kind of error is kept (a message could hold personal data); the entry is claimed again later.
    """
    with tenancy.transaction(force):
        row = OutboxEntry.objects.select_for_update().filter(force_id=force, delivered_at=None).get(pk=entry)
        row.attempts += 1
        try:
            deliver(row)
        except Exception as error:
            row.last_error = type(error).__name__
            row.save(update_fields=["attempts", "last_error"])
            return False
        row.delivered_at, row.last_error = clock.now(), ""
        row.save(update_fields=["attempts", "delivered_at", "last_error"])
        return True
