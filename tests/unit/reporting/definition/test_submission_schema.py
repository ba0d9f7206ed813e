"""The schema of a submission."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reporting.definition.answers import check_all
from reporting.definition.conditions import Test
from reporting.definition.example import example
from reporting.definition.form import Route
from reporting.definition.paths.survey import survey
from reporting.definition.routing import applicable
from reporting.definition.submission_schema import submission_schema
from reporting.definition.text_keys import FORM_TITLE, question_label
from tests.unit.reporting.definition.builders import TODAY, crime_form, form, question, step
from tests.unit.reporting.definition.grown_forms import random_answer, random_form, seeded


def is_valid(answers: dict[str, Any]) -> bool:
    return Draft202012Validator(submission_schema(crime_form(), "en")).is_valid(answers)


def test_the_example_is_valid() -> None:
    assert is_valid(example(crime_form()))


@pytest.mark.parametrize("code", ["emergency", "day", "place", "name", "truth"])
def test_what_everybody_must_answer_is_required(code: str) -> None:
    answers = example(crime_form())
    del answers[code]

    assert not is_valid(answers)


def test_what_a_condition_asks_for_is_required_where_it_holds() -> None:
    answers = example(crime_form()) | {"crime": "burglary"}

    assert not is_valid(answers)
    assert is_valid(answers | {"inside": False, "rooms": ["none"]})
    assert not is_valid(answers | {"inside": True, "rooms": ["hall"]})
    assert is_valid(answers | {"inside": True, "rooms": ["hall"], "in_house": "x"})


@pytest.mark.parametrize(
    "wrong",
    [{"crime": "murder"}, {"unknown": 1}, {"day": "x" * 3, "truth": False}, {"rooms": ["hall", "none"]}, {"value": -1}],
)
def test_wrong_answers_are_invalid(wrong: dict[str, Any]) -> None:
    assert not is_valid(example(crime_form()) | wrong)


def test_what_a_route_passes_over_is_not_required() -> None:
    jump = Route(Test("short", "is", True), "end")
    asked = form(
        step("start", question("yes_no", "short"), routes=[jump]),
        step("between", question(code="more")),
        step("end", question(code="last")),
    )

    assert submission_schema(asked, "en")["required"] == ["short", "last"]


def test_titles_are_in_the_language_asked_for() -> None:
    texts = {"cy": {FORM_TITLE: "Ffurflen", question_label("q"): "Enw"}}
    schema = submission_schema(form(step("one", question()), texts=texts), "cy")

    assert (schema["title"], schema["properties"]["q"]["title"]) == ("Ffurflen", "Enw")


@pytest.mark.parametrize("start", range(0, 80, 20))
def test_what_a_form_with_conditions_and_groups_takes_fits_its_schema(start: int) -> None:
    for seed in range(start, start + 20):
        asked = random_form(seed, sound=True)
        validator = Draft202012Validator(submission_schema(asked, "en"))
        chance = seeded(seed)
        sent = [journey.answers for journey in survey(asked).journeys]
        sent += [applicable(asked, {q.code: random_answer(q, chance) for q in asked.questions()}) for _ in range(10)]
        for answers in sent:
            checked = check_all(asked, answers, today=TODAY)
            assert not checked.ok or validator.is_valid(checked.values), (seed, answers)
