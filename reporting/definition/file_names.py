"""Names of files that strangers sent: shown to people, never used to find anything."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
FALLBACK = "file"
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)")
_UNSAFE = re.compile(r'[<>:"/\\|?*]')


def clean_name(name: str) -> str:
    """A name that is safe to show and to save under: one line, no path, no control or direction marks, no braces.

    Never empty, at most 100 characters; the ending is kept when the rest is cut.
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(" " if mark.isspace() else mark for mark in last if _is_shown(mark))
    plain = _UNSAFE.sub("", unicodedata.normalize("NFC", kept))
    plain = re.sub(r" +", " ", re.sub(r"[({]+", "(", plain)).strip(" .")
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    if not plain:
        return FALLBACK
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        return plain[:LONGEST].rstrip(" .")
    return f"{stem[: LONGEST - len(ending) - 1].rstrip(' .')}.{ending}"


def _is_shown(mark: str) -> bool:
    """Whether a character may stand in a name: neither control, format (direction!), surrogate nor private."""
    return mark in "\t\n\r " or unicodedata.category(mark) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
