"""Photographs, videos, recordings and documents. The answer names them; their bytes lie apart, in evidence."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reporting.definition.file_names import clean_name
from reporting.definition.file_types import GROUPS, types_of
from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup, is_empty
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, count_setting, titled
from reporting.definition.operators import COUNTS
from reporting.definition.problems import Problem

MOST_FILES = 25
LARGEST_MEGABYTES = 100
MEGABYTE = 1024 * 1024
_HANDLE = re.compile(r"[A-Za-z0-9_-]{32,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_FACTS = ("name", "size", "type", "sha256")


class Files(SingleField):
    """A list of files in the order they were added, each with its handle and what is known of it.

    A sender may leave out all but the handle: what was found when the file came in is put there when a report is made.
    """

    name = "files"
    settings = {"most": SettingKind.COUNT, "most_megabytes": SettingKind.COUNT, "accept": SettingKind.TEXTS}
    operators = COUNTS
    personal = True

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Handles, each once, with facts of the right shape. Whether there are such files is asked of evidence."""
        if is_empty(value):
            return None, ()
        listed = value if isinstance(value, list) else None
        if listed is None or not all(_is_file(each) for each in listed):
            return None, (Problem(question.code, None, "files_type"),)
        if len(listed) > most_files(question):
            return None, (Problem(question.code, None, "too_many_files", {"max": most_files(question)}),)
        checked: list[JSON] = [_canonical(each) for each in listed]
        if len({each["file"] for each in listed}) < len(listed):
            return None, (Problem(question.code, None, "file_twice"),)
        return checked, ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """The files that `to_fields` wrote; None for none. A journey keeps its own list and asks no page for it."""
        found: list[JSON] = []
        for typed in fields.get(question.code, ()):
            if typed.strip():
                try:
                    found.append(json.loads(typed))
                except (ValueError, RecursionError):
                    found.append(typed)
        return found or None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """One value a file, as JSON."""
        listed = value if isinstance(value, list) else [] if is_empty(value) else [value]
        try:
            return {question.code: [json.dumps(each) for each in listed]}
        except (ValueError, RecursionError):
            return {question.code: []}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """An array of objects; `file` is the handle that the platform gave when the file was sent to it."""
        facts: Schema = {
            "file": {"type": "string", "pattern": f"^{_HANDLE.pattern}$"},
            "name": {"type": "string"},
            "size": {"type": "integer", "minimum": 1},
            "type": {"enum": sorted(accepted_types(question))},
            "sha256": {"type": "string", "pattern": f"^{_DIGEST.pattern}$"},
        }
        entry: Schema = {"type": "object", "properties": facts, "required": ["file"], "additionalProperties": False}
        array: Schema = {"type": "array", "minItems": 1, "maxItems": most_files(question), "items": entry}
        return titled(question, text, array)

    def example(self, question: Question) -> JSON:
        """One small file. Its handle is nobody's."""
        return [
            {
                "file": "example-handle-of-a-file-that-nobody-sent00",
                "name": "photo.jpg",
                "size": 48_213,
                "type": min(accepted_types(question)),
                "sha256": "0" * 64,
            }
        ]

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """Name and size, a line for each."""
        listed = value if isinstance(value, list) else []
        return tuple(_line(each) for each in listed if isinstance(each, Mapping) and "file" in each)

    def faults(self, question: Question) -> tuple[str, ...]:
        """No file at all, files of nothing, or no type."""
        wrong = []
        if count_setting(question, "most", MOST_FILES) < 1:
            wrong.append("most")
        if count_setting(question, "most_megabytes", LARGEST_MEGABYTES) < 1:
            wrong.append("most_megabytes")
        groups = question.settings.get("accept")
        if isinstance(groups, list | tuple) and any(group not in GROUPS for group in groups):
            wrong.append("accept")
        return tuple(wrong)


def most_files(question: Question) -> int:
    """How many files a question takes."""
    return min(max(count_setting(question, "most", MOST_FILES), 1), MOST_FILES)


def most_bytes(question: Question) -> int:
    """How large each file may be."""
    return max(count_setting(question, "most_megabytes", LARGEST_MEGABYTES), 1) * MEGABYTE


def accepted_groups(question: Question) -> tuple[str, ...]:
    """The groups of types that a question takes."""
    groups = question.settings.get("accept")
    named = tuple(group for group in GROUPS if isinstance(groups, list | tuple) and group in groups)
    return named or GROUPS


def accepted_types(question: Question) -> frozenset[str]:
    """The types of file that a question takes."""
    return types_of(accepted_groups(question))


def size_in_words(size: int) -> str:
    """A size as people read it: 820 bytes, 47 KB, 3.2 MB."""
    if size < 1024:
        return f"{size} bytes"
    if size < MEGABYTE:
        return f"{size / 1024:.0f} KB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"


def _line(file: Mapping[str, Any]) -> str:
    name, size = file.get("name"), file.get("size")
    said = clean_name(name) if isinstance(name, str) else ""
    return f"{said} ({size_in_words(size)})" if said and isinstance(size, int) else said or "-"


def _is_file(value: JSON) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("file"), str) or set(value) - {"file", *_FACTS}:
        return False
    size, digest = value.get("size", 1), value.get("sha256", "0" * 64)
    texts = (value.get("name", ""), value.get("type", ""))
    return (
        bool(_HANDLE.fullmatch(str(value["file"])))
        and isinstance(size, int)
        and not isinstance(size, bool)
        and 0 < size < 1 << 50
        and isinstance(digest, str)
        and bool(_DIGEST.fullmatch(digest))
        and all(isinstance(text, str) and len(text) <= 1_000 for text in texts)
    )


def _canonical(value: Any) -> JSON:
    kept: dict[str, JSON] = {"file": value["file"]}
    for fact in _FACTS:
        if fact in value:
            kept[fact] = clean_name(value[fact]) if fact == "name" else value[fact]
    return kept
