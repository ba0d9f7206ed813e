"""Legal holds: a report that is held is not deleted, whatever its period says."""

from collections.abc import Collection

from django.db.models import QuerySet

from reporting.records import triage
from reporting.records.reach import readable
from reporting.retention.models import HoldReason, LegalHold
from soh.core import audit, clock, tenancy


class AlreadyHeld(Exception):
    """There is a hold on the report."""


class NotHeld(Exception):
    """There is no hold on the report to lift."""


def place(*, forces: Collection[int], reference: str, reason: HoldReason, actor: str, authority: str = "") -> LegalHold:
    """Hold a report. Raises triage.NoSuchReport, AlreadyHeld."""
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference, lock=True)
        if LegalHold.objects.filter(force_id=report.force_id, report=report, lifted_at=None).exists():
            raise AlreadyHeld(reference)
        hold = LegalHold.objects.create(
            force_id=report.force_id, report=report, reason=reason, authority=authority.strip()[:60], placed_by=actor
        )
        _tell(hold, actor, "report.hold_placed", reference)
        return hold


def lift(*, forces: Collection[int], reference: str, actor: str) -> LegalHold:
    """Lift the hold on a report; its period goes on as if there had been none. Raises triage.NoSuchReport, NotHeld."""
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference, lock=True)
        hold = LegalHold.objects.filter(force_id=report.force_id, report=report, lifted_at=None).first()
        if hold is None:
            raise NotHeld(reference)
        hold.lifted_by, hold.lifted_at = actor, clock.now()
        hold.save(update_fields=["lifted_by", "lifted_at"])
        _tell(hold, actor, "report.hold_lifted", reference)
        return hold


def current(forces: Collection[int]) -> QuerySet[LegalHold]:
    """Return the holds that are on reports the person may read, newest first. Inside `tenancy.transaction(*forces)`."""
    held = LegalHold.objects.filter(readable(forces, prefix="report__"), force_id__in=list(forces), lifted_at=None)
    return held.select_related("report").order_by("-id")


def _tell(hold: LegalHold, actor: str, action: str, reference: str) -> None:
    audit.record(
        force_id=hold.force_id, actor=actor, action=action, subject=f"report:{reference}", reason=str(hold.reason)
    )
