"""What the field of a files question shows: the files that are there, and which kinds the browser offers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from reporting.definition.file_types import TYPES
from reporting.definition.form import Question
from reporting.definition.kinds.files import accepted_groups, size_in_words
from reporting.evidence.models import QUARANTINED, State
from reporting.intake import files_of_drafts

KIND = "files"


def settings_of(question: Question, values: Sequence[str], states: Mapping[str, str]) -> dict[str, Any]:
    """Return what the field shows of the files that are there, and which kinds the browser offers first."""
    return {
        "accept": ",".join(_accepted(question)),
        "files": [_shown(question, file, states) for file in _read(values)],
    }


def _accepted(question: Question) -> list[str]:
    """Endings and types; with pictures or videos among them a phone offers its camera."""
    found = []
    for group in accepted_groups(question):
        if group in ("images", "video", "audio"):
            found.append(f"{'image' if group == 'images' else group}/*")
        found += [ending for endings in TYPES[group].values() for ending in endings]
    return found


def _shown(question: Question, file: Mapping[str, Any], states: Mapping[str, str]) -> dict[str, str]:
    short = files_of_drafts.short_name(str(file.get("file")))
    state = states.get(short, "")
    note = ""
    if state == State.CLEAN:
        note = _("Checked")
    elif state in QUARANTINED:
        note = _("Not safe: remove this file")
    size = file.get("size")
    return {
        "name": str(file.get("name") or _("File")),
        "size": size_in_words(size) if isinstance(size, int) else "",
        "remove": f"{question.code}.{short}",
        "note": note,
        "bad": "yes" if state in QUARANTINED else "",
    }


def _read(values: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    for value in values:
        try:
            file = json.loads(value)
        except (ValueError, RecursionError):
            continue
        if isinstance(file, dict) and "file" in file:
            found.append(file)
    return found
