"""Sealing of files: their keys, their pieces and what is known of them.

A file is cut into pieces of up to a megabyte; each is sealed under the file's key and bound to the file, the variant
and its offset, so that a piece that was moved, swapped or left out does not open or shows as a gap.
"""

import hashlib
import hmac
import json
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from reporting.evidence import storage
from reporting.evidence.models import Evidence, EvidenceChunk
from sites.forces import keys
from soh.core import sealing

PIECE = 1024 * 1024
_TABLE = "reporting_evidence"
ORIGINAL, COPY = EvidenceChunk.Variant.ORIGINAL, EvidenceChunk.Variant.COPY


class Damaged(Exception):
    """The pieces of a file are not all there, or do not fit together. Carries no data."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a file (or of its copy): cleaned name, size in bytes, type by its content, digest."""

    name: str
    size: int
    type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One stored piece."""

    offset: int
    size: int
    name: str


def new_handle() -> str:
    """Return a new handle: 256 random bits as text. Who has it may add the file to a report."""
    return sealing.to_text(sealing.new_key())


def handle_of(*, secret: str, key: uuid.UUID) -> str:
    """Return the handle of a file on its way, which only the holder of a visitor's or a partner's secret can make.

    So a file on its way is named in addresses by `key`, which opens nothing.
    """
    return sealing.to_text(hmac.new(secret.encode(), f"evidence handle\x00{key.hex}".encode(), hashlib.sha256).digest())


def digest_of(handle: str) -> str:
    """Finds the row of a handle; tells nothing of it."""
    return hashlib.sha256(f"evidence\x00{handle}".encode()).hexdigest()


def under_handle(*, handle: str, key: uuid.UUID, file_key: bytes) -> bytes:
    """Return the file's key sealed under its handle."""
    return sealing.seal(key=_handle_key(handle), plaintext=file_key, place=_place(key, "handle_key"))


def by_handle(row: Evidence, handle: str) -> bytes:
    """Return the file's key. Raises CannotOpen."""
    return sealing.unseal(
        key=_handle_key(handle), ciphertext=bytes(row.handle_key or b""), place=_place(row.key, "handle_key")
    )


def to_force(*, public_key: bytes, key: uuid.UUID, field: str, file_key: bytes) -> bytes:
    """Return the file's key sealed to the force, for `scanner_key` or `report_key`."""
    return sealing.seal_to(public_key=public_key, plaintext=file_key, place=_place(key, field))


def by_force(row: Evidence, field: str) -> bytes:
    """Return the file's key from `scanner_key` or `report_key`.

    Raises keys.NoPrivateKeyHere in the public process, CannotOpen when it is not (or no longer) kept there.
    """
    private = keys.private_key(row.force_key)
    return sealing.unseal_with(
        private_key=private, ciphertext=bytes(getattr(row, field) or b""), place=_place(row.key, field)
    )


def seal_facts(*, file_key: bytes, key: uuid.UUID, field: str, facts: Facts) -> bytes:
    """Return what is known of a file, sealed for `sealed_facts` or `sealed_copy_facts`."""
    words = json.dumps(asdict(facts), ensure_ascii=False).encode()
    return sealing.seal(key=file_key, plaintext=words, place=_place(key, field))


def open_facts(row: Evidence, file_key: bytes, field: str = "sealed_facts") -> Facts:
    """Return what is known of a file. Raises CannotOpen."""
    sealed = bytes(getattr(row, field) or b"")
    return Facts(**json.loads(sealing.unseal(key=file_key, ciphertext=sealed, place=_place(row.key, field))))


def seal_words(*, file_key: bytes, key: uuid.UUID, field: str, words: object) -> bytes:
    """Return JSON sealed under the file's key, for `sealed_upload` or `sealed_notes`."""
    return sealing.seal(
        key=file_key, plaintext=json.dumps(words, ensure_ascii=False).encode(), place=_place(key, field)
    )


def open_words(row: Evidence, file_key: bytes, field: str) -> dict[str, Any]:
    """Return what `seal_words` sealed; empty when there is nothing. Raises CannotOpen."""
    if not (sealed := bytes(getattr(row, field) or b"")):
        return {}
    opened: dict[str, Any] = json.loads(sealing.unseal(key=file_key, ciphertext=sealed, place=_place(row.key, field)))
    return opened


def put_piece(*, force_id: int, key: uuid.UUID, file_key: bytes, variant: str, offset: int, content: bytes) -> Piece:
    """Seal and store one piece. Raises OSError when there is no room."""
    sealed = sealing.seal(key=file_key, plaintext=content, place=_piece_place(key, variant, offset))
    return Piece(offset, len(content), storage.put(force_id=force_id, sealed=sealed))


def get_piece(*, key: uuid.UUID, file_key: bytes, variant: str, piece: Piece) -> bytes:
    """Return the bytes of one piece. Raises Damaged."""
    try:
        sealed = storage.get(piece.name)
        return sealing.unseal(key=file_key, ciphertext=sealed, place=_piece_place(key, variant, piece.offset))
    except (OSError, sealing.CannotOpen) as error:
        raise Damaged(type(error).__name__) from error


def pieces_of(row: Evidence, variant: str) -> list[Piece]:
    """Return the pieces in order. Inside `tenancy.transaction(force)`."""
    rows = EvidenceChunk.objects.filter(force_id=row.force_id, evidence=row, variant=variant).order_by("offset")
    return [Piece(each.offset, each.size, each.name) for each in rows]


def read(*, key: uuid.UUID, file_key: bytes, variant: str, pieces: Sequence[Piece], size: int) -> Iterator[bytes]:
    """Yield the bytes of a file piece by piece. Raises Damaged at a gap, an overlap, a missing piece or a short end."""
    reached = 0
    for piece in pieces:
        if piece.offset != reached:
            raise Damaged("a gap or an overlap")
        content = get_piece(key=key, file_key=file_key, variant=variant, piece=piece)
        reached += len(content)
        yield content
    if reached != size:
        raise Damaged("a piece is missing at the end")


def _handle_key(handle: str) -> bytes:
    return hmac.new(handle.encode(), b"evidence seal", hashlib.sha256).digest()


def _place(key: uuid.UUID, field: str) -> sealing.Place:
    return sealing.Place(_TABLE, key.hex, field)


def _piece_place(key: uuid.UUID, variant: str, offset: int) -> sealing.Place:
    return sealing.Place("reporting_evidencechunk", key.hex, f"{variant}/{offset}")
