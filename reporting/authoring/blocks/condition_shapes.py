"""The shape of conditions as editors choose them: tests, groups of them, named conditions, entries of a group.

    {"match": "all" | "any" | "none", "tests": [row, ...]}

A row is a test `{"question", "operator", "value", "part"}`, or has a `type`: "group" (a match and tests of its own),
"named" (`condition`, the id of a named condition) or "entries" (`question`, the id of a group, and `every`: "any" or
"all"; a match and tests about the questions inside).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from reporting.authoring.blocks.shapes import list_of_objects, one_of, reference, words
from reporting.definition.operators import OPERATORS

MATCHES = {
    "all": "all of these are true",
    "any": "any of these is true",
    "none": "none of these is true",
}
EVERY = {"any": "any entry", "all": "every entry"}
UNITS = ("hours", "days", "weeks", "months", "years")
TEST, GROUP, NAMED, ENTRIES = "", "group", "named", "entries"
MOST_TESTS, LONGEST_VALUE, DEEPEST = 30, 300, 8


def checked_tests(value: Any, deep: int = 0) -> dict[str, Any]:
    """The shape of a set of tests. Raises ValidationError."""
    if not isinstance(value, Mapping) or deep > DEEPEST:
        raise ValidationError("The conditions could not be read. Reload the page and try again.", code="shape")
    tests = list_of_objects(value.get("tests"), most=MOST_TESTS, name="conditions")
    return {
        "match": one_of(value.get("match") or "all", MATCHES, name="all, any or none"),
        "tests": [_row(test, deep) for test in tests],
    }


def rows_of(value: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    """Every row of a set of tests, those inside others too."""
    for row in (value or {}).get("tests") or ():
        yield row
        if row.get("type") in (GROUP, ENTRIES):
            yield from rows_of(row)


def _row(given: Mapping[str, Any], deep: int) -> dict[str, Any]:
    match one_of(given.get("type") or TEST, (TEST, GROUP, NAMED, ENTRIES), name="a kind of condition"):
        case "group":
            return {"type": GROUP, **checked_tests(_inside(given), deep + 1)}
        case "named":
            return {"type": NAMED, "condition": reference(given.get("condition")), "said": _said(given)}
        case "entries":
            return {
                "type": ENTRIES,
                "question": reference(given.get("question")),
                "every": one_of(given.get("every") or "any", EVERY, name="any or every"),
                "said": _said(given),
                **checked_tests(_inside(given), deep + 1),
            }
    return _test(given)


def _inside(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"match": given.get("match"), "tests": given.get("tests")}


def _test(given: Mapping[str, Any]) -> dict[str, Any]:
    operator = given.get("operator") or ""
    part = words(given.get("part"), most=60, name="The part of an answer")
    return {
        "question": reference(given.get("question")),
        "operator": one_of(operator, ("", *OPERATORS), name="a comparison"),
        "value": _value(given.get("value")),
        **({"part": part} if part else {}),
        "said": _said(given),
    }


def _said(given: Mapping[str, Any]) -> dict[str, str]:
    wording = given.get("said")
    wording = wording if isinstance(wording, Mapping) else {}
    return {part: words(str(wording.get(part) or "")[:500], most=500, name="") for part in ("question", "value")}


def _value(given: Any) -> Any:
    """An option's id, a text or several, true or false, a number, a date or time as text, or a period."""
    if isinstance(given, list):
        return [_word(each) for each in given[:100] if isinstance(each, str)]
    if isinstance(given, str):
        return _word(given)
    if isinstance(given, Mapping):
        return _period(given)
    if isinstance(given, float) and given != given:  # NaN is no JSON
        return None
    return given if isinstance(given, bool | int | float) and abs(given) < 10**15 else None


def _word(given: str) -> str:
    return words(given, most=LONGEST_VALUE, name="The value of a condition")


def _period(given: Mapping[str, Any]) -> dict[str, Any] | None:
    amount = given.get("amount")
    if not isinstance(amount, int) or isinstance(amount, bool) or not 0 < amount < 10_000:
        return None
    return {"amount": amount, "unit": one_of(given.get("unit"), UNITS, name="a unit of time")}
