"""Moments, stretches of time, and dates that are only roughly known."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.definition.kinds.date_time import existed
from tests.unit.reporting.definition.builders import question
from tests.unit.reporting.definition.kinds.checking import problems_of, problems_posted, shown, value_of, value_posted

MOMENT = question("date_time", "when")
RANGE = question("date_range", "when", times=True, not_future=True)
ROUGHLY = question("approximate_date", "when")


@pytest.mark.parametrize(
    ("day", "month", "year", "time", "canonical"),
    [
        ("29", "2", "2024", "midday", "2024-02-29T12:00"),
        ("1", "January", "1900", "00:00", "1900-01-01T00:00"),
        ("5", "Mawrth", "2026", "2.30yp", "2026-03-05T14:30"),
        ("25", "10", "2026", "1:30am", "2026-10-25T01:30"),
    ],
)
def test_date_and_time_make_a_moment(day: str, month: str, year: str, time: str, canonical: str) -> None:
    assert value_posted(MOMENT, day=day, month=month, year=year, time_of_day=time) == canonical


@pytest.mark.parametrize(
    ("day", "time", "field", "code"),
    [
        ("29", "01:30", "time_of_day", "time_skipped"),
        ("29", "1am", "time_of_day", "time_skipped"),
        ("32", "01:30", "day", "date_not_real"),
        ("29", "25:00", "time_of_day", "time_format"),
        ("29", "", "time_of_day", "time_missing"),
        ("", "10am", "day", "date_missing"),
    ],
)
def test_what_is_wrong_with_a_moment_is_said_of_its_box(day: str, time: str, field: str, code: str) -> None:
    assert problems_posted(MOMENT, day=day, month="3", year="2026", time_of_day=time) == [(field, code)]


def test_clocks_skip_an_hour_in_spring_only() -> None:
    assert [existed(f"2026-03-29T{time}") for time in ("00:59", "01:00", "01:59", "02:00")] == [
        True,
        False,
        False,
        True,
    ]
    assert existed("2026-10-25T01:30")
    assert existed("0001-01-01T00:00")
    assert existed("9999-12-31T23:59")


def test_the_time_may_be_left_out_where_the_question_says_so() -> None:
    relaxed = question("date_time", "when", time_optional=True)

    assert value_of(relaxed, "2026-03-29") == "2026-03-29"
    assert shown(relaxed, "2026-03-29") == ("29 March 2026",)
    assert shown(relaxed, "2026-03-29T14:30", "cy") == ("29 Mawrth 2026, 2:30yp",)


def test_a_range_may_be_one_moment_or_lie_between_two() -> None:
    assert value_of(RANGE, {"from": "2026-11-20"}) == {"from": "2026-11-20"}
    both = {"from": "2026-11-20T22:00", "to": "2026-11-21"}
    assert value_of(RANGE, both) == both
    assert shown(RANGE, {"from": "2026-11-20T22:00"}) == ("20 November 2026, 10pm",)
    assert shown(RANGE, both) == ("Between 20 November 2026, 10pm and 21 November 2026",)
    assert shown(RANGE, both, "cy") == ("Rhwng 20 Tachwedd 2026, 10yh a 21 Tachwedd 2026",)


@pytest.mark.parametrize(
    ("value", "field", "code"),
    [
        ({"from": "2026-11-20", "to": "2026-11-19"}, "to", "range_order"),
        ({"from": "2026-11-20T22:00", "to": "2026-11-20T21:59"}, "to", "range_order"),
        ({"from": "2026-11-24"}, "from", "date_future"),
        ({"from": "2026-03-29T01:15"}, "from-time_of_day", "time_skipped"),
        ({"to": "2026-11-20"}, "from", "part_required"),
        ({"from": "yesterday"}, "from", "date_time_format"),
        ({"from": "2026-11-20", "until": "2026-11-21"}, None, "unknown_part"),
        ("2026-11-20", None, "parts_type"),
    ],
)
def test_what_is_wrong_with_a_range_is_said_of_its_end(value: Any, field: str | None, code: str) -> None:
    assert problems_of(RANGE, value) == [(field, code)]


def test_the_same_day_without_times_is_no_wrong_order() -> None:
    assert value_of(RANGE, {"from": "2026-11-20T22:00", "to": "2026-11-20"})


@pytest.mark.parametrize(
    ("posted", "earliest", "latest", "said"),
    [
        (
            {"value": "exact", "exact-day": "29", "exact-month": "2", "exact-year": "2024"},
            "2024-02-29",
            "2024-02-29",
            "29 February 2024",
        ),
        ({"value": "month", "month-month": "2", "month-year": "2024"}, "2024-02-01", "2024-02-29", "February 2024"),
        ({"value": "month", "month-month": "12", "month-year": "2024"}, "2024-12-01", "2024-12-31", "December 2024"),
        ({"value": "year", "year-year": "1987"}, "1987-01-01", "1987-12-31", "1987"),
        ({"value": "around", "around-year": "1987"}, "1987-01-01", "1987-12-31", "Around 1987"),
        (
            {"value": "around", "around-month": "May", "around-year": "1987"},
            "1987-05-01",
            "1987-05-31",
            "Around May 1987",
        ),
        (
            {
                "value": "between",
                "from-day": "1",
                "from-month": "5",
                "from-year": "1987",
                "to-day": "2",
                "to-month": "6",
                "to-year": "1988",
            },
            "1987-05-01",
            "1988-06-02",
            "Between 1 May 1987 and 2 June 1988",
        ),
    ],
)
def test_every_way_to_say_a_date_becomes_its_earliest_and_latest_day(
    posted: dict[str, str], earliest: str, latest: str, said: str
) -> None:
    value = value_posted(ROUGHLY, **posted)

    assert value == {"precision": posted["value"], "earliest": earliest, "latest": latest}
    assert shown(ROUGHLY, value) == (said,)


def test_boxes_of_one_way_alone_choose_it() -> None:
    assert value_posted(ROUGHLY, **{"year-year": "1987"})["precision"] == "year"


def test_boxes_of_other_ways_do_not_count() -> None:
    value = value_posted(ROUGHLY, **{"value": "year", "year-year": "1987", "exact-day": "99"})

    assert value == {"precision": "year", "earliest": "1987-01-01", "latest": "1987-12-31"}


@pytest.mark.parametrize(
    ("posted", "problems"),
    [
        ({"exact-day": "1", "year-year": "1987"}, [(None, "precision_required")]),
        ({"value": "often", "year-year": "1987"}, [(None, "precision_required")]),
        ({"value": "month", "month-year": "1987"}, [("month-month", "date_missing")]),
        ({"value": "month", "month-month": "13", "month-year": "1987"}, [("month-month", "date_not_real")]),
        ({"value": "year", "year-year": "87"}, [("year-year", "date_year")]),
        ({"value": "around", "around-day": "3", "around-year": "1987"}, [("around-month", "date_missing")]),
        ({"value": "year"}, [("year", "part_required")]),
        ({"value": "between"}, [("from", "part_required"), ("to", "part_required")]),
    ],
)
def test_what_is_wrong_with_a_rough_date_is_said_of_its_box(
    posted: dict[str, str], problems: list[tuple[str | None, str]]
) -> None:
    assert problems_posted(ROUGHLY, **posted) == problems


@pytest.mark.parametrize(
    "value",
    [
        {"precision": "exact", "earliest": "2024-01-01", "latest": "2024-01-02"},
        {"precision": "month", "earliest": "2024-01-01", "latest": "2024-01-30"},
        {"precision": "between", "earliest": "2024-01-02", "latest": "2024-01-01"},
        {"precision": ["month"], "earliest": "2024-01-01", "latest": "2024-01-31"},
        {"precision": "month", "earliest": "2024-01-01"},
        {"precision": "month", "earliest": "2024-01-01", "latest": "2024-01-31", "exact": {}},
        "2024-01-01",
    ],
)
def test_days_that_do_not_belong_to_their_precision_are_refused(value: Any) -> None:
    assert problems_of(ROUGHLY, value) == [(None, "approximate_date_type")]


def test_a_month_that_is_not_over_is_no_future() -> None:
    past = question("approximate_date", "when", not_future=True)

    assert value_posted(past, **{"value": "month", "month-month": "11", "month-year": "2026"})
    assert problems_posted(past, **{"value": "month", "month-month": "12", "month-year": "2026"}) == [
        ("month-year", "date_future")
    ]
