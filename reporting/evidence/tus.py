"""The words of the tus protocol, 1.0.0 (tus.io): what headers say, what is answered. HTTP itself stays at the doors."""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime

from reporting.evidence.appending import Checksum, Mismatch, TooLong, WrongOffset
from reporting.evidence.receiving import NotTaken
from reporting.evidence.uploads import Ended, NoUpload, Upload

VERSION = "1.0.0"
CONTENT_TYPE = "application/offset+octet-stream"
METHODS = ("POST", "HEAD", "PATCH", "DELETE", "OPTIONS")
REFUSALS = (NotTaken, WrongOffset, TooLong, Mismatch, NoUpload, Ended)
_ALGORITHMS = {"sha1": 20, "sha256": 32}
_LONGEST_METADATA = 4_000
_BLOCK = 256 * 1024
_STATUS = {
    "file_too_large": 413,
    "too_many_files": 413,
    "files_total": 413,
    "file_wrong_type": 415,
    "file_empty": 400,
    "files_full": 507,
}

Headers = Mapping[str, str]


class Malformed(Exception):
    """A header is missing or cannot be understood; the message says which."""

    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Creation:
    """What is asked for with a new file."""

    size: int
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The file's name, as tus clients call it."""
        return self.metadata.get("filename") or self.metadata.get("name", "")


def abilities(largest: int) -> dict[str, str]:
    """Return the headers that say what this server can do."""
    return {
        "Tus-Resumable": VERSION,
        "Tus-Version": VERSION,
        "Tus-Extension": "creation,creation-with-upload,termination,expiration,checksum",
        "Tus-Checksum-Algorithm": ",".join(_ALGORITHMS),
        "Tus-Max-Size": str(largest),
    }


def creation(headers: Headers) -> Creation:
    """Read the headers of a request that begins a file. Raises Malformed."""
    of_our_version(headers)
    if "Upload-Defer-Length" in headers:
        raise Malformed("Send Upload-Length: a file whose size is not known yet is not taken.")
    return Creation(_number(headers, "Upload-Length"), _metadata(headers.get("Upload-Metadata", "")))


def offset(headers: Headers) -> int:
    """Read where the bytes of a request belong. Raises Malformed."""
    of_our_version(headers)
    if headers.get("Content-Type", "").partition(";")[0].strip().lower() != CONTENT_TYPE:
        raise Malformed(f"Send the bytes as {CONTENT_TYPE}.", 415)
    return _number(headers, "Upload-Offset")


def length(headers: Headers) -> int:
    """Read how many bytes come. Raises Malformed."""
    said = headers.get("Content-Length", "")
    if not said:
        raise Malformed("Send the header Content-Length.", 411)
    if not _is_number(said):
        raise Malformed("Content-Length is not a number.")
    return int(said)


def checksum(headers: Headers) -> Checksum | None:
    """Read the checksum of a request's bytes; None without one. Raises Malformed."""
    said = headers.get("Upload-Checksum", "")
    if not said:
        return None
    algorithm, _space, encoded = said.partition(" ")
    digest = _decoded(encoded)
    if digest is None or _ALGORITHMS.get(algorithm) != len(digest):
        raise Malformed(f"Upload-Checksum takes {' and '.join(_ALGORITHMS)}, and the digest in base64.")
    return Checksum(algorithm, digest)


def of_our_version(headers: Headers) -> None:
    """Make sure that a client speaks the same version. Raises Malformed."""
    if headers.get("Tus-Resumable") != VERSION:
        raise Malformed(f"Send the header Tus-Resumable: {VERSION}.", 412)


def blocks(read: Callable[[int], bytes], size: int) -> Iterator[bytes]:
    """Yield up to `size` bytes; ends early, without an error, when the connection breaks."""
    while size:
        try:
            block = read(min(size, _BLOCK))
        except OSError:
            return
        if not block:
            return
        size -= len(block)
        yield block


def standing(upload: Upload) -> dict[str, str]:
    """Return the headers that say how far a file is."""
    headers = {
        "Tus-Resumable": VERSION,
        "Upload-Offset": str(upload.offset),
        "Upload-Length": str(upload.size),
        "Cache-Control": "no-store",
    }
    if upload.expires_at is not None:
        headers["Upload-Expires"] = format_datetime(upload.expires_at, usegmt=True)
    return headers


def status_of(refusal: Exception) -> int:
    """Return the status that a refusal is answered with."""
    match refusal:
        case NotTaken(problem=problem):
            return _STATUS.get(problem.code, 400)
        case Malformed(status=status):
            return status
        case WrongOffset():
            return 409
        case TooLong():
            return 413
        case Mismatch():
            return 460
        case Ended():
            return 410
    return 404


def _number(headers: Headers, name: str) -> int:
    said = headers.get(name, "")
    if not _is_number(said):
        raise Malformed(f"Send the header {name} with a number of bytes.")
    return int(said)


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) <= 15


def _metadata(said: str) -> dict[str, str]:
    if len(said) > _LONGEST_METADATA:
        raise Malformed("Upload-Metadata is too long.")
    found: dict[str, str] = {}
    for pair in filter(None, (each.strip() for each in said.split(","))):
        name, _space, encoded = pair.partition(" ")
        value = _decoded(encoded)
        if value is None or name in found:
            raise Malformed("Upload-Metadata holds pairs of a name and a value in base64, with commas between them.")
        found[name] = value.decode(errors="replace")
    return found


def _decoded(encoded: str) -> bytes | None:
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None
