"""The types of files that a component takes, in the groups that questions take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reporting.definition.file_types import TYPES
from reporting.definition.json_values import JSON

_ENDINGS = {ending: name for types in TYPES.values() for name, endings in types.items() for ending in endings}
_OFFICE = "application/vnd.openxmlformats-officedocument."
_NOT_TAKEN = {
    "Word 97 to 2003 (.doc)": ("application/msword", ".doc"),
    "Excel 97 to 2003 (.xls)": ("application/vnd.ms-excel", ".xls"),
    "PowerPoint 97 to 2003 (.ppt)": ("application/vnd.ms-powerpoint", ".ppt"),
    "PowerPoint (.pptx)": (f"{_OFFICE}presentationml.presentation", ".pptx"),
    "Word with macros (.docm)": ("application/vnd.ms-word.document.macroenabled.12", ".docm"),
    "Excel with macros (.xlsm)": ("application/vnd.ms-excel.sheet.macroenabled.12", ".xlsm"),
    "Excel binary (.xlsb)": ("application/vnd.ms-excel.sheet.binary.macroenabled.12", ".xlsb"),
    "OpenDocument text (.odt)": ("application/vnd.oasis.opendocument.text", ".odt"),
    "OpenDocument sheet (.ods)": ("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    "OpenDocument slides (.odp)": ("application/vnd.oasis.opendocument.presentation", ".odp"),
    "comma-separated values (.csv)": ("text/csv", ".csv"),
    "rich text (.rtf)": ("application/rtf", "text/rtf", ".rtf"),
    "XML (.xml)": ("application/xml", "text/xml", ".xml"),
    "JSON (.json)": ("application/json", ".json"),
    "web pages (.html)": ("text/html", ".html", ".htm"),
    "TIFF (.tiff)": ("image/tiff", ".tif", ".tiff"),
    "bitmaps (.bmp)": ("image/bmp", ".bmp"),
    "SVG (.svg)": ("image/svg+xml", ".svg"),
    "e-mails (.eml)": ("message/rfc822", ".eml"),
    "Outlook e-mails (.msg)": ("application/vnd.ms-outlook", ".msg"),
    "archives (.zip)": ("application/zip", "application/x-zip-compressed", ".zip"),
}
_NAMES = {name: words for words, names in _NOT_TAKEN.items() for name in names}
_WRITTEN = {
    "image/jpg": "image/jpeg",
    "application/txt": "text/plain",
    "application/vndopenxml": "application/vnd.openxml",
}


def accepted(wanted: str) -> tuple[list[JSON], list[str]]:
    """The groups that have one of the wanted types in them, and in words the types that none has.

    `wanted` is a list with commas between names of types, or endings.
    """
    found: set[str] = set()
    refused: dict[str, None] = {}
    for one in filter(None, (part.strip() for part in wanted.split(","))):
        name = _type_of(one)
        group = next((group for group, types in TYPES.items() if name in types or _is_all_of(name, types)), "")
        if group:
            found.add(group)
        else:
            refused[_NAMES.get(name, one[:80])] = None
    return [group for group in TYPES if group in found], list(refused)


def _type_of(wanted: str) -> str:
    name = wanted.lower()
    for wrong, right in _WRITTEN.items():
        if name.startswith(wrong):
            name = right + name[len(wrong) :]
    name = name if "/" in name or name.startswith(".") else f".{name}"
    return _ENDINGS.get(name, name)


def _is_all_of(name: str, types: Mapping[str, Any]) -> bool:
    return name.endswith("/*") and any(one.startswith(name[:-1]) for one in types)
