"""What a record system says of a message: that it has it, and under which crime number."""

import json
from datetime import datetime
from uuid import UUID

from reporting.delivery.endpoints import Delivery
from reporting.records.models import Report
from reporting.triage import crime_numbers
from soh.core import audit, clock, tenancy

_LONGEST = 200


class NoSuchDelivery(Exception):
    """Nothing was sent under this id for this force."""


def acknowledge(*, force_id: int, message: UUID, crime_number: str, actor: str) -> Report:
    """Keep that a message is dealt with, with its crime number if there is one. The same again changes nothing.

    Raises NoSuchDelivery, NotACrimeNumber, ChangedMeanwhile for a report that another force has.
    """
    with tenancy.transaction(force_id):
        rows = Delivery.objects.select_for_update(of=("self",)).select_related("report")
        found = list(rows.filter(force_id=force_id, entry__key=message, attempts__gt=0).order_by("pk"))
        if not found:
            raise NoSuchDelivery
        for row in found:
            keep(row, crime_number=crime_number, actor=actor)
        return Report.objects.get(force_id=force_id, pk=found[0].report_id)


def keep(row: Delivery, *, crime_number: str, actor: str) -> None:
    """Write an acknowledgement down. Inside the force's transaction. Raises NotACrimeNumber, ChangedMeanwhile."""
    report, moment = row.report, moment_of(row.report)
    if crime_number:
        crime_numbers.enter(
            forces=[row.force_id], reference=report.reference, number=crime_number, actor=actor, at=moment
        )
    if row.acknowledged_at is not None:
        return
    row.acknowledged_at = moment
    row.save(update_fields=["acknowledged_at"])
    audit.record(
        force_id=row.force_id, at=moment, actor=actor, action="delivery.acknowledged", subject=f"delivery:{row.pk}"
    )


def number_in(body: bytes) -> str:
    """Return the crime number in a receiver's answer, empty where there is none: an answer need not be JSON."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    number = said.get("crime_number") if isinstance(said, dict) else None
    return number[:_LONGEST] if isinstance(number, str) else ""


def moment_of(report: Report) -> datetime:
    """Return the present moment as it may be kept of a report."""
    return clock.coarse(clock.now()) if report.is_anonymous else clock.now()
