"""Which steps apply."""

from __future__ import annotations

from reporting.definition.conditions import Test
from reporting.definition.form import Form, Route
from reporting.definition.json_values import JSON
from reporting.definition.routing import applicable, walk
from tests.unit.reporting.definition.builders import crime_form, exit_step, form, question, step


def codes(asked: Form, answers: dict[str, JSON]) -> list[str]:
    return [one.code for one in walk(asked, answers).steps]


def test_the_path_stops_at_the_first_step_without_its_answers() -> None:
    path = walk(crime_form(), {"emergency": "no"})

    assert [one.code for one in path.steps] == ["gate", "crime"]
    assert path.missing is not None
    assert path.missing.code == "crime"
    assert not path.complete


def test_a_route_leads_to_the_exit_page_and_an_exit_is_never_complete() -> None:
    path = walk(crime_form(), {"emergency": "yes", "crime": "theft"})

    assert [one.code for one in path.steps] == ["gate", "call_999"]
    assert path.exit is path.steps[-1]
    assert path.missing is None
    assert not path.complete


def test_an_exit_without_a_condition_is_passed_over_in_order() -> None:
    assert "call_999" not in codes(crime_form(), {"emergency": "no"})


def test_an_exit_with_a_condition_is_entered_in_order() -> None:
    asked = form(step("a", question(code="q")), exit_step("stop", show_when=Test("q", "is", "x")), step("b"))

    assert codes(asked, {"q": "x"}) == ["a", "stop"]
    assert codes(asked, {"q": "y"}) == ["a", "b"]


def test_answers_of_a_step_that_dropped_out_do_not_count() -> None:
    answers: dict[str, JSON] = {
        "emergency": "no",
        "crime": "burglary",
        "inside": True,
        "rooms": ["hall"],
        "in_house": "x",
    }

    assert codes(crime_form(), answers)[-3:] == ["burglary", "in_house", "when"]
    changed = answers | {"crime": "theft"}
    assert codes(crime_form(), changed)[-2:] == ["crime", "when"]
    assert applicable(crime_form(), changed) == {"emergency": "no", "crime": "theft"}


def test_optional_questions_left_empty_are_not_submitted() -> None:
    asked = form(step("a", question(code="q", required=False), question(code="r")))

    assert applicable(asked, {"q": None, "r": "x"}) == {"r": "x"}


def test_an_optional_step_is_shown_once_when_asked_to_stop_at_the_unseen() -> None:
    asked = form(step("a", question(code="q", required=False)), step("b", question(code="r")))

    assert codes(asked, {}) == ["a", "b"]
    assert [one.code for one in walk(asked, {}, stop_at_unseen=True).steps] == ["a"]
    assert [one.code for one in walk(asked, {"q": None}, stop_at_unseen=True).steps] == ["a", "b"]


def test_a_jump_leaves_out_the_steps_between() -> None:
    asked = form(step("a", question(code="q"), routes=[Route(Test("q", "is", "x"), "c")]), step("b"), step("c"))

    assert codes(asked, {"q": "x"}) == ["a", "c"]
    assert codes(asked, {"q": "y"}) == ["a", "b", "c"]


def test_the_first_route_that_holds_is_taken() -> None:
    asked = form(
        step("a", question(code="q"), routes=[Route(Test("q", "answered"), "c"), Route(None, "b")]),
        step("b"),
        step("c"),
    )

    assert codes(asked, {"q": "x"}) == ["a", "c"]


def test_a_loop_ends_incomplete() -> None:
    path = walk(form(step("a"), step("b", routes=[Route(None, "a")])), {})

    assert [one.code for one in path.steps] == ["a", "b"]
    assert path.missing is path.steps[-1]
    assert not path.complete


def test_a_route_to_a_vanished_step_is_passed_over() -> None:
    assert codes(form(step("a", routes=[Route(None, "gone")]), step("b")), {}) == ["a", "b"]


def test_a_form_without_steps_is_never_complete() -> None:
    assert not walk(form(), {}).complete


def test_neighbours_on_the_path_are_known() -> None:
    path = walk(crime_form(), {"emergency": "no", "crime": "theft"})

    assert [one.code for one in (path.before("when"), path.after("crime")) if one] == ["crime", "when"]
    assert path.before("gate") is None
    assert path.after("when") is None
    assert path.after("burglary") is None
    assert path.includes("when")
    assert not path.includes("burglary")


def test_nobody_is_asked_a_hidden_question() -> None:
    asked = form(step("a", question("hidden", required=False), question(code="r")))

    assert walk(asked, {"r": "x"}, stop_at_unseen=True).complete
    assert walk(asked, {"r": "x", "q": "campaign"}).answers == {"q": "campaign", "r": "x"}
