"""Office documents are archives: what they would unpack to is looked at before anybody may have them.

The scanner looks into archives up to its limits and may call clean what lies behind them, so the bounds are held here.
"""

import io
import zipfile
from collections.abc import Iterable

MOST_ENTRIES = 5_000
MOST_UNPACKED = 300 * 1024 * 1024
MOST_RATIO = 200
"""A document with pictures unpacks to about twice its size, one of words to ten or twenty times."""
_SMALL = 10 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument"


def is_archive(type_name: str) -> bool:
    """Whether files of this type are archives."""
    return type_name.startswith(_OFFICE)


def flaw(content: Iterable[bytes]) -> str:
    """Return why an archive is not safe to open, empty for one that is. Only its list of contents is read."""
    file = io.BytesIO()
    for piece in content:
        file.write(piece)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError):
        return "damaged"
    unpacked, packed = sum(entry.file_size for entry in entries), file.getbuffer().nbytes
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        return "too_complex"
    if unpacked > _SMALL and unpacked > MOST_RATIO * packed:
        return "too_complex"
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or any(_leads_out(name) for name in names):
        return "damaged"
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return "macros"
    return "encrypted" if any(entry.flag_bits & 0x1 for entry in entries) else ""


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or ":" in name
