"""Conditions on earlier answers: chosen from drop-downs that list the questions of the form being edited.

Stored are block ids, never codes and never words to compare. `said` keeps the wording of question and value,
so that a condition whose target vanished can still tell an editor what it was about.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.utils.html import format_html_join

from reporting.authoring.blocks.condition_shapes import (
    ENTRIES,
    EVERY,
    GROUP,
    MATCHES,
    NAMED,
    UNITS,
    checked_tests,
)
from reporting.authoring.blocks.data import DataBlock, DataInput
from reporting.definition import kinds
from reporting.definition.form import Question
from reporting.definition.kinds.kind import SettingKind
from reporting.definition.kinds.part_words import find
from reporting.definition.operators import OPERATORS, ValueKind


@cache
def picker_config() -> dict[str, Any]:
    """What every picker of conditions is told; one object, so that a page carries it once."""
    return {
        "operators": {kind.name: _offered(kind.operators) for kind in kinds.all_kinds()},
        "parts": {kind.name: parts for kind in kinds.all_kinds() if (parts := _parts(kind.name))},
        "matches": list(MATCHES.items()),
        "every": list(EVERY.items()),
        "units": list(UNITS),
    }


def _offered(operators: Mapping[str, ValueKind]) -> list[dict[str, str]]:
    """Comparisons with their words and the kind of value each needs."""
    return [{"name": name, "phrase": OPERATORS[name].phrase, "value": value.value} for name, value in operators.items()]


def _parts(kind: str) -> list[dict[str, Any]]:
    """The parts of a composite answer that can be asked about, each with its words and comparisons."""
    found = []
    for part, operators in _parts_of(kind).items():
        words = find(kind, part, "en")
        label = words.label if words else part.replace("_", " ").capitalize()
        found.append({"name": part, "label": label, "operators": _offered(operators)})
    return found


@cache
def _parts_of(kind: str) -> Mapping[str, Mapping[str, ValueKind]]:
    """The parts of a question that asks for all its kind can ask; the proof tells of one that is not asked."""
    known = kinds.get(kind)
    flags = {name: True for name, setting in known.settings.items() if setting is SettingKind.FLAG}
    return {**known.parts(Question("any", kind)), **known.parts(Question("any", kind, settings=flags))}


class ConditionsInput(DataInput):
    """Picker of conditions."""

    js_constructor = "soh.ConditionsInput"


class ConditionsBlock(DataBlock):
    """A set of tests; without any it is always true. See `condition_shapes`.

    `within` says which questions may be asked about: those of earlier "steps", or also those "above" on the same page.
    """

    def __init__(self, *, within: str = "steps", **kwargs: Any) -> None:
        self.within = within
        super().__init__(**kwargs)

    def make_widget(self) -> ConditionsInput:
        """Picker with the comparisons for each kind of question."""
        return ConditionsInput({"picker": picker_config(), "within": self.within})

    def check_shape(self, value: Any) -> dict[str, Any]:
        """Match and tests."""
        return checked_tests({} if value in (None, "") else value)

    def render_basic(self, value: Mapping[str, Any], context: Any = None) -> str:
        """The conditions in words, as the comparison of two versions shows them."""
        return format_html_join("; ", "{}", ((said(test),) for test in value.get("tests", ())))

    class Meta:
        default: dict[str, Any] = {"match": "all", "tests": []}
        icon = "help"


def said(test: Mapping[str, Any]) -> str:
    """A row of conditions in words."""
    wording = test.get("said") or {}
    inside = ", ".join(said(each) for each in test.get("tests") or ())
    match test.get("type"):
        case kind if kind == GROUP:
            return f"{MATCHES[test.get('match') or 'all']} ({inside})"
        case kind if kind == NAMED:
            return str(wording.get("question") or "")
        case kind if kind == ENTRIES:
            return f"{EVERY[test.get('every') or 'any']} of {wording.get('question') or ''} ({inside})"
    phrase = OPERATORS[test["operator"]].phrase if test.get("operator") in OPERATORS else ""
    return " ".join(part for part in (wording.get("question"), phrase, wording.get("value")) if part)


def needs(operator: str, kind: str, part: str = "") -> ValueKind | None:
    """What a comparison of this kind of question, or of a part of it, is made with; None when it does not suit."""
    if not kinds.exists(kind):
        return None
    operators = _parts_of(kind).get(part, {}) if part else kinds.get(kind).operators
    return operators.get(operator)
