"""Owing, claiming and settling messages to a force's systems."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F, Q

from reporting.delivery.endpoints import DeadReason, Delivery, DeliveryEndpoint, Sends
from reporting.delivery.models import OutboxEntry
from reporting.records.models import Report
from soh.core import clock, jobs, tenancy

CLAIM_LASTS = timedelta(minutes=2)
"""A worker that dies gives its entries back after this time."""


def owe(*, report: Report, topic: str, moment: datetime) -> OutboxEntry:
    """Write that a message is owed. Call in the transaction of the report.

    Where a record system waits for it, a job is left for the worker, too; without it, the next sweep finds the entry.
    """
    entry = OutboxEntry.objects.create(force_id=report.force_id, report=report, topic=topic, created_at=moment)
    if DeliveryEndpoint.objects.filter(force_id=report.force_id, is_on=True).exists():
        jobs.defer("reporting.tasks.deliver_entry", force_id=report.force_id, entry=entry.pk)
    return entry


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


def claim_one(*, entry: int, force: int) -> bool:
    """Take this entry; False when it is settled or another worker has it."""
    now = clock.now()
    with tenancy.transaction(force):
        is_free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS)
        mine = OutboxEntry.objects.filter(is_free, force_id=force, pk=entry, delivered_at=None)
        return bool(mine.update(claimed_at=now))


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

    Before anything leaves, it is on the list of each record system that takes it. `deliver` runs outside of any
    transaction, because mail servers are slow. Of a failure only the kind of error is kept (a message could hold
    personal data), and the entry is claimed again within half an hour. No exact time stays behind: it would tell when
    an anonymous report was made.
    """
    with tenancy.transaction(force):
        rows = OutboxEntry.objects.select_related("report").filter(force_id=force, delivered_at=None)
        row = rows.filter(pk=entry).first()
        if row is None:
            return False  # another worker was faster, after this one's claim had run out
        spread(row)
    try:
        deliver(row)
    except Exception as error:
        failure = type(error).__name__
    else:
        failure = ""
    moment = clock.coarse(clock.now())
    with tenancy.transaction(force):
        still_open = OutboxEntry.objects.filter(force_id=force, pk=entry, delivered_at=None)
        if failure:
            again = moment + clock.ANONYMOUS_GRAIN
            still_open.update(attempts=F("attempts") + 1, claimed_at=again, last_error=failure)
            return False
        return bool(still_open.update(attempts=F("attempts") + 1, claimed_at=None, delivered_at=moment, last_error=""))


def spread(entry: OutboxEntry) -> None:
    """Put an entry on the list of each record system that takes its form, once. Inside the force's transaction.

    Where a system is switched off, it goes to the messages that are not sent, from where it can be sent again. A system
    that takes what officers send on has what follows of a report once it has the report.
    """
    report = entry.report
    had = set(Delivery.objects.filter(force_id=entry.force_id, report=report).values_list("endpoint_id", flat=True))
    for endpoint in DeliveryEndpoint.objects.filter(force_id=entry.force_id, retired_at=None):
        if not takes(endpoint, report) or (endpoint.sends == Sends.BY_HAND and endpoint.pk not in had):
            continue
        put_on_list(entry, endpoint)


def takes(endpoint: DeliveryEndpoint, report: Report) -> bool:
    """Whether reports of this form go to an address."""
    return not endpoint.forms or report.form_key in endpoint.forms


def put_on_list(entry: OutboxEntry, endpoint: DeliveryEndpoint) -> None:
    """Owe an entry to an address; the same again changes nothing. Inside the force's transaction."""
    moment = clock.coarse(clock.now())
    values = {"force_id": entry.force_id, "endpoint": endpoint, "entry": entry, "report_id": entry.report_id}
    times = {"due_at": moment} if endpoint.is_on else {"dead_at": moment, "dead_reason": DeadReason.OFF}
    Delivery.objects.bulk_create([Delivery(**values, created_at=moment, **times)], ignore_conflicts=True)
    if endpoint.is_on:
        jobs.defer("reporting.tasks.deliver_to_endpoint", force_id=entry.force_id, endpoint=endpoint.pk)
