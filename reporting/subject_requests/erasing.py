"""Erasing what a request found: by a second person, all of it or nothing, each report with its certificate."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from reporting.records.models import OPEN, Report, Status
from reporting.retention import disposing
from reporting.retention.due import Due
from reporting.retention.models import LegalHold, Rule
from reporting.subject_requests.models import SubjectRequest, Wish
from reporting.subject_requests.requesting import CannotDo, find, found_reports, tell
from soh.core import clock, tenancy


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a report cannot be erased, in words for the person at the screen."""

    reference: str
    words: str


def obstacles(row: SubjectRequest, reports: Collection[Report], left_out: int) -> list[Obstacle]:
    """Return what stands against erasing. Inside `tenancy.transaction(force)`."""
    held = LegalHold.objects.filter(force_id=row.force_id, report__in=list(reports), lifted_at=None)
    reasons = {hold.report_id: hold.get_reason_display() for hold in held}
    found = [
        Obstacle(report.reference, f"It is on legal hold ({reasons[report.pk].lower()}) and must be kept until then.")
        for report in reports
        if report.pk in reasons
    ]
    found += [
        Obstacle(report.reference, "It is still being dealt with. Close it first, if the law asks nothing more of you.")
        for report in reports
        if report.status in OPEN
    ]
    found += [
        Obstacle(report.reference, "It is offered to another force. Take the offer back first.")
        for report in reports
        if report.status == Status.OFFERED
    ]
    if left_out:
        found.append(Obstacle("", f"{left_out} more belong to teams whose reports you may not read. Ask one of them."))
    return found


def erase(*, forces: Collection[int], key: uuid.UUID, actor: str) -> SubjectRequest:
    """Erase every report of a request and close it. Raises requesting.NoSuchRequest, CannotDo."""
    with tenancy.transaction(*forces):
        row = find(forces, key, lock=True)
        if row.wish != Wish.ERASURE or row.searched_at is None or row.finished_at is not None:
            raise CannotDo("There is nothing to erase: the request is not approved, not searched yet, or closed.")
        if row.asked_by == actor:
            raise CannotDo("Whoever wrote the request down cannot erase. Another supervisor has to.")
        reports, left_out = found_reports(forces, row)
        if obstacles(row, reports, left_out):
            raise CannotDo("Not everything can be erased. The reasons are below.")
    for report in reports:
        due = Due(report, Rule.REQUEST, None, clock.now())
        try:
            certificate = disposing.dispose(due=due, actor=actor)
        except disposing.Held:
            certificate = None
        if certificate is not None:
            _note(row, certificate.certificate)
    with tenancy.transaction(*forces):
        row = find(forces, key, lock=True)
        if found_reports(forces, row)[0]:
            raise CannotDo("A report changed meanwhile and was left. Look at the reasons and try again.")
        row.finished_at, row.finished_by = clock.now(), actor
        row.save(update_fields=["finished_at", "finished_by"])
        tell(row, actor, "subject.erased", reports=len(row.certificates))
        return row


def _note(row: SubjectRequest, certificate: uuid.UUID) -> None:
    """Keep each certificate at once: a process that dies after the third of five has three of them."""
    with tenancy.transaction(row.force_id):
        kept = SubjectRequest.objects.select_for_update().get(force_id=row.force_id, pk=row.pk)
        kept.certificates = [*kept.certificates, certificate]
        kept.save(update_fields=["certificates"])
