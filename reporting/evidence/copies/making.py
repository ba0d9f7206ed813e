"""Has a copy made of a file, and seals it piece by piece as it comes. The worker itself opens nothing."""

import contextlib
import hashlib
import json
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from reporting.evidence import sealed_files, sniffing, storage
from reporting.evidence.copies.findings import noted
from reporting.evidence.sealed_files import COPY, PIECE, Facts, Piece

SECONDS = 60
"""So long a file may take to be opened, whatever the process counts as its own time."""
_LONGEST_ANSWER = 10_000
_ROOT = str(Path(__file__).resolve().parents[3])
_PROGRAM = """\
import sys
sys.path.insert(0, sys.argv[1])
from reporting.evidence.copies.program import main
main(sys.argv[2])
"""
_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "application/pdf", ""})


@dataclass(frozen=True, slots=True)
class Made:
    """What came of opening a file.

    Attributes:
        finding: why it is not safe to open; empty for one that is.
        facts: of the copy; None where none is made of such a file.
        notes: what stood in the file besides its content.
    """

    finding: str = ""
    facts: Facts | None = None
    notes: dict[str, str] = field(default_factory=dict)
    pieces: tuple[Piece, ...] = ()
    type: str = ""

    def drop(self) -> None:
        """Delete the copy that nobody wants."""
        storage.remove(piece.name for piece in self.pieces)


def make(
    *, force_id: int, key: uuid.UUID, file_key: bytes, facts: Facts, content: Iterable[bytes], seconds: float = SECONDS
) -> Made:
    """Open a file and seal its copy. Raises Damaged of `content`, and OSError when no copy can be stored."""
    with subprocess.Popen(  # noqa: S603 - our own program; what strangers sent is what it reads
        [sys.executable, "-I", "-c", _PROGRAM, _ROOT, facts.type],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
    ) as process:
        watch = threading.Timer(seconds, process.kill)
        watch.start()
        try:
            return _talk(process, force_id, key, file_key, facts, content)
        finally:
            watch.cancel()
            process.kill()


def _talk(
    process: "subprocess.Popen[bytes]",
    force_id: int,
    key: uuid.UUID,
    file_key: bytes,
    facts: Facts,
    content: Iterable[bytes],
) -> Made:
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - both are pipes
    with contextlib.suppress(BrokenPipeError):  # it ended before it had read all: its answer, or none, says why
        for piece in content:
            process.stdin.write(piece)
        process.stdin.close()
    said = _read_line(process)
    if said is None:
        return Made("too_complex")  # out of time or memory, or a crash that the file caused
    if said.finding:
        return said
    made = _sealed(process, force_id, key, file_key, facts, said.type)
    if made.finding or process.wait() != 0:
        made.drop()
        return Made("too_complex")
    return Made("", made.facts, said.notes, made.pieces)


def _read_line(process: "subprocess.Popen[bytes]") -> Made | None:
    """What the process says first. It has opened what strangers sent, so its words are not believed unread."""
    assert process.stdout is not None  # noqa: S101 - a pipe
    try:
        said = json.loads(process.stdout.readline(_LONGEST_ANSWER))
        finding, type_name = str(said["finding"])[:30], str(said.get("type", ""))
        notes = noted(**{str(name)[:20]: value for name, value in said.get("notes", {}).items()})
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return None
    return Made(finding, notes=notes, type=type_name) if type_name in _TYPES else None


def _sealed(
    process: "subprocess.Popen[bytes]", force_id: int, key: uuid.UUID, file_key: bytes, facts: Facts, type_name: str
) -> Made:
    """Seal what the process writes; a copy larger than the largest file there is is none."""
    assert process.stdout is not None  # noqa: S101 - a pipe
    pieces: list[Piece] = []
    size, digest = 0, hashlib.sha256()
    try:
        while content := process.stdout.read(PIECE):
            if size + len(content) > 2 * settings.EVIDENCE_LARGEST:
                raise OverflowError
            pieces.append(
                sealed_files.put_piece(
                    force_id=force_id, key=key, file_key=file_key, variant=COPY, offset=size, content=content
                )
            )
            size += len(content)
            digest.update(content)
    except OverflowError:
        storage.remove(piece.name for piece in pieces)
        process.kill()
        return Made("too_complex")
    except BaseException:
        storage.remove(piece.name for piece in pieces)
        raise
    if not size:
        return Made()
    found = Facts(sniffing.name_for(facts.name, type_name), size, type_name, digest.hexdigest())
    return Made("", found, pieces=tuple(pieces))
