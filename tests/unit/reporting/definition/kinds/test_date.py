"""Dates."""

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

WHEN = question("date", "when")


@pytest.mark.parametrize(
    ("day", "month", "year", "iso"),
    [
        ("23", "11", "2026", "2026-11-23"),
        ("1", "1", "1900", "1900-01-01"),
        (" 07 ", "03", "2026", "2026-03-07"),
        ("29", "2", "2024", "2024-02-29"),
        ("5", "November", "2025", "2025-11-05"),
        ("5", "nov", "2025", "2025-11-05"),
        ("5", "Sept.", "2025", "2025-09-05"),
        ("5", "Mawrth", "2025", "2025-03-05"),
        ("5", "mai", "2025", "2025-05-05"),
        ("１２", "３", "２０２５", "2025-03-12"),
    ],
)
def test_the_parts_of_a_date_make_an_iso_date(day: str, month: str, year: str, iso: str) -> None:
    assert value_posted(WHEN, day=day, month=month, year=year) == iso


@pytest.mark.parametrize(
    ("day", "month", "year", "field", "code"),
    [
        ("31", "4", "2026", "day", "date_not_real"),
        ("29", "2", "2025", "day", "date_not_real"),
        ("0", "4", "2026", "day", "date_not_real"),
        ("-1", "4", "2026", "day", "date_not_real"),
        ("1", "13", "2026", "month", "date_not_real"),
        ("1", "Smarch", "2026", "month", "date_not_real"),
        ("1", "4", "26", "year", "date_year"),
        ("1", "4", "20260", "year", "date_year"),
        ("1", "4", "0000", "year", "date_year"),
        ("", "4", "2026", "day", "date_missing"),
        ("1", " ", "2026", "month", "date_missing"),
        ("1", "", "", "month", "date_missing"),
        ("1" * 5000, "4", "2026", "day", "date_not_real"),
    ],
)
def test_what_is_wrong_is_said_of_the_part_that_is_wrong(
    day: str, month: str, year: str, field: str, code: str
) -> None:
    assert problems_posted(WHEN, day=day, month=month, year=year) == [(field, code)]


def test_all_missing_parts_are_named() -> None:
    _, (problem,) = kinds.get("date").check(WHEN, {"day": "1", "month": "", "year": ""}, today=TODAY)

    assert problem.params == {"missing": ["month", "year"]}


def test_three_blank_parts_are_left_empty() -> None:
    assert value_posted(WHEN, day=" ", month="", year="") is None


@pytest.mark.parametrize(
    "bad",
    [
        "23/11/2026",
        "2026-1-1",
        "2026-02-30",
        "2026-11-23T10:00",
        "２０２６-01-01",
        20261123,
        True,
        ["2026"],
        {"day": 1},
        {"x": "1"},
    ],
)
def test_other_values_are_told_how_to_write_a_date(bad: object) -> None:
    assert problems_of(WHEN, bad) == [(None, "date_format")]


def test_today_is_neither_future_nor_past() -> None:
    assert value_of(question("date", not_future=True), "2026-11-23") == "2026-11-23"
    assert value_of(question("date", not_past=True), "2026-11-23") == "2026-11-23"


def test_the_future_and_the_past_are_refused_where_the_question_says_so() -> None:
    assert problems_of(question("date", not_future=True), "2026-11-24") == [(None, "date_future")]
    assert problems_of(question("date", not_past=True), "2026-11-22") == [(None, "date_past")]


def test_a_wrong_date_is_shown_again_as_it_was_typed() -> None:
    typed = {"when-day": ["31"], "when-month": ["Febuary"], "when-year": ["26"]}
    kind = kinds.get("date")

    assert kind.to_fields(WHEN, kind.from_fields(WHEN, typed)) == typed


def test_a_date_is_written_out_in_the_language() -> None:
    assert shown(WHEN, "2026-11-03") == ("3 November 2026",)
    assert shown(WHEN, "2026-11-03", "cy") == ("3 Tachwedd 2026",)
