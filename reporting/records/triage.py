"""What staff do to a report. Each act writes its event and audit row in the same transaction as the change."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from reporting.records import clocks, sealed
from reporting.records.clocks import Clock
from reporting.records.identity import hiding
from reporting.records.models import WORKED_ON, CaseEvent, ClosingReason, Note, Report, Status
from reporting.records.reach import readable
from soh.core import audit, clock, tenancy


class NoSuchReport(Exception):
    """There is no such report for these forces; said alike of a missing one and of another force's."""


class ChangedMeanwhile(Exception):
    """The report no longer has the status that the person saw when choosing; `status` is the present one.

    So it is while a report is offered to another force, and after that force has it.
    """

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report as opened by an authorised person."""

    report: Report
    answers: dict[str, Any]
    notes: list[tuple[Note, str]]
    events: list[CaseEvent]
    hidden: frozenset[str] = frozenset()
    """Codes of answers that are left out because they tell who a protected reporter is."""
    identity_open_until: datetime | None = None


def queue(forces: Collection[int]) -> QuerySet[Report]:
    """Live reports of these forces, newest first. Evaluate inside `tenancy.transaction(*forces)`."""
    return _reports(forces).filter(is_test=False).order_by("-id")


def test_reports(forces: Collection[int]) -> QuerySet[Report]:
    """Reports made with test keys: kept apart from every queue and figure."""
    return _reports(forces).filter(is_test=True, is_training=False).order_by("-id")


def training_reports(forces: Collection[int]) -> QuerySet[Report]:
    """Reports made in the training space: as far from every queue and figure as tests are."""
    return _reports(forces).filter(is_test=True, is_training=True).order_by("-id")


def readable_reports(forces: Collection[int]) -> QuerySet[Report]:
    """Every report that may be read, in whatever view. Evaluate inside `tenancy.transaction(*forces)`."""
    return _reports(forces)


def _reports(forces: Collection[int]) -> QuerySet[Report]:
    return Report.objects.filter(readable(forces), force_id__in=list(forces))


def open_report(*, forces: Collection[int], reference: str, actor: str) -> OpenReport:
    """Open a report, without who a protected reporter is; the opening is audited. Raises NoSuchReport."""
    with tenancy.transaction(*forces):
        report = find(forces, reference)
        seen = hiding.as_seen_by(report, sealed.open_answers(report), actor)
        tell(report, CaseEvent.Kind.OPENED, actor, "report.opened")
        if seen.open_until:
            tell(report, CaseEvent.Kind.IDENTITY_SEEN, actor, "identity.seen")
        notes, events = sealed.open_notes(report), events_of(report)
        return OpenReport(report, seen.answers, notes, events, seen.hidden, seen.open_until)


def events_of(report: Report) -> list[CaseEvent]:
    """Return what happened to a report, oldest first. Inside `tenancy.transaction(force)`."""
    return list(CaseEvent.objects.filter(force_id=report.force_id, report=report).order_by("id"))


def change_status(
    *,
    forces: Collection[int],
    reference: str,
    status: Status,
    actor: str,
    seen: Status | None = None,
    version: int | None = None,
    reason: ClosingReason | None = None,
) -> Report:
    """Set the status of a report; setting what it already is changes nothing.

    `seen` and `version` are what the choice was made on; `reason` says why a report is closed. Closing stops all its
    clocks, opening it again lets the answer's run on. Raises NoSuchReport, ChangedMeanwhile, and ValueError for a
    status that only a hand-over gives.
    """
    if status not in WORKED_ON:
        raise ValueError("Only a hand-over gives this status")
    with tenancy.transaction(*forces):
        report = find(forces, reference, lock=True)
        if report.status != status:
            is_stale = (seen is not None and report.status != seen) or version not in (None, report.version)
            if report.status not in WORKED_ON or is_stale:
                raise ChangedMeanwhile(report.status)
            before, report.status = report.status, status
            report.version += 1
            report.save(update_fields=["status", "version", *_wind_clocks(report, before)])
            detail = {"before": before, "after": str(status)}
            if reason is not None and status == Status.CLOSED:
                detail["reason"] = str(reason)
            tell(report, CaseEvent.Kind.STATUS_CHANGED, actor, "report.status_changed", **detail)
        return report


def add_note(*, forces: Collection[int], reference: str, text: str, actor: str, actor_name: str) -> Note:
    """Add a note, sealed like the report. Raises NoSuchReport, ChangedMeanwhile, ValueError for an empty note."""
    words = text.strip()
    if not words:
        raise ValueError("Enter a note")
    with tenancy.transaction(*forces):
        report = find(forces, reference, lock=True)
        if report.status not in WORKED_ON:
            raise ChangedMeanwhile(report.status)
        last = Note.objects.filter(force_id=report.force_id, report=report).aggregate(last=Max("number"))["last"]
        number = (last or 0) + 1
        note = Note.objects.create(
            force_id=report.force_id,
            report=report,
            number=number,
            author=actor,
            author_name=actor_name,
            written_at=clock.now(),
            ciphertext=sealed.seal_note(report=report, number=number, text=words),
        )
        tell(report, CaseEvent.Kind.NOTE_ADDED, actor, "report.note_added", number=number)
        return note


def find(forces: Collection[int], reference: str, *, lock: bool = False) -> Report:
    """Return a report of these forces. Raises NoSuchReport. Inside `tenancy.transaction(*forces)`."""
    reports = _reports(forces).filter(reference=reference)
    report = (reports.select_for_update() if lock else reports.select_related("team")).first()
    if report is None:
        raise NoSuchReport(reference)
    return report


def _wind_clocks(report: Report, before: str) -> list[str]:
    now = clock.now()
    if report.status == Status.CLOSED:
        return list(dict.fromkeys(name for each in Clock for name in clocks.stop(report, each, now)))
    return clocks.resume(report, Clock.ANSWER) if before == Status.CLOSED else []


def tell(report: Report, kind: CaseEvent.Kind, actor: str, action: str, **detail: Any) -> None:
    """Write an act into the report's history and the force's audit log. Inside `tenancy.transaction(force)`."""
    CaseEvent.objects.create(force_id=report.force_id, report=report, kind=kind, actor=actor, detail=detail)
    audit.record(force_id=report.force_id, actor=actor, action=action, subject=f"report:{report.reference}", **detail)
