"""Telling another body of a report, and what the person is told of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from reporting.records import triage
from reporting.records.models import WORKED_ON, CaseEvent, ClosingReason, Report, Status
from reporting.records.triage import ChangedMeanwhile, find, tell
from reporting.referral.models import Body, Reason, Referral
from soh.core import tenancy

LONGEST_NAME = 80


class CannotRefer(Exception):
    """The referral is not written down. `reason` is `no_name`, `twice` or `test`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Referred:
    """One referral, as codes for the doors to put into words. `name` is that of another organisation, else empty."""

    body: str
    name: str
    reason: str
    at: datetime

    @property
    def body_label(self) -> str:
        """The body in words of staff."""
        return self.name or str(Body(self.body).label)

    @property
    def reason_label(self) -> str:
        """The reason in words of staff."""
        return str(Reason(self.reason).label)


def refer(
    *,
    forces: Collection[int],
    reference: str,
    body: Body,
    reason: Reason,
    name: str = "",
    close: bool = False,
    version: int | None = None,
    actor: str,
) -> Referral:
    """Write down that a body was told of a report; with `close`, close the report as passed on.

    The person sees body and reason at "my report" and gets a notice. `version` is that of the page it was done on.
    Raises NoSuchReport, ChangedMeanwhile, CannotRefer.
    """
    called = " ".join(name.split())[:LONGEST_NAME] if body == Body.OTHER else ""
    if body == Body.OTHER and not called:
        raise CannotRefer("no_name")
    with tenancy.transaction(*forces):
        report = find(forces, reference, lock=True)
        if report.status not in WORKED_ON or version not in (None, report.version):
            raise ChangedMeanwhile(report.status)
        try:
            with transaction.atomic():
                row = Referral.objects.create(
                    force_id=report.force_id,
                    report=report,
                    body=body,
                    body_name=called,
                    reason=reason,
                    made_by=actor,
                )
        except IntegrityError:
            raise CannotRefer("twice") from None
        detail = {"body": str(body), "reason": str(reason)}
        tell(report, CaseEvent.Kind.REFERRED, actor, "report.referred", **detail)
        if close and report.status != Status.CLOSED:
            triage.change_status(
                forces=forces,
                reference=reference,
                status=Status.CLOSED,
                reason=ClosingReason.PASSED_ON,
                actor=actor,
            )
        return row


def of_report(report: Report) -> list[Referred]:
    """Return who was told of a report, oldest first. Inside `tenancy.transaction(force)`."""
    rows = Referral.objects.filter(force_id=report.force_id, report=report).order_by("id")
    return [Referred(row.body, row.body_name, row.reason, row.made_at) for row in rows]
