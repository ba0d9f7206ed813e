"""Files of a report that goes from one force to another: sealed anew to the force that takes it over, never opened.

What a file holds stays sealed under the file's own key, piece for piece; only that key is sealed to the other force.
Pieces lie by force, so they are copied to where the taking force's lie, and deleted at the giving one after the commit.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from reporting.evidence import sealed_files, storage
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.evidence.sealed_files import Piece
from reporting.records.models import Report
from sites.forces import keys
from soh.core import clock


class NoRoom(Exception):
    """The pieces could not be copied: the storage has no room."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A file of the giving force. `is_awaited` says that the scanner has yet to look at it."""

    key: uuid.UUID
    state: State
    finding: str
    sealed_facts: bytes | None
    sealed_copy_facts: bytes | None
    sealed_notes: bytes | None
    size: int
    created_at: datetime
    is_awaited: bool
    pieces: tuple[tuple[str, Piece], ...]
    """Each with what it is a piece of."""


def keys_of(report: Report) -> dict[uuid.UUID, bytes]:
    """Return the keys of a report's files, for a letter that is sealed. Inside `tenancy.transaction(force)`.

    Raises keys.NoPrivateKeyHere, CannotOpen.
    """
    rows = Evidence.objects.filter(force_id=report.force_id, report=report).select_related("force_key").order_by("pk")
    return {row.key: sealed_files.by_force(row, "report_key") for row in rows}


@contextmanager
def copies() -> Iterator[list[str]]:
    """Collect the names of pieces that are copied; should the transaction inside fail, they are deleted again."""
    names: list[str] = []
    try:
        yield names
    except BaseException:
        storage.remove(names)
        raise


def take_in(*, report: Report, coming: Coming, file_key: bytes, copied: list[str]) -> Evidence:
    """Make a file of another force one of the own report, in the state it was in. Raises NoRoom.

    Inside `tenancy.transaction(force)` and `copies()`. A piece that is lost over there is a gap here too, which
    everybody who reads the file is told.
    """
    own = keys.newest_key(report.force_id)
    now = clock.coarse(clock.now())

    def sealed_to_own(field: str) -> bytes:
        return sealed_files.to_force(public_key=bytes(own.public_key), key=coming.key, field=field, file_key=file_key)

    row = Evidence.objects.create(
        force_id=report.force_id,
        key=coming.key,
        digest=sealed_files.digest_of(sealed_files.new_handle()),  # the sender's handle finds nothing here
        report=report,
        force_key=own,
        scanner_key=sealed_to_own("scanner_key") if coming.is_awaited else None,
        report_key=sealed_to_own("report_key"),
        sealed_facts=coming.sealed_facts,
        sealed_copy_facts=coming.sealed_copy_facts,
        sealed_notes=coming.sealed_notes,
        state=coming.state,
        finding=coming.finding,
        size=coming.size,
        received=coming.size,
        due_at=now if coming.is_awaited else None,
        created_at=coming.created_at,
    )
    EvidenceChunk.objects.bulk_create(
        EvidenceChunk(
            force_id=report.force_id, evidence=row, variant=variant, offset=piece.offset, size=piece.size, name=name
        )
        for variant, piece in coming.pieces
        if (name := _copied(report.force_id, piece, copied))
    )
    return row


def _copied(force_id: int, piece: Piece, copied: list[str]) -> str:
    try:
        sealed = storage.get(piece.name)
    except FileNotFoundError:
        return ""
    try:
        name = storage.put(force_id=force_id, sealed=sealed)
    except OSError as error:
        raise NoRoom from error
    copied.append(name)
    return name
