"""Accessible PDF (PDF/UA-1, tagged) from plain data: what a person keeps on paper.

Words are handed to the typesetter as data, so that nothing a person types is ever read as markup.
"""

import json
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import typst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_TEMPLATE = Path(__file__).parent / "documents" / "sheet.typ"
AT_ONCE = 2
PATIENCE = 10.0
_turns = threading.BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """Too many sheets are being made in this process right now; ask again in a moment."""


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its words, which may have line breaks."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    title: str
    rows: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the paper, from top to bottom. `large` is what is read out or typed in."""

    title: str
    author: str = ""
    above: Sequence[str] = ()
    large: Sequence[Line] = ()
    sections: Sequence[Part] = ()
    below: Sequence[str] = ()


def pdf_of(sheet: Sheet) -> bytes:
    """Return the sheet as PDF in the language of now. Raises Busy.

    Where no font of this machine has a character, the document is tagged all the same but does not claim PDF/UA.
    """
    words = {**asdict(sheet), "lang": (get_language() or "en").split("-")[0], "page": _("Page")}
    data = {"data": json.dumps(_printable(words), ensure_ascii=False)}
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy
    try:
        try:
            return _compiled(data, "ua-1")
        except typst.TypstError:
            return _compiled(data, None)
    finally:
        _turns.release()


def _compiled(data: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    made = typst.compile(_template(), sys_inputs=data, pdf_standards=standard)
    assert isinstance(made, bytes)  # noqa: S101 - one document, no output path
    return made


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()


def _printable(value: object) -> object:
    """The same without control characters, but for line breaks: a typesetter has no glyph for them."""
    if isinstance(value, str):
        return "".join(one for one in value if one == "\n" or unicodedata.category(one) not in ("Cc", "Cs"))
    if isinstance(value, dict):
        return {key: _printable(each) for key, each in value.items()}
    return [_printable(each) for each in value] if isinstance(value, list | tuple) else value
