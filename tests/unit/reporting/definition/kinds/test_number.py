"""Numbers."""

from __future__ import annotations

import pytest

from reporting.definition import kinds
from tests.unit.reporting.definition.builders import TODAY, question
from tests.unit.reporting.definition.kinds.checking import (
    problems_of,
    problems_posted,
    shown,
    value_of,
    value_posted,
)

NUMBER = question("number")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("15", 15),
        (" 1,200 ", 1200),
        ("1 200 000", 1200000),
        ("£1,200.50", 1200.5),
        ("12.50", 12.5),
        ("-3", -3),
        ("−3", -3),
        ("007", 7),
        ("10%", 10),
        ("１５", 15),
        ("2.0", 2),
        ("-0", 0),
    ],
)
def test_a_number_is_understood_as_people_write_it(typed: str, number: float) -> None:
    value = value_posted(NUMBER, value=typed)

    assert value == number
    assert type(value) is type(number)


@pytest.mark.parametrize("bad", ["ten", "1.2.3", "1,20", "--1", "1e5", "0x10", "½x", "NaN", "1" * 5000, "٣٣x"])
def test_what_is_no_number_is_refused_and_kept_as_typed(bad: str) -> None:
    assert problems_posted(NUMBER, value=bad) == [(None, "number_format")]
    kind = kinds.get("number")
    assert kind.to_fields(NUMBER, kind.from_fields(NUMBER, {"q": [bad]})) == {"q": [bad[:400]]}


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf"), True, [1], {"a": 1}, "15"])
def test_json_must_send_a_number(bad: object) -> None:
    assert problems_of(NUMBER, bad) == [(None, "number_format")]


@pytest.mark.parametrize("bad", [10**400, -(10**5000), 1e300, 10**12], ids=["big", "huge", "float", "first"])
def test_a_number_beyond_all_use_is_refused(bad: float) -> None:
    assert problems_of(NUMBER, bad) == [(None, "number_large")]
    assert kinds.get("number").to_fields(NUMBER, bad)


def test_a_unit_may_be_typed() -> None:
    assert value_posted(question("number", unit="miles"), value="5 miles") == 5


def test_bounds_and_fractions_are_kept_to() -> None:
    bounded = question("number", min=1, max=3, integer=True)

    assert value_of(bounded, 3.0) == 3
    assert problems_of(bounded, 0) == [(None, "number_min")]
    assert problems_of(bounded, 4) == [(None, "number_max")]
    assert problems_of(bounded, 1.5) == [(None, "number_integer")]
    assert problems_of(NUMBER, 1e-7) == [(None, "number_decimals")]


@pytest.mark.parametrize("settings", [{"min": 5, "max": 4}, {"min": 1.2, "max": 1.8, "integer": True}])
def test_bounds_that_no_number_meets_are_a_fault(settings: dict[str, float]) -> None:
    assert kinds.get("number").faults(question("number", **settings)) == ("min",)


@pytest.mark.parametrize(
    "settings",
    [{}, {"min": 5}, {"max": -2.5}, {"min": 1.2, "integer": True}, {"min": -3.5, "max": -2.5, "integer": True}],
)
def test_the_example_is_within_the_bounds(settings: dict[str, float]) -> None:
    asked = question("number", **settings)
    kind = kinds.get("number")

    assert kind.check(asked, kind.example(asked), today=TODAY)[1] == ()


def test_a_number_is_shown_with_separators_and_unit() -> None:
    assert shown(question("number", unit="£"), 12500) == ("£12,500",)
    assert shown(NUMBER, 12.5, unit="milltir") == ("12.5 milltir",)
    assert shown(NUMBER, 0) == ("0",)
