"""What stands in videos of phones besides the pictures. They are handed out as they came: no copy is made of them."""

import re
import struct
from datetime import UTC, datetime, timedelta

from reporting.evidence.copies.findings import Opened, noted

_BEGINNING = datetime(1904, 1, 1, tzinfo=UTC)
_PLACE = re.compile(rb"([+-]\d{1,2}\.\d{2,8})([+-]\d{1,3}\.\d{2,8})")
_MOST_BOXES = 10_000


def opened(content: bytes) -> Opened:
    """Return where and when a recording says that it was made."""
    movie = _box(content, b"moov")
    return Opened(notes=noted(taken_at=_moment(movie), place=_place(movie)))


def _box(content: bytes, wanted: bytes) -> bytes:
    """The inside of a box of the outermost level; empty when there is none."""
    place = 0
    for _ in range(_MOST_BOXES):
        if place + 8 > len(content):
            return b""
        size, name = struct.unpack_from("!I4s", content, place)
        head = 8
        if size == 1 and place + 16 <= len(content):
            size, head = struct.unpack_from("!Q", content, place + 8)[0], 16
        elif size == 0:
            size = len(content) - place
        if size < head:
            return b""
        if name == wanted:
            return content[place + head : place + size]
        place += size
    return b""


def _moment(movie: bytes) -> str:
    at = movie.find(b"mvhd")
    if at < 0 or at + 16 > len(movie):
        return ""
    wide = movie[at + 4] == 1
    seconds = struct.unpack_from("!Q" if wide else "!I", movie, at + 8)[0]
    try:
        moment = _BEGINNING + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC") if 1990 < moment.year < 2200 else ""


def _place(movie: bytes) -> str:
    if b"\xa9xyz" not in movie and b"location.ISO6709" not in movie:
        return ""
    found = _PLACE.search(movie)
    return f"{found[1].decode()}, {found[2].decode()}" if found else ""
