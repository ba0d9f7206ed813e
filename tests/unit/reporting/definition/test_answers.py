"""Checking answers, a step and a whole submission at a time."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.definition.answers import check_all, check_step
from reporting.definition.conditions import Test
from reporting.definition.example import example
from reporting.definition.form import Route
from tests.unit.reporting.definition.builders import TODAY, crime_form, form, question, step

COMPLETE: dict[str, Any] = {
    "emergency": "no",
    "crime": "theft",
    "day": "2026-11-22",
    "place": {"line_1": "1 High Street", "town": "Reading", "postcode": "rg11aa"},
    "name": " Siân ",
    "truth": True,
}


def problems(values: Any, asked: Any = None) -> list[tuple[str | None, str]]:
    checked = check_all(asked or crime_form(), values, today=TODAY)
    return [(problem.question, problem.code) for problem in checked.problems]


def test_a_step_gives_canonical_answers_and_clears_what_was_left_empty() -> None:
    asked = crime_form()
    checked = check_step(asked, asked.step("when"), {"day": "2026-11-22", "time": "2pm", "name": "x"}, today=TODAY)

    assert checked.ok
    assert checked.values == {"day": "2026-11-22", "time": "14:00", "value": None}


def test_a_step_names_each_problem_and_keeps_the_good_answers() -> None:
    asked = crime_form()
    checked = check_step(asked, asked.step("when"), {"day": "2027-01-01", "value": 5}, today=TODAY)

    assert [(one.question, one.code) for one in checked.problems] == [("day", "date_future")]
    assert checked.values == {"time": None, "value": 5}


def test_a_submission_is_made_canonical() -> None:
    checked = check_all(crime_form(), COMPLETE | {"value": None}, today=TODAY)

    assert checked.problems == ()
    assert checked.values["name"] == "Siân"
    assert checked.values["place"] == {"line_1": "1 High Street", "town": "Reading", "postcode": "RG1 1AA"}
    assert "value" not in checked.values


def test_all_problems_of_a_submission_are_told_at_once() -> None:
    assert problems({"emergency": "no", "crime": "theft", "day": "x", "truth": False}) == [
        ("day", "date_format"),
        ("place", "required"),
        ("name", "required"),
        ("truth", "required"),
    ]


def test_a_required_question_left_empty_is_told() -> None:
    assert problems({code: value for code, value in COMPLETE.items() if code != "name"}) == [("name", "required")]
    assert problems(COMPLETE | {"name": "  "}) == [("name", "required")]


def test_an_answer_to_a_step_that_is_not_on_the_path_is_told() -> None:
    assert problems(COMPLETE | {"inside": True}) == [("inside", "not_asked")]
    assert problems(COMPLETE | {"inside": None}) == []


def test_a_dropped_answer_decides_nothing() -> None:
    assert problems(COMPLETE | {"inside": True, "in_house": "x"}) == [
        ("inside", "not_asked"),
        ("in_house", "not_asked"),
    ]


def test_an_unknown_question_is_told() -> None:
    assert problems(COMPLETE | {"force": "hampshire"}) == [(None, "unknown_question")]


def test_answers_that_end_the_form_cannot_be_submitted() -> None:
    found = check_all(crime_form(), {"emergency": "yes"}, today=TODAY).problems

    assert [(problem.code, problem.params) for problem in found] == [
        ("form_ended", {"step": "call_999", "exit": "emergency_999"})
    ]


def test_after_a_wrong_answer_that_decides_the_way_later_steps_are_not_judged() -> None:
    assert problems({"emergency": "no", "crime": "murder", "inside": True}) == [("crime", "unknown_option")]


def test_a_form_that_loops_is_told() -> None:
    looping = form(step("a", question(code="q"), routes=[Route(Test("q", "is", "x"), "a")]))

    assert problems({"q": "x"}, looping) == [(None, "form_loops")]


@pytest.mark.parametrize("values", [None, [], "x", 5, True])
def test_answers_must_be_an_object(values: Any) -> None:
    assert problems(values) == [(None, "answers_type")]


def test_the_example_of_a_form_can_be_submitted() -> None:
    answers = example(crime_form())

    assert problems(answers) == []
    assert answers["emergency"] == "no"
    assert {"day", "time", "value", "place", "name", "email", "phone", "truth"} <= set(answers)
    assert "inside" not in answers


@pytest.mark.parametrize("short", ["a", "b", "c"])
def test_the_example_takes_the_short_way_whichever_answer_leads_there(short: str) -> None:
    asked = form(
        step("start", question("radios", "way", options="abc"), routes=[Route(Test("way", "is", short), "end")]),
        step("more", question(code="one")),
        step("most", question(code="two")),
        step("end", question(code="last")),
    )

    assert example(asked) == {"way": short, "last": "An example"}
