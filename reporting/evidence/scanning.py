"""Has every file checked, by the worker. Until there is a verdict nobody gets it, and it is never lost meanwhile."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from django.conf import settings

from reporting.evidence import clamd, sealed_files
from reporting.evidence.copies import making
from reporting.evidence.copies.making import Made
from reporting.evidence.models import WAITING, Evidence, EvidenceChunk, State
from reporting.evidence.receiving import chunk_row
from reporting.evidence.sealed_files import COPY, ORIGINAL, Damaged, Facts, Piece
from reporting.records.models import CaseEvent
from soh.core import audit, clock, sealing, tenancy

log = structlog.get_logger(__name__)

AT_ONCE = 10
"""So many files of a force are taken in a turn, so that one force's flood keeps no other waiting."""
AGAIN_AFTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class _Work:
    """A file as the scanner needs it."""

    force_id: int
    key: uuid.UUID
    file_key: bytes
    facts: Facts
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy with the key that it is sealed under."""

    made: Made
    file_key: bytes = field(repr=False)


def scan_due(*, force_id: int) -> int:
    """Check what waits of a force; return how many files got a verdict."""
    done = 0
    for pk in _claim(force_id):
        try:
            work = _open(force_id, pk)
        except (sealing.CannotOpen, Evidence.DoesNotExist):
            _settle(force_id, pk, State.REFUSED, "unreadable")
            continue
        done += _check(force_id, pk, work)
    return done


def _claim(force_id: int) -> list[int]:
    """Take files that are due, for a quarter of an hour at least: no two workers get the same."""
    now = clock.now()
    with tenancy.transaction(force_id):
        due = Evidence.objects.filter(force_id=force_id, state__in=WAITING, due_at__lte=now).order_by("due_at", "pk")
        taken = [row.pk for row in due.select_for_update(skip_locked=True)[:AT_ONCE]]
        Evidence.objects.filter(force_id=force_id, pk__in=taken).update(due_at=clock.coarse(now) + AGAIN_AFTER)
    return taken


def _open(force_id: int, pk: int) -> _Work:
    with tenancy.transaction(force_id):
        row = Evidence.objects.select_related("force_key").get(force_id=force_id, pk=pk)
        file_key = sealed_files.by_force(row, "scanner_key")
        facts = sealed_files.open_facts(row, file_key)
        return _Work(force_id, row.key, file_key, facts, sealed_files.pieces_of(row, ORIGINAL))


def _check(force_id: int, pk: int, work: _Work) -> bool:
    try:
        verdict = clamd.scan(_content(work), address=settings.CLAMD_URL)
    except clamd.Unavailable as reason:
        log.warning("scanner_unavailable", reason=str(reason))
        _hold(force_id, pk)
        return False
    except Damaged:
        return _settle(force_id, pk, State.REFUSED, "damaged")
    if verdict.found:
        over = verdict.is_over_limit
        return _settle(force_id, pk, State.REFUSED if over else State.INFECTED, "too_complex" if over else "virus")
    return _settle_opened(force_id, pk, work)


def _settle_opened(force_id: int, pk: int, work: _Work) -> bool:
    """Have a file opened in which the scanner found nothing: it may be unsafe all the same, else its readers get a copy
    without what stands in it besides.
    """
    try:
        made = making.make(
            force_id=force_id, key=work.key, file_key=work.file_key, facts=work.facts, content=_content(work)
        )
    except Damaged:
        return _settle(force_id, pk, State.REFUSED, "damaged")
    except OSError as error:
        log.warning("copy_not_made", reason=type(error).__name__)
        _hold(force_id, pk)
        return False
    if made.finding:
        return _settle(force_id, pk, State.REFUSED, made.finding)
    try:
        is_settled = _settle(force_id, pk, State.CLEAN, "", _Copy(made, work.file_key))
    except BaseException:
        made.drop()
        raise
    if not is_settled:
        made.drop()
    return is_settled


def _keep(row: Evidence, copy: _Copy) -> None:
    if copy.made.facts is not None:
        row.sealed_copy_facts = sealed_files.seal_facts(
            file_key=copy.file_key, key=row.key, field="sealed_copy_facts", facts=copy.made.facts
        )
        EvidenceChunk.objects.bulk_create(chunk_row(row, piece, COPY) for piece in copy.made.pieces)
    if copy.made.notes:
        row.sealed_notes = sealed_files.seal_words(
            file_key=copy.file_key, key=row.key, field="sealed_notes", words=copy.made.notes
        )


def _content(work: _Work) -> Iterator[bytes]:
    return sealed_files.read(
        key=work.key, file_key=work.file_key, variant=ORIGINAL, pieces=work.pieces, size=work.facts.size
    )


def _hold(force_id: int, pk: int) -> None:
    """Note that the scanner could not be asked; the claim runs out by itself and the file is tried again."""
    with tenancy.transaction(force_id):
        row = Evidence.objects.select_for_update().filter(force_id=force_id, pk=pk, state__in=WAITING).first()
        if row is not None:
            row.state, row.attempts = State.HELD, row.attempts + 1
            row.save(update_fields=["state", "attempts"])


def _settle(force_id: int, pk: int, state: State, finding: str, copy: _Copy | None = None) -> bool:
    """Write the verdict; from then on the scanner cannot open the file any more. Whether it was still waited for."""
    with tenancy.transaction(force_id):
        rows = Evidence.objects.select_for_update(of=("self",)).select_related("report")
        row = rows.filter(force_id=force_id, pk=pk, state__in=WAITING).first()
        if row is None:
            return False
        row.state, row.finding, row.scanner_key, row.due_at = state, finding, None, None
        if copy is not None:
            _keep(row, copy)
        row.save()
        moment = clock.coarse(clock.now())
        detail = {"file": row.key.hex, "state": str(state), **({"finding": finding} if finding else {})}
        if row.report is not None:
            CaseEvent.objects.create(
                force_id=force_id,
                report=row.report,
                kind=CaseEvent.Kind.FILE_CHECKED,
                at=moment,
                actor="system",
                detail=detail,
            )
        audit.record(
            force_id=force_id,
            actor="system",
            action="evidence.checked",
            subject=f"evidence:{row.key}",
            at=moment,
            state=str(state),
            finding=finding,
        )
    return True
