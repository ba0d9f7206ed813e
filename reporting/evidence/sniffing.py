"""What type a file is, by its first bytes. What the sender's browser says is never looked at."""

from reporting.definition.file_names import clean_name
from reporting.definition.file_types import DOCUMENTS, TYPES, endings_of

HEAD = 4096
"""So many bytes from the beginning decide."""

_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
)
_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"hevc"), "image/heic"),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash"),
                    "video/mp4"),
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
}  # fmt: skip
_MPEG_SYNC = (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")
_OFFICE = (".docx", ".xlsx")


def type_of(head: bytes, name: str) -> str:
    """Return the type of a file that begins so; empty when it is none of those that forms take.

    The name decides only between types that begin alike: office documents among archives, and plain text.
    """
    for beginning, found in _BEGINNINGS:
        if head.startswith(beginning):
            return found
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return "video/3gpp" if head[8:11] == b"3gp" else _BRANDS.get(head[8:12], "")
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "video/webm" if b"webm" in head[:64] else ""
    if head.startswith(_MPEG_SYNC):
        return "audio/mpeg"
    ending = _ending(name)
    if head.startswith(b"PK\x03\x04") and ending in _OFFICE:
        return next(each for each, endings in TYPES[DOCUMENTS].items() if ending in endings)
    return "text/plain" if ending == ".txt" and _is_text(head) else ""


def name_for(name: str, type_name: str) -> str:
    """Return a cleaned name that ends as its type does: a picture of a phone may be called .jpg and be none."""
    cleaned, endings = clean_name(name), endings_of(type_name)
    if not endings or _ending(cleaned) in endings:
        return cleaned
    return clean_name(f"{cleaned}{endings[0]}")


def _ending(name: str) -> str:
    _, dot, ending = clean_name(name).rpartition(".")
    return f".{ending.lower()}" if dot else ""


def _is_text(head: bytes) -> bool:
    if any(byte < 9 or 13 < byte < 27 for byte in head):
        return False
    for cut in range(4):  # a character may be cut at the end
        try:
            head[: len(head) - cut].decode()
        except UnicodeDecodeError:
            continue
        return True
    return False
