"""Offering a report to another force, and taking the offer back."""

import uuid
from collections.abc import Collection

from reporting.custody import crossing, letters, notices, packing
from reporting.custody.lists import waiting
from reporting.custody.models import Direction, HandOver, Reason, State
from reporting.custody.refusals import AlreadyDecided, CannotHandOver
from reporting.records import triage
from reporting.records.models import WORKED_ON, CaseEvent, Report, Status
from sites.forces.models import Force
from soh.core import clock, tenancy


def offer(
    *,
    forces: Collection[int],
    reference: str,
    to_force: int,
    reason: Reason,
    words: str,
    notes: Collection[int],
    actor: str,
    actor_name: str,
) -> HandOver:
    """Offer a report to another force; return the own side of the hand-over.

    Until that force has taken it over, the report stays with its own force, which reads it and changes nothing. The
    other force sees that something is offered, by whom and why. Of the notes only those whose numbers are in `notes`
    go. Raises NoSuchReport, CannotHandOver.
    """
    why = words.strip()
    if not why:
        raise CannotHandOver("Say why you hand the report over")
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference, lock=True)
        with tenancy.transaction(report.force_id):
            other = _other(report, to_force)
            letter = packing.letter_of(report, notes)
            row = _own_side(report, other, reason, why, actor, actor_name)
            try:
                theirs = letters.public_key_of(other.pk)
            except letters.NoKey:
                raise CannotHandOver(f"{other.name} is not set up to receive reports here yet") from None
            sent = crossing.send(
                given=row.pk,
                to_force=other.pk,
                key=theirs.id,
                words=letters.seal(key=theirs, case_key=row.case_key, name=letters.WORDS, content=why),
                letter=letters.seal(key=theirs, case_key=row.case_key, name=letters.LETTER, content=letter.packed()),
            )
            if not sent:
                raise CannotHandOver("This report cannot be handed over")
            notes_sent = len(letter.notes)
            detail = {"to": other.slug, "reason": str(reason), "notes": notes_sent, "case": str(row.case_key)}
            triage.tell(report, CaseEvent.Kind.OFFERED, actor, "report.offered_to_force", **detail)
        notices.owe(force_id=other.pk)
        return row


def withdraw(*, forces: Collection[int], case_key: uuid.UUID, actor: str) -> HandOver:
    """Take an offer back: the report is the force's to work on again. Raises NoSuchReport, AlreadyDecided."""
    with tenancy.transaction(*forces):
        row = waiting(forces, case_key, Direction.GIVEN)
        with tenancy.transaction(row.force_id):
            row.state, row.decided_at, row.decided_by = State.WITHDRAWN, clock.now(), actor
            row.sealed_letter = b""
            row.save(update_fields=["state", "decided_at", "decided_by", "sealed_letter"])
            report = triage.find([row.force_id], row.reference, lock=True)
            report.status = row.status_before
            report.save(update_fields=["status"])
            if not crossing.take_back(given=row.pk):
                raise AlreadyDecided
            detail = {"to": row.other_slug, "case": str(row.case_key)}
            triage.tell(report, CaseEvent.Kind.WITHDRAWN, actor, "report.offer_withdrawn", **detail)
        return row


def _other(report: Report, to_force: int) -> Force:
    if report.is_test:
        raise CannotHandOver("Test and training reports stay where they were made")
    if report.status not in WORKED_ON:
        raise CannotHandOver("This report is already offered to another force, or handed over")
    other = Force.objects.filter(pk=to_force).exclude(pk=report.force_id).first()
    if other is None:
        raise CannotHandOver("Choose the force that is to have the report")
    return other


def _own_side(report: Report, other: Force, reason: Reason, why: str, actor: str, actor_name: str) -> HandOver:
    """Write the giving side. Its letter holds the force's own notes, which outlive the report here."""
    case_key, key = uuid.uuid4(), letters.public_key_of(report.force_id)
    notes = packing.own_notes(report)
    row = HandOver.objects.create(
        force_id=report.force_id,
        case_key=case_key,
        direction=Direction.GIVEN,
        other_slug=other.slug,
        other_name=other.name,
        report=report,
        reference=report.reference,
        form_title=report.form_title,
        received_at=report.received_at,
        is_anonymous=report.is_anonymous,
        is_sensitive=report.is_sensitive,
        reason=reason,
        status_before=report.status,
        offered_by=actor,
        offered_by_name=actor_name,
        words_key_id=key.id,
        sealed_words=letters.seal(key=key, case_key=case_key, name=letters.WORDS, content=why),
        sealed_letter=letters.seal(key=key, case_key=case_key, name=letters.LETTER, content=notes),
    )
    report.status = Status.OFFERED
    report.save(update_fields=["status"])
    return row
