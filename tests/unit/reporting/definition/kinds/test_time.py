"""Times of day."""

from __future__ import annotations

import pytest

from tests.unit.reporting.definition.builders import question
from tests.unit.reporting.definition.kinds.checking import problems_of, shown, value_of

TIME = question("time")


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("14:30", "14:30"),
        ("2.30pm", "14:30"),
        ("2:30 p.m.", "14:30"),
        ("2.30p.m.", "14:30"),
        ("2 pm", "14:00"),
        ("2PM", "14:00"),
        ("0230", "02:30"),
        ("1430", "14:30"),
        ("2:30", "02:30"),
        ("14.30pm", "14:30"),
        ("12am", "00:00"),
        ("12:15 am", "00:15"),
        ("12pm", "12:00"),
        ("00:00", "00:00"),
        ("Midnight", "00:00"),
        ("midday", "12:00"),
        ("noon", "12:00"),
        ("hanner nos", "00:00"),
        ("8.15yb", "08:15"),
        ("8.15 y.h.", "20:15"),
        (" 01:30 ", "01:30"),
        ("", None),
    ],
)
def test_a_time_is_understood_as_people_write_it(typed: str, time: str | None) -> None:
    assert value_of(TIME, typed) == time


@pytest.mark.parametrize("bad", ["24:00", "2", "25:10", "14:60", "13am", "0pm", "half two", "2:3", "14:30:15", "２x"])
def test_what_could_be_another_time_or_none_is_refused(bad: str) -> None:
    assert problems_of(TIME, bad) == [(None, "time_format")]


def test_a_time_is_shown_on_the_twelve_hour_clock() -> None:
    assert [shown(TIME, time)[0] for time in ("00:00", "00:05", "09:00", "12:00", "14:30")] == [
        "midnight",
        "12:05am",
        "9am",
        "midday",
        "2:30pm",
    ]
    assert [shown(TIME, time, "cy")[0] for time in ("09:00", "14:30", "20:00")] == ["9yb", "2:30yp", "8yh"]
