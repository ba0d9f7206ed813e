"""Adding to a file on its way. What a request brought is kept, a part at a time, also when the connection breaks.

Pieces lie at whole megabytes: a short last piece is taken up again and written anew with what follows it, so that a
sender of many small parts leaves no more pieces than any other. Of two senders at one place the first to be kept wins.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reporting.definition import file_rules
from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.files import accepted_types
from reporting.evidence import sealed_files, sniffing, storage, uploads
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.evidence.receiving import NotTaken, as_answer, chunk_row
from reporting.evidence.sealed_files import ORIGINAL, PIECE, Damaged, Facts, Piece
from reporting.evidence.uploads import NoUpload, Upload
from soh.core import audit, clock, tenancy

STRIDE = 8 * PIECE
"""So much is taken before it is kept."""

Complete = Callable[[dict[str, JSON]], None]


class WrongOffset(Exception):
    """The file is not where the sender thinks; `offset` is how far it is."""

    def __init__(self, offset: int) -> None:
        super().__init__(str(offset))
        self.offset = offset


class TooLong(Exception):
    """More than was announced."""


class Mismatch(Exception):
    """What came is not what the checksum was made of; nothing of it was kept."""


@dataclass(frozen=True, slots=True)
class Checksum:
    """Of one request's bytes."""

    algorithm: str
    digest: bytes


@dataclass
class _Taken:
    """What is taken and not kept yet."""

    start: int
    buffer: bytearray
    new: list[Piece] = field(default_factory=list)
    head: bytes = b""
    bytes: int = 0


def append(
    *,
    upload: Upload,
    question: Question,
    offset: int,
    length: int,
    blocks: Iterator[bytes],
    actor: str,
    checksum: Checksum | None = None,
    complete: Complete | None = None,
) -> Upload:
    """Add bytes at `offset` and return the upload as it is then; `blocks` ends early when the connection breaks.

    `complete` is called with the file as an answer names it, in the transaction that makes it whole. Raises
    WrongOffset, TooLong, Mismatch, NoUpload and NotTaken, after which only a lack of room leaves the upload there.
    """
    if upload.is_whole and offset == upload.size and length == 0:
        return upload
    if upload.is_whole or offset != upload.offset:
        raise WrongOffset(upload.offset)
    if length > upload.size - offset:
        raise TooLong
    most = STRIDE if checksum is None else upload.size
    at = upload
    try:
        while True:
            before = at.offset
            at = _stride(at, question, blocks, most, checksum, actor, complete)
            if at.is_whole or at.offset == before:
                return at
    except NotTaken as refused:
        if refused.problem.code != "files_full":
            uploads.give_up(upload=upload, actor=actor)
        raise


def _stride(
    upload: Upload,
    question: Question,
    blocks: Iterator[bytes],
    most: int,
    checksum: Checksum | None,
    actor: str,
    complete: Complete | None,
) -> Upload:
    last, before = _short_end(upload)
    taken = _Taken(upload.offset - len(before), bytearray(before))
    try:
        _take(upload, question, taken, blocks, most, checksum)
        if not taken.bytes:
            return upload
        reached = upload.offset + taken.bytes
        if upload.offset < sniffing.HEAD and reached >= min(sniffing.HEAD, upload.size):
            _make_sure_of_type(upload, question, taken.head)
        facts = _facts(upload, question, last, taken.new) if reached == upload.size else None
        kept = _keep(upload, last, taken, reached, facts, actor, complete)
    except BaseException:
        storage.remove(piece.name for piece in taken.new)
        raise
    if last is not None:
        storage.remove([last.name])
    return kept


def _take(
    upload: Upload, question: Question, taken: _Taken, blocks: Iterator[bytes], most: int, checksum: Checksum | None
) -> None:
    """Seal what comes; no more than was announced, and no more than `most`."""
    digest = hashlib.new(checksum.algorithm, usedforsecurity=False) if checksum else None
    room = upload.size - upload.offset
    taken.head = bytes(taken.buffer[: sniffing.HEAD])
    for block in blocks:
        if len(block) > room - taken.bytes:
            raise TooLong
        taken.bytes += len(block)
        taken.buffer += block
        taken.head += block[: sniffing.HEAD - len(taken.head)]
        if digest is not None:
            digest.update(block)
        while len(taken.buffer) >= PIECE:
            _put(upload, question, taken, PIECE)
        if taken.bytes >= most:
            break
    if checksum is not None and digest is not None and digest.digest() != checksum.digest:
        raise Mismatch
    if taken.bytes and taken.buffer:
        _put(upload, question, taken, len(taken.buffer))


def _put(upload: Upload, question: Question, taken: _Taken, size: int) -> None:
    try:
        piece = sealed_files.put_piece(
            force_id=upload.force_id,
            key=upload.key,
            file_key=upload.file_key,
            variant=ORIGINAL,
            offset=taken.start,
            content=bytes(taken.buffer[:size]),
        )
    except OSError:
        raise NotTaken(file_rules.no_room(question)) from None
    del taken.buffer[:size]
    taken.start += size
    taken.new.append(piece)


def _short_end(upload: Upload) -> tuple[Piece | None, bytes]:
    """The last piece with its bytes, when it is a short one."""
    over = upload.offset % PIECE
    if not over:
        return None, b""
    with tenancy.transaction(upload.force_id):
        rows = EvidenceChunk.objects.filter(force_id=upload.force_id, evidence_id=upload.pk, variant=ORIGINAL)
        row = rows.filter(offset=upload.offset - over).first()
    if row is None or row.size != over:
        raise WrongOffset(_reached(upload))
    piece = Piece(row.offset, row.size, row.name)
    try:
        content = sealed_files.get_piece(key=upload.key, file_key=upload.file_key, variant=ORIGINAL, piece=piece)
    except Damaged:
        raise WrongOffset(_reached(upload)) from None
    return piece, content


def _reached(upload: Upload) -> int:
    with tenancy.transaction(upload.force_id):
        row = Evidence.objects.filter(force_id=upload.force_id, pk=upload.pk, report=None).first()
    if row is None:
        raise NoUpload
    return row.received


def _make_sure_of_type(upload: Upload, question: Question, head: bytes) -> str:
    found = sniffing.type_of(head, upload.name)
    if found not in accepted_types(question):
        raise NotTaken(file_rules.wrong_type(question, upload.name))
    return found


def _facts(upload: Upload, question: Question, last: Piece | None, new: list[Piece]) -> Facts:
    """What is known of a file that is whole: all of it is read once more as it lies there."""
    with tenancy.transaction(upload.force_id):
        rows = EvidenceChunk.objects.filter(force_id=upload.force_id, evidence_id=upload.pk, variant=ORIGINAL)
        there = [Piece(row.offset, row.size, row.name) for row in rows.order_by("offset")]
    pieces = [piece for piece in there if last is None or piece.name != last.name] + new
    digest, head = hashlib.sha256(), b""
    try:
        for content in sealed_files.read(
            key=upload.key, file_key=upload.file_key, variant=ORIGINAL, pieces=pieces, size=upload.size
        ):
            digest.update(content)
            head = head or content[: sniffing.HEAD]
    except Damaged:
        raise WrongOffset(_reached(upload)) from None
    found = _make_sure_of_type(upload, question, head)
    return Facts(sniffing.name_for(upload.name, found), upload.size, found, digest.hexdigest())


def _keep(
    upload: Upload,
    last: Piece | None,
    taken: _Taken,
    reached: int,
    facts: Facts | None,
    actor: str,
    complete: Complete | None,
) -> Upload:
    """Make what came part of the file, unless another request was quicker."""
    with tenancy.transaction(upload.force_id):
        rows = Evidence.objects.select_for_update()  # its key is read afterwards: it may change while we wait
        row = rows.filter(force_id=upload.force_id, pk=upload.pk, report=None).first()
        if row is None:
            raise NoUpload
        if row.state != State.RECEIVING or row.received != upload.offset:
            raise WrongOffset(row.received)
        if last is not None:
            EvidenceChunk.objects.filter(
                force_id=row.force_id, evidence=row, variant=ORIGINAL, offset=last.offset
            ).delete()
        EvidenceChunk.objects.bulk_create(chunk_row(row, piece) for piece in taken.new)
        row.received = reached
        if facts is not None:
            _make_whole(row, upload, facts, actor)
        row.save()
        if facts is not None and complete is not None:
            complete(as_answer(upload.handle, facts))
        return uploads.opened(row, upload.handle)


def _make_whole(row: Evidence, upload: Upload, facts: Facts, actor: str) -> None:
    now = clock.coarse(clock.now())
    row.sealed_facts = sealed_files.seal_facts(file_key=upload.file_key, key=row.key, field="sealed_facts", facts=facts)
    row.scanner_key = sealed_files.to_force(
        public_key=bytes(row.force_key.public_key), key=row.key, field="scanner_key", file_key=upload.file_key
    )
    row.sealed_upload, row.state, row.due_at = None, State.RECEIVED, now
    row.expires_at = now + uploads.LASTS
    audit.record(force_id=row.force_id, actor=actor, action="evidence.received", subject=f"evidence:{row.key}", at=now)
