"""Conditions on earlier answers: chosen from drop-downs that list the questions of the form being edited.

Stored are block ids, never codes and never words to compare. `said` keeps the wording of question and value,
so that a condition whose target vanished can still tell an editor what it was about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html_join

from reporting.authoring.blocks.data import DataBlock, DataInput
from reporting.authoring.blocks.shapes import list_of_objects, one_of, reference, words
from reporting.definition import kinds
from reporting.definition.operators import OPERATORS, ValueKind

MATCHES = {"all": "all of these are true", "any": "any of these is true"}
MOST_TESTS, LONGEST_VALUE = 30, 300


def operators_by_kind() -> dict[str, list[dict[str, str]]]:
    """For each kind of question the comparisons that suit it, with their words and the kind of value each
    needs.
    """
    return {
        kind.name: [
            {"name": name, "phrase": OPERATORS[name].phrase, "value": value.value}
            for name, value in kind.operators.items()
        ]
        for kind in kinds.all_kinds()
    }


class ConditionsInput(DataInput):
    """Picker of conditions."""

    js_constructor = "soh.ConditionsInput"


class ConditionsBlock(DataBlock):
    """`{"match": "all" | "any", "tests": [...]}`; without tests the step is always shown."""

    def make_widget(self) -> ConditionsInput:
        """Picker with the comparisons for each kind of question."""
        return ConditionsInput({"operators": operators_by_kind(), "matches": list(MATCHES.items())})

    def check_shape(self, value: Any) -> dict[str, Any]:
        """Match and tests."""
        return checked_tests({} if value in (None, "") else value)

    def render_basic(self, value: Mapping[str, Any], context: Any = None) -> str:
        """The conditions in words, as the comparison of two versions shows them."""
        return format_html_join("; ", "{}", ((said(test),) for test in value.get("tests", ())))

    class Meta:
        default: dict[str, Any] = {"match": "all", "tests": []}
        icon = "help"


def checked_tests(value: Any) -> dict[str, Any]:
    """The shape of a set of tests. Raises ValidationError."""
    if not isinstance(value, Mapping):
        raise ValidationError("The conditions could not be read. Reload the page and try again.", code="shape")
    tests = list_of_objects(value.get("tests"), most=MOST_TESTS, name="conditions")
    return {
        "match": one_of(value.get("match") or "all", MATCHES, name="all or any"),
        "tests": [_test(test) for test in tests],
    }


def said(test: Mapping[str, Any]) -> str:
    """A test in words."""
    wording = test.get("said") or {}
    phrase = OPERATORS[test["operator"]].phrase if test.get("operator") in OPERATORS else ""
    return " ".join(part for part in (wording.get("question"), phrase, wording.get("value")) if part)


def _test(given: Mapping[str, Any]) -> dict[str, Any]:
    operator = given.get("operator") or ""
    wording = given.get("said")
    wording = wording if isinstance(wording, Mapping) else {}
    return {
        "question": reference(given.get("question")),
        "operator": one_of(operator, ("", *OPERATORS), name="a comparison"),
        "value": _value(given.get("value")),
        "said": {part: words(str(wording.get(part) or "")[:500], most=500, name="") for part in ("question", "value")},
    }


def _value(given: Any) -> Any:
    """An option's id or several, true or false, a number, or a date or time as text."""
    if isinstance(given, list):
        return [reference(each) for each in given[:100]]
    if isinstance(given, str):
        return words(given, most=LONGEST_VALUE, name="The value of a condition")
    if isinstance(given, float) and given != given:  # NaN is no JSON
        return None
    return given if isinstance(given, bool | int | float) and abs(given) < 10**15 else None


def needs(operator: str, kind: str) -> ValueKind | None:
    """What a comparison of this kind of question is made with; None when it does not suit the kind."""
    return kinds.get(kind).operators.get(operator) if kinds.exists(kind) else None
