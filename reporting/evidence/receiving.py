"""Taking files in. A file is sealed piece by piece as it arrives; no byte of it is ever stored in clear."""

import hashlib
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Sum

from reporting.definition import file_rules
from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.files import accepted_types, most_bytes
from reporting.definition.problems import Problem
from reporting.evidence import sealed_files, sniffing, storage
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.evidence.sealed_files import ORIGINAL, PIECE, Facts, Piece
from sites.forces import keys
from soh.core import audit, clock, sealing, tenancy


class NotTaken(Exception):
    """A file was not taken; `problem` tells the person why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


@dataclass
class Arriving:
    """A file on its way in, of which nobody knows yet whether it is wanted. Holds one piece in memory at most.

    `full` says that the storage had no room, `too_large` that it was cut off at the largest size of all.
    """

    force_id: int
    largest: int
    key: uuid.UUID = field(default_factory=uuid.uuid4)
    file_key: bytes = field(default_factory=sealing.new_key, repr=False)
    pieces: list[Piece] = field(default_factory=list)
    head: bytes = b""
    size: int = 0
    sha256: str = ""
    full: bool = False
    too_large: bool = False
    _waiting: bytearray = field(default_factory=bytearray, repr=False)
    _hash: "hashlib._Hash" = field(default_factory=hashlib.sha256, repr=False)

    def take(self, content: bytes) -> None:
        """Take the next bytes. After the largest size or without room the rest is dropped."""
        if self.full or self.too_large:
            return
        self.size += len(content)
        if self.size > self.largest:
            self.too_large = True
            self.drop()
            return
        if len(self.head) < sniffing.HEAD:
            self.head += content[: sniffing.HEAD - len(self.head)]
        self._hash.update(content)
        self._waiting += content
        while len(self._waiting) >= PIECE and not self.full:
            self._put(bytes(self._waiting[:PIECE]))
            del self._waiting[:PIECE]

    def end(self) -> None:
        """Say that all of it has come."""
        if self._waiting and not self.full:
            self._put(bytes(self._waiting))
        self._waiting.clear()
        self.sha256 = self._hash.hexdigest()

    def drop(self) -> None:
        """Delete what was stored of it."""
        self._waiting.clear()
        storage.remove(piece.name for piece in self.pieces)
        self.pieces = []

    def _put(self, content: bytes) -> None:
        offset = sum(piece.size for piece in self.pieces)
        try:
            piece = sealed_files.put_piece(
                force_id=self.force_id,
                key=self.key,
                file_key=self.file_key,
                variant=ORIGINAL,
                offset=offset,
                content=content,
            )
        except OSError:
            self.full = True
            self.drop()
        else:
            self.pieces.append(piece)


def accept(
    *,
    arriving: Arriving,
    question: Question,
    name: str,
    actor: str,
    draft_id: int | None,
    lasts_until: datetime | None = None,
) -> dict[str, JSON]:
    """Keep a file that came for a question; return it as an answer names it. Raises NotTaken.

    Inside `tenancy.transaction(force)`. It belongs to the draft, or without one to nobody until `lasts_until`. The
    caller drops the pieces when the transaction fails.
    """
    found = verdict(question=question, arriving=arriving, name=name)
    force_id, handle = arriving.force_id, sealed_files.new_handle()
    make_sure_of_room(force_id=force_id, question=question, size=arriving.size)
    facts = Facts(sniffing.name_for(name, found), arriving.size, found, arriving.sha256)
    force_key = keys.newest_key(force_id)
    row = Evidence.objects.create(
        force_id=force_id,
        key=arriving.key,
        digest=sealed_files.digest_of(handle),
        draft_id=draft_id,
        force_key=force_key,
        handle_key=sealed_files.under_handle(handle=handle, key=arriving.key, file_key=arriving.file_key),
        scanner_key=sealed_files.to_force(
            public_key=bytes(force_key.public_key), key=arriving.key, field="scanner_key", file_key=arriving.file_key
        ),
        sealed_facts=sealed_files.seal_facts(
            file_key=arriving.file_key, key=arriving.key, field="sealed_facts", facts=facts
        ),
        state=State.RECEIVED,
        size=arriving.size,
        received=arriving.size,
        due_at=clock.coarse(clock.now()),
        created_at=clock.coarse(clock.now()),
        expires_at=lasts_until,
    )
    EvidenceChunk.objects.bulk_create(chunk_row(row, piece) for piece in arriving.pieces)
    audit.record(
        force_id=force_id,
        actor=actor,
        action="evidence.received",
        subject=f"evidence:{row.key}",
        at=clock.coarse(clock.now()),
    )
    return as_answer(handle, facts)


def verdict(*, question: Question, arriving: Arriving, name: str) -> str:
    """Return the type of a file that a question takes. Raises NotTaken."""
    if arriving.full:
        raise NotTaken(file_rules.no_room(question))
    if arriving.too_large or arriving.size > min(most_bytes(question), settings.EVIDENCE_LARGEST):
        raise NotTaken(file_rules.too_large(question, name, largest=settings.EVIDENCE_LARGEST))
    if arriving.size == 0:
        raise NotTaken(file_rules.empty(question, name))
    found = sniffing.type_of(arriving.head, name)
    if found not in accepted_types(question):
        raise NotTaken(file_rules.wrong_type(question, name))
    return found


def make_sure_of_room(*, force_id: int, question: Question, size: int) -> None:
    """Refuse what would fill a force's share of the storage. Raises NotTaken. Inside `tenancy.transaction(force)`."""
    waiting = Evidence.objects.filter(force_id=force_id, report=None).aggregate(total=Sum("size"))["total"] or 0
    if waiting + size > settings.EVIDENCE_WAITING:
        raise NotTaken(file_rules.no_room(question))


def as_answer(handle: str, facts: Facts) -> dict[str, JSON]:
    """Return a file as an answer names it."""
    return {"file": handle, "name": facts.name, "size": facts.size, "type": facts.type, "sha256": facts.sha256}


def chunk_row(row: Evidence, piece: Piece, variant: str = ORIGINAL) -> EvidenceChunk:
    """Return the row of a stored piece."""
    return EvidenceChunk(
        force_id=row.force_id, evidence=row, variant=variant, offset=piece.offset, size=piece.size, name=piece.name
    )


def withdraw(*, force_id: int, handle: str, actor: str) -> bool:
    """Delete a file that belongs to no report yet; whether there was one."""
    with tenancy.transaction(force_id):
        rows = Evidence.objects.select_for_update().filter(
            force_id=force_id, digest=sealed_files.digest_of(handle), report=None
        )
        row = rows.first()
        if row is None:
            return False
        names = remove_rows([row])
        audit.record(
            force_id=force_id,
            actor=actor,
            action="evidence.withdrawn",
            subject=f"evidence:{row.key}",
            at=clock.coarse(clock.now()),
        )
    storage.remove(names)
    return True


def remove_rows(rows: list[Evidence]) -> list[str]:
    """Delete rows with those of their pieces; return the names of the pieces, to be deleted after the transaction."""
    if not rows:
        return []
    force_id, ids = rows[0].force_id, [row.pk for row in rows]
    pieces = EvidenceChunk.objects.filter(force_id=force_id, evidence_id__in=ids)
    names = list(pieces.values_list("name", flat=True))
    pieces.delete()
    Evidence.objects.filter(force_id=force_id, pk__in=ids).delete()
    return names
