"""Radios, checkboxes, yes or no, and declarations."""

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

COLOUR = question("radios", options=["red", "green"])
TOOLS = question("checkboxes", options=["saw", "crowbar", "hammer", "none"], exclusive="none", min=2, max=2)


def test_radios_take_one_of_their_options() -> None:
    assert value_of(COLOUR, "red") == "red"
    assert value_posted(COLOUR, value="green") == "green"
    assert value_of(COLOUR, "") is None


@pytest.mark.parametrize("bad", ["blue", "RED", " red", "\x00"])
def test_radios_refuse_what_is_not_on_the_page(bad: str) -> None:
    assert problems_of(COLOUR, bad) == [(None, "unknown_option")]


@pytest.mark.parametrize("bad", [1, True, ["red"], {"red": True}, float("nan")])
def test_radios_refuse_other_types(bad: object) -> None:
    assert problems_of(COLOUR, bad) == [(None, "option_type")]


def test_radios_are_shown_by_label() -> None:
    assert shown(COLOUR, "red", red="Deep red") == ("Deep red",)
    assert shown(COLOUR, "red") == ("red",)


def test_checkboxes_keep_the_order_of_the_question_and_each_choice_once() -> None:
    assert value_of(TOOLS, ["hammer", "saw", "hammer"]) == ["saw", "hammer"]


def test_nothing_ticked_is_left_empty() -> None:
    assert value_of(TOOLS, []) is None
    assert value_posted(TOOLS, value="") is None


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (["saw"], "too_few"),
        (["saw", "crowbar", "hammer"], "too_many"),
        (["saw", "none"], "exclusive"),
        (["saw", "spoon"], "unknown_option"),
        (["saw", 1], "unknown_option"),
        (["saw", ["crowbar"]], "unknown_option"),
    ],
)
def test_checkboxes_refuse_wrong_combinations(chosen: list[object], code: str) -> None:
    assert problems_of(TOOLS, chosen) == [(None, code)]


@pytest.mark.parametrize("bad", ["saw", 1, True, {"saw": True}])
def test_checkboxes_refuse_other_types(bad: object) -> None:
    assert problems_of(TOOLS, bad) == [(None, "options_type")]


def test_the_exclusive_option_stands_alone_whatever_the_least_is() -> None:
    assert value_of(TOOLS, ["none"]) == ["none"]


def test_the_problem_of_the_exclusive_option_names_it() -> None:
    _, (problem,) = kinds.get("checkboxes").check(TOOLS, ["saw", "none"], today=TODAY)

    assert problem.params == {"option": "none"}


def test_yes_and_no_are_true_and_false() -> None:
    asked = question("yes_no")

    assert value_posted(asked, value="yes") is True
    assert value_posted(asked, value="no") is False
    assert value_of(asked, False) is False
    assert problems_posted(asked, value="maybe") == [(None, "yes_no_type")]


@pytest.mark.parametrize("bad", [0, 1, "true", [True], {}])
def test_yes_no_refuses_what_only_looks_like_true(bad: object) -> None:
    assert problems_of(question("yes_no"), bad) == [(None, "yes_no_type")]


def test_yes_is_shown_in_the_words_of_the_form_else_of_the_language() -> None:
    asked = question("yes_no")

    assert shown(asked, True) == ("Yes",)
    assert shown(asked, False, "cy") == ("Na",)
    assert shown(asked, True, "cy", yes="Oes") == ("Oes",)


def test_a_declaration_is_true_or_left_empty() -> None:
    asked = question("declaration")

    assert value_of(asked, True) is True
    assert value_of(asked, False) is None
    assert value_posted(asked, value="yes") is True
    assert problems_of(asked, 1) == [(None, "declaration_type")]
    assert problems_of(asked, "agreed") == [(None, "declaration_type")]


@pytest.mark.parametrize("settings", [{"min": 4}, {"max": 0}, {"min": 2, "max": 1}, {"exclusive": "gone"}])
def test_settings_that_leave_no_answer_are_faults(settings: dict[str, object]) -> None:
    asked = question("checkboxes", options=["a", "b", "c"], **settings)  # type: ignore[arg-type]

    assert kinds.get("checkboxes").faults(asked)
