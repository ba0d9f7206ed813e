"""An officer sends a report on to a record system: one that takes only what officers send, or one that lost it."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from reporting.delivery import outbox, schedule
from reporting.delivery.endpoints import Delivery, DeliveryEndpoint
from reporting.delivery.models import OutboxEntry
from reporting.records import triage
from reporting.records.models import WORKED_ON, CaseEvent, Report
from soh.core import clock, jobs, tenancy

_WHOLE = ("report.received", "report.taken_over")
"""Topics of the message that is the report itself, in this force."""


class CannotSendOn(Exception):
    """Nothing was sent. `reason` is `no_system`, `off`, `waiting` or `nothing`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Choice:
    """A record system to which a report may be sent. `had` says whether it was sent there before."""

    key: uuid.UUID
    name: str
    had: bool


def choices(report: Report) -> list[Choice]:
    """Return the record systems that a report may be sent to now. Inside `tenancy.transaction(force)`."""
    if report.status not in WORKED_ON or report.is_test or _first_entry(report) is None:
        return []
    rows = Delivery.objects.filter(force_id=report.force_id, report=report).order_by("-pk")
    had = dict(rows.values_list("endpoint_id", "due_at"))  # of each system the oldest, which is the report itself
    systems = DeliveryEndpoint.objects.filter(force_id=report.force_id, is_on=True, retired_at=None).order_by("name")
    return [
        Choice(one.key, one.name, one.pk in had)
        for one in systems
        if outbox.takes(one, report) and had.get(one.pk) is None
    ]


def send_on(*, forces: Collection[int], reference: str, system: uuid.UUID, actor: str) -> Delivery:
    """Owe a report to a record system, as one that just came in. Return the delivery.

    One that was sent before goes out again under its old id, by which the receiver knows it. Raises NoSuchReport,
    CannotSendOn.
    """
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference, lock=True)
        entry = _first_entry(report)
        if entry is None or report.status not in WORKED_ON:
            raise CannotSendOn("nothing")
        rows = DeliveryEndpoint.objects.select_for_update()
        endpoint = rows.filter(force_id=report.force_id, key=system, retired_at=None).first()
        if endpoint is None or not outbox.takes(endpoint, report):
            raise CannotSendOn("no_system")
        if not endpoint.is_on:
            raise CannotSendOn("off")
        outbox.put_on_list(entry, endpoint)
        mine = Delivery.objects.filter(force_id=report.force_id, endpoint=endpoint, entry=entry)
        row = mine.select_for_update().get()
        if row.due_at is not None and row.attempts:
            raise CannotSendOn("waiting")
        if row.due_at is None:
            owe_again(mine)
            jobs.defer("reporting.tasks.deliver_to_endpoint", force_id=report.force_id, endpoint=endpoint.pk)
        triage.tell(report, CaseEvent.Kind.SENT_ON, actor, "report.sent_on", endpoint=endpoint.pk)
        return row


def owe_again(rows: QuerySet[Delivery]) -> None:
    """Make settled deliveries due once more, with all their tries. Inside the force's transaction."""
    rows.update(
        due_at=clock.coarse(clock.now()), dead_at=None, dead_reason="", delivered_at=None, tries_left=schedule.TRIES
    )


def _first_entry(report: Report) -> OutboxEntry | None:
    rows = OutboxEntry.objects.filter(force_id=report.force_id, report=report, topic__in=_WHOLE)
    return rows.order_by("pk").first()
