"""Taking over what another force offers, or returning it."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.correspondence import crossing as correspondence
from reporting.custody import crossing, letters, notices
from reporting.custody.files import let_go, take_files, tell_of_files
from reporting.custody.foreign_forms import pinned_here
from reporting.custody.letters import Letter, SentNote
from reporting.custody.lists import waiting
from reporting.custody.models import Direction, HandOver, State
from reporting.custody.refusals import AlreadyDecided, CannotHandOver
from reporting.delivery import outbox
from reporting.evidence import moving
from reporting.records import sealed
from reporting.records.models import CaseEvent, Note, Report
from reporting.records.triage import tell
from reporting.triage import placing
from sites.forces.models import Force
from soh.core import audit, clock, references, tenancy

RECEIVED_TOPIC = "report.received"


def accept(*, forces: Collection[int], case_key: uuid.UUID, actor: str) -> Report:
    """Take a report over; return it, with a reference of the own force.

    One transaction: the words are opened with this force's key and sealed anew under a fresh one, the files' keys are
    sealed to it, the giving force's sealed words, notes and files are deleted, and both histories and audit logs say
    so. Raises NoSuchReport, AlreadyDecided, CannotHandOver.
    """
    with moving.copies() as copied, tenancy.transaction(*forces):
        row = waiting(forces, case_key, Direction.RECEIVED)
        with tenancy.transaction(row.force_id):
            letter = _letter(row)
            report = _report(row, letter, pinned_here(letter, giver=row.other_slug))
            sealed.seal_answers(report=report, answers=letter.answers)
            for note in letter.notes:
                _note(report, note, row)
            correspondence.take(
                report=report, data=letter.correspondence, giver=row.other_slug, giver_name=row.other_name
            )
            _decide(row, State.ACCEPTED, actor, report=report, other_reference=report.reference)
            files = take_files(row, report, letter.files, copied)
            if not crossing.settle(received=row.pk, key=None, answer=None):
                raise AlreadyDecided
            if files:
                let_go(row)
            detail = {"from": row.other_slug, "case": str(row.case_key), "custody": letter.custody}
            tell(report, CaseEvent.Kind.TAKEN_OVER, actor, "report.taken_over", **detail)
            placing.tell(report, at=clock.now())
            tell_of_files(report, files, giver=row.other_slug, actor=actor)
            outbox.owe(report=report, topic=RECEIVED_TOPIC, moment=clock.coarse(clock.now()))
        return report


def give_back(*, forces: Collection[int], case_key: uuid.UUID, words: str, actor: str) -> HandOver:
    """Return an offer with the reason; the letter is deleted here.

    Raises NoSuchReport, AlreadyDecided, CannotHandOver.
    """
    why = words.strip()
    if not why:
        raise CannotHandOver("Say why you return it")
    with tenancy.transaction(*forces):
        row = waiting(forces, case_key, Direction.RECEIVED)
        giver = Force.objects.filter(slug=row.other_slug).first()
        if giver is None:
            raise AlreadyDecided
        with tenancy.transaction(row.force_id):
            own, theirs = letters.public_key_of(row.force_id), letters.public_key_of(giver.pk)
            row.answer_key_id = own.id
            row.sealed_answer = letters.seal(key=own, case_key=case_key, name=letters.ANSWER, content=why)
            _decide(row, State.RETURNED, actor)
            answer = letters.seal(key=theirs, case_key=case_key, name=letters.ANSWER, content=why)
            if not crossing.settle(received=row.pk, key=theirs.id, answer=answer):
                raise AlreadyDecided
            audit.record(
                force_id=row.force_id,
                actor=actor,
                action="report.offer_returned",
                subject=f"report:{row.reference}",
                to=row.other_slug,
                case=str(row.case_key),
            )
        notices.owe(force_id=giver.pk)
        return row


def _letter(row: HandOver) -> Letter:
    opened: dict[str, Any] = letters.unseal(
        key=row.words_key, case_key=row.case_key, name=letters.LETTER, sealed=bytes(row.sealed_letter)
    )
    return Letter.unpacked(opened)


def _report(row: HandOver, letter: Letter, pinned: tuple[uuid.UUID, Pinned]) -> Report:
    form_key, pin = pinned
    reference = references.new_reference(Force.objects.get(pk=row.force_id).reference_prefix)
    placed = placing.columns(
        force_id=row.force_id,
        reference=reference,
        form_key=form_key,
        form=editions.form_of(pin),
        answers=letter.answers,
        start=clock.coarse(clock.now()),
    )
    placed["protects_identity"] |= letter.protects_identity
    return Report.objects.create(
        **placed,
        force_id=row.force_id,
        reference=reference,
        first_reference=letter.first_reference,
        form_key=form_key,
        form_title=row.form_title,
        edition=pin.edition,
        texts=list(pin.texts),
        locale=letter.locale,
        channel=letter.channel,
        is_anonymous=row.is_anonymous,
        is_sensitive=row.is_sensitive,
        received_at=row.received_at,
    )


def _note(report: Report, note: SentNote, row: HandOver) -> None:
    number = Note.objects.filter(force_id=report.force_id, report=report).count() + 1
    Note.objects.create(
        force_id=report.force_id,
        report=report,
        number=number,
        author=f"force:{row.other_slug}",
        author_name=f"{note.author_name}, {row.other_name}"[:150],
        written_at=datetime.fromisoformat(note.written_at),
        ciphertext=sealed.seal_note(report=report, number=number, text=note.text),
    )


def _decide(row: HandOver, state: State, actor: str, **changes: Any) -> None:
    row.state, row.decided_at, row.decided_by, row.sealed_letter = state, clock.now(), actor, b""
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
