"""Asking to see a protected identity, and deciding. Each act writes its event and audit row in one transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max

from reporting.records import sealed
from reporting.records.identity import hiding
from reporting.records.identity.models import IdentityRequest, Reason
from reporting.records.models import CaseEvent, Report
from reporting.records.reach import readable
from reporting.records.triage import find, tell
from soh.core import clock, tenancy

OPEN_FOR = timedelta(minutes=60)
"""How long an approved request opens an identity, from the approval on."""
LONGEST = 500


class CannotAsk(Exception):
    """There is nothing to ask for; `reason` is `open`, `waiting`, `not_protected` or `no_words`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class CannotDecide(Exception):
    """The request is not this person's to decide; `reason` is `own` or `decided`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with its explanation."""

    row: IdentityRequest
    words: str


def ask(*, forces: Collection[int], reference: str, reason: Reason, words: str, actor: str) -> IdentityRequest:
    """Ask to see who the reporter is. Raises NoSuchReport, CannotAsk."""
    told = words.strip()[:LONGEST]
    if not told:
        raise CannotAsk("no_words")
    with tenancy.transaction(*forces):
        report = find(forces, reference, lock=True)
        if not hiding.is_protected(report):
            raise CannotAsk("not_protected")
        if hiding.open_until(report, actor):
            raise CannotAsk("open")
        rows = IdentityRequest.objects.filter(force_id=report.force_id, report=report)
        if rows.filter(asked_by=actor, decided_at=None).exists():
            raise CannotAsk("waiting")
        number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
        row = IdentityRequest.objects.create(
            force_id=report.force_id,
            report=report,
            number=number,
            asked_by=actor,
            reason=reason,
            sealed_words=sealed.seal_identity_words(report=report, number=number, text=told),
        )
        tell(report, CaseEvent.Kind.IDENTITY_ASKED, actor, "identity.asked", number=number, reason=str(reason))
        return row


def decide(*, forces: Collection[int], reference: str, number: int, approve: bool, actor: str) -> IdentityRequest:
    """Approve or refuse somebody else's request. Raises NoSuchReport, IdentityRequest.DoesNotExist, CannotDecide.

    `forces` are those for which the person decides.
    """
    with tenancy.transaction(*forces):
        report = find(forces, reference, lock=True)
        row = IdentityRequest.objects.select_for_update().get(force_id=report.force_id, report=report, number=number)
        if row.asked_by == actor:
            raise CannotDecide("own")
        if row.decided_at is not None:
            raise CannotDecide("decided")
        row.decided_by, row.decided_at, row.is_approved = actor, clock.now(), approve
        row.open_until = row.decided_at + OPEN_FOR if approve else None
        row.save(update_fields=["decided_by", "decided_at", "is_approved", "open_until"])
        kind = CaseEvent.Kind.IDENTITY_APPROVED if approve else CaseEvent.Kind.IDENTITY_REFUSED
        action = "identity.approved" if approve else "identity.refused"
        tell(report, kind, actor, action, number=number, asker=row.asked_by, reason=row.reason)
        return row


def waiting(forces: Collection[int]) -> list[IdentityRequest]:
    """Return the requests that wait for a decision on reports the person may read. Inside the forces' transaction."""
    rows = IdentityRequest.objects.filter(
        readable(forces, prefix="report__"), force_id__in=list(forces), decided_at=None
    )
    return list(rows.select_related("report").order_by("id")[:200])


def on_report(report: Report) -> list[Asked]:
    """Return the requests on a report that was opened, newest first, with their words. Inside the transaction."""
    rows = IdentityRequest.objects.filter(force_id=report.force_id, report=report).order_by("-number")[:20]
    return [Asked(row, words) for row, words in sealed.open_identity_words(report, list(rows))]
