"""Which questions, words and options apply, and that answers to the others never count."""

from __future__ import annotations

from typing import Any

from reporting.definition.answers import check_all, check_question, check_step
from reporting.definition.conditions import Named, Not, Test
from reporting.definition.form import Content, Form, Option, Question, Step
from reporting.definition.routing import applicable, walk
from reporting.definition.visibility import drawn
from tests.unit.reporting.definition.builders import TODAY, form, question, step

CALL = Test("contact", "is", "phone")


def contact_form() -> Form:
    """A choice that reveals a question and words, and a later question and option that depend on it."""
    options = (Option("phone"), Option("post"))
    later = (Option("day"), Option("evening", show_when=CALL), Option("never"))
    return form(
        step(
            "how",
            Question("contact", "radios", options=options),
            Question("number", "phone", show_when=CALL, revealed=True),
            Content("charges", show_when=CALL, revealed=True),
            Question("name", "text"),
        ),
        step(
            "when",
            Question("times", "checkboxes", options=later),
            Question("why", "text", required=False, show_when=Test("times", "includes", "never")),
        ),
    )


def problems(values: dict[str, Any], asked: Form | None = None) -> list[tuple[str | None, str]]:
    checked = check_all(asked or contact_form(), values, today=TODAY)
    return [(problem.question, problem.code) for problem in checked.problems]


def test_a_question_that_does_not_apply_is_not_missing_and_one_that_does_is() -> None:
    assert walk(contact_form(), {"contact": "post", "name": "A", "times": ["day"]}).complete
    assert walk(contact_form(), {"contact": "phone", "name": "A", "times": ["day"]}).missing is not None
    assert problems({"contact": "phone", "name": "A", "times": ["day"]}) == [("number", "required")]


def test_an_answer_to_a_question_that_does_not_apply_does_not_count_and_is_refused_from_a_machine() -> None:
    answers = {"contact": "post", "number": "07700 900123", "name": "A", "times": ["day"], "why": "so"}

    assert applicable(contact_form(), answers) == {"contact": "post", "name": "A", "times": ["day"]}
    assert problems(answers) == [("number", "not_asked"), ("why", "not_asked")]


def test_a_step_tells_which_answers_to_take_away_but_not_while_something_is_wrong() -> None:
    asked = contact_form()
    good = check_step(asked, asked.step("how"), {"contact": "post", "number": "x", "name": "A"}, today=TODAY)
    bad = check_step(asked, asked.step("how"), {"contact": "post", "number": "x"}, today=TODAY)

    assert (good.ok, good.asked, good.dropped) == (True, ("contact", "name"), {"number"})
    assert good.merged({"number": "07700900123", "times": ["day"]}) == {
        "contact": "post",
        "name": "A",
        "times": ["day"],
    }
    assert (bad.ok, bad.dropped) == (False, frozenset())


def test_conditions_of_a_step_see_the_answers_that_count_of_earlier_steps() -> None:
    asked = contact_form()
    values = {"times": ["evening"]}

    def codes(earlier: dict[str, Any]) -> list[str]:
        return [
            one.code for one in check_step(asked, asked.step("when"), values, today=TODAY, earlier=earlier).problems
        ]

    assert codes({"contact": "phone"}) == []
    assert codes({"contact": "post"}) == ["unknown_option"]


def test_a_choice_that_is_no_longer_offered_does_not_count_and_the_rest_of_several_stays() -> None:
    before = {"contact": "phone", "number": "01234567890", "name": "A", "times": ["day", "evening"]}

    assert applicable(contact_form(), before) == before
    assert applicable(contact_form(), before | {"contact": "post"})["times"] == ["day"]
    alone = before | {"contact": "post", "times": ["evening"]}
    path = walk(contact_form(), alone)
    assert "times" not in path.answers
    assert path.missing is not None
    assert path.missing.code == "when"


def test_a_question_that_offers_no_option_is_not_asked() -> None:
    asked = form(
        step("one", question("yes_no", "a")),
        step("two", Question("b", "radios", options=(Option("x", show_when=Test("a", "is", True)),))),
    )

    assert walk(asked, {"a": False}).complete
    assert not walk(asked, {"a": True}).complete


def test_an_optional_question_that_begins_to_apply_is_shown_once() -> None:
    asked = form(
        step("one", question("yes_no", "a")),
        step("two", Question("b", "text", required=False, show_when=Test("a", "is", True)), Question("c", "text")),
    )
    two = asked.step("two")
    merged = check_step(asked, two, {"b": "", "c": "x"}, today=TODAY, earlier={"a": False}).merged({"a": False})

    assert walk(asked, merged, stop_at_unseen=True).complete
    assert walk(asked, merged | {"a": True}, stop_at_unseen=True).missing is two


def test_a_page_draws_what_an_option_reveals_inside_it_whether_chosen_or_not() -> None:
    asked = contact_form()
    found = drawn(asked.step("how").items, {}, {}, asked.setting())

    assert [one.item.code for one in found] == ["contact", "name"]
    assert {code: [item.code for item in items] for code, items in found[0].inside.items()} == {
        "phone": ["number", "charges"]
    }
    chosen = drawn(asked.step("how").items, {"contact": "phone"}, {}, asked.setting())
    assert [one.item.code for one in chosen] == ["contact", "name"]


def test_a_page_draws_only_options_that_are_offered() -> None:
    asked = contact_form()

    def options(answers: dict[str, Any]) -> list[str]:
        item = drawn(asked.step("when").items, {}, answers, asked.setting())[0].item
        assert isinstance(item, Question)
        return [option.code for option in item.options]

    assert options({"contact": "phone"}) == ["day", "evening", "never"]
    assert options({"contact": "post"}) == ["day", "never"]
    assert [item.code for item in walk(asked, {"contact": "post", "name": "A"}).items_of(asked.step("when"))] == [
        "times"
    ]


def test_a_named_condition_may_use_others_and_a_circle_of_names_is_false() -> None:
    asked = form(
        step("a", question("yes_no", "q")), step("b", show_when=Named("not_told")), step("c", show_when=Named("x"))
    )
    named = {"told": Test("q", "is", True), "not_told": Not(Named("told")), "x": Named("y"), "y": Named("x")}
    asked = Form(asked.key, asked.kind, "en", asked.steps, asked.texts, conditions=named)

    assert [one.code for one in walk(asked, {"q": False}).steps] == ["a", "b"]
    assert [one.code for one in walk(asked, {"q": True}).steps] == ["a"]


def test_words_of_an_exit_page_apply_by_answers_too() -> None:
    asked = form(step("a", question("yes_no", "q")), Step("b", items=(Content("c", show_when=Test("q", "is", True)),)))

    assert [len(walk(asked, {"q": value}).items_of(asked.step("b"))) for value in (True, False)] == [1, 0]


def test_a_question_by_itself_is_checked_without_a_form() -> None:
    assert check_question(question("text"), "x", today=TODAY) == ("x", ())
