"""A client of clamd, the ClamAV daemon: a file is streamed to it and never lies on its disk in clear from us."""

import socket
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

TIMEOUT = 120
"""Seconds that clamd may think about one file, or one step of talking to it."""


class Unavailable(Exception):
    """The scanner cannot be asked, or gave no verdict. The file is held and asked about again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What clamd says: `found` is the name of what it found, empty for nothing."""

    found: str

    @property
    def is_over_limit(self) -> bool:
        """Whether clamd did not look at all of it, which is never taken for clean."""
        return self.found.startswith("Heuristics.Limits.Exceeded")


def scan(content: Iterable[bytes], *, address: str) -> Verdict:
    """Ask clamd about a file. `address` is tcp://host:port or unix:/path. Raises Unavailable."""
    if not address:
        raise Unavailable("no scanner is configured")
    try:
        with _connected(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            for piece in content:
                if piece:
                    connection.sendall(struct.pack("!I", len(piece)) + piece)
            connection.sendall(struct.pack("!I", 0))
            return _verdict(_answer(connection))
    except OSError as error:
        raise Unavailable(type(error).__name__) from error


def is_there(*, address: str) -> bool:
    """Whether the scanner answers."""
    try:
        with _connected(address) as connection:
            connection.sendall(b"zPING\0")
            return _answer(connection) == "PONG"
    except (OSError, Unavailable):
        return False


def _connected(address: str) -> socket.socket:
    url = urlsplit(address)
    if url.scheme == "unix":
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(TIMEOUT)
        try:
            connection.connect(url.path)
        except OSError:
            connection.close()
            raise
        return connection
    if url.scheme == "tcp" and url.hostname:
        return socket.create_connection((url.hostname, url.port or 3310), timeout=TIMEOUT)
    raise Unavailable("CLAMD_URL is neither tcp://host:port nor unix:/path")


def _answer(connection: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0"):
        more = connection.recv(4096)
        if not more:
            break
        said += more
    return said.rstrip(b"\0").decode(errors="replace")


def _verdict(said: str) -> Verdict:
    text = said.removeprefix("stream: ")
    if text == "OK":
        return Verdict("")
    if text.endswith(" FOUND"):
        return Verdict(text.removesuffix(" FOUND"))
    raise Unavailable(text[:80] or "no answer")
