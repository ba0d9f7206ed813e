"""What is proved of conditions on items and options, groups, names, words and personal data."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from reporting.definition import text_keys
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, Condition, Named, Not, Test
from reporting.definition.form import Content, Form, Option, Question, Route
from reporting.definition.proof import Severity, advice, errors, prove, sentence
from tests.unit.reporting.definition.builders import form, question, step

WAY = question("radios", "way", options=["a", "b"])
IS_A = Test("way", "is", "a")
PEOPLE = Question("people", "group", items=(Question("who", "text"), Question("known", "yes_no")))
KNOWN = Test("known", "is", True)
AT_Q = "steps/two/items/q/show_when"


def found(asked: Form) -> set[tuple[str, str]]:
    return {(flaw.code, "/".join(map(str, flaw.at))) for flaw in prove(asked)}


def two(*second: Question | Content, first: tuple[Question | Content, ...] = (WAY,), **named: Condition) -> Form:
    """A first step with a choice, and a second one with these items."""
    return replace(form(step("one", *first), step("two", *second)), conditions=named)


def shown(condition: Condition, code: str = "q") -> Question:
    return replace(question(code=code), show_when=condition)


@pytest.mark.parametrize(
    ("asked", "flaw"),
    [
        (two(shown(Test("way", "is", "gone"))), ("option_vanished", AT_Q)),
        (two(shown(Test("gone", "is", "a"))), ("question_vanished", AT_Q)),
        (
            two(question(code="r"), shown(Test("r", "answered"))),
            ("question_not_earlier", AT_Q),
        ),
        (two(shown(Test("way", "contains", "a"))), ("operator_unsuitable", AT_Q)),
        (two(shown(AllOf((IS_A, Not(IS_A))))), ("condition_never_true", AT_Q)),
        (two(shown(Test("way", "answered"))), ("condition_always_true", AT_Q)),
        (
            two(Content("c", show_when=AllOf((IS_A, Not(IS_A))))),
            ("condition_never_true", "steps/two/items/c/show_when"),
        ),
        (two(shown(Named("gone"))), ("name_vanished", AT_Q)),
        (two(question(), x=Named("y"), y=Named("x")), ("conditions_circular", "conditions/x")),
        (two(question(), x=IS_A), ("condition_unused", "conditions/x")),
        (two(shown(Named("x")), x=AllOf((IS_A, Not(IS_A)))), ("condition_never_true", "conditions/x")),
        (two(shown(Named("x")), x=Test("q", "answered")), ("question_not_earlier", AT_Q)),
        (two(shown(KNOWN), first=(PEOPLE,)), ("question_in_group", AT_Q)),
        (two(shown(AnyEntry("way", IS_A))), ("not_a_group", AT_Q)),
        (two(shown(AnyEntry("gone", IS_A))), ("question_vanished", AT_Q)),
        (
            two(shown(AllOf((AnyEntry("people", KNOWN), AllEntries("people", Not(KNOWN))))), first=(PEOPLE,)),
            ("condition_never_true", AT_Q),
        ),
        (
            two(shown(Test("people", "count_at_least", 51)), first=(PEOPLE,)),
            ("condition_never_true", AT_Q),
        ),
        (
            two(shown(Test("where", "is", "x", "planet")), first=(question("address", "where"),)),
            ("part_vanished", AT_Q),
        ),
        (two(PEOPLE, question()), ("group_not_alone", "steps/two/items/people")),
        (two(Question("g", "group")), ("group_empty", "steps/two/items/g")),
        (two(Question("g", "group", items=(PEOPLE,))), ("group_in_group", "steps/two/items/people")),
        (two(Question("g", "group", items=(question("files"),))), ("files_in_group", "steps/two/items/q")),
        (two(replace(question(), items=(question(code="r"),))), ("items_not_taken", "steps/two/items/q")),
        (two(replace(shown(IS_A), revealed=True)), ("reveal_unsuitable", "steps/two/items/q")),
        (two(question("hidden")), ("hidden_required", "steps/two/items/q")),
        (two(question("email")), ("no_purpose", "")),
    ],
)
def test_a_flaw_is_told_where_it_is(asked: Form, flaw: tuple[str, str]) -> None:
    told = found(asked)
    assert flaw in told or flaw[0] == "no_purpose"
    assert all(sentence(one, asked) for one in prove(asked))


def test_a_question_inside_an_option_may_ask_about_its_own_page() -> None:
    asked = two(WAY, replace(shown(IS_A), revealed=True), first=(question(code="r"),))
    deeper = replace(shown(Test("inner", "is", "x"), "deep"), revealed=True)
    inner = replace(question("radios", "inner", options=["x", "y"]), show_when=IS_A, revealed=True)

    assert found(asked) == set()
    assert ("reveal_unsuitable", "steps/two/items/deep") in found(two(WAY, inner, deeper, first=(question(code="r"),)))


def test_an_option_that_is_never_or_always_offered_is_told() -> None:
    options = (
        Option("x"),
        Option("y", show_when=AllOf((IS_A, Not(IS_A)))),
        Option("z", show_when=Test("way", "answered")),
    )
    told = found(two(Question("q", "radios", options=options)))

    assert ("condition_never_true", "steps/two/items/q/options/y/show_when") in told
    assert ("condition_always_true", "steps/two/items/q/options/z/show_when") in told


def test_people_who_are_left_without_a_right_answer_are_a_dead_end() -> None:
    options = (Option("x"), Option("y", show_when=IS_A), Option("z", show_when=IS_A))
    asked = two(Question("q", "checkboxes", options=options, settings={"min": 2}))

    assert ("dead_end", "steps/two/items/q") in {(one.code, "/".join(map(str, one.at))) for one in errors(prove(asked))}


def test_a_page_that_may_have_nothing_on_it_is_a_risk() -> None:
    flaws = prove(two(shown(IS_A)))

    assert [(one.code, one.severity) for one in flaws] == [("page_may_be_empty", Severity.WARNING)]


def test_conditions_that_contradict_each_other_across_steps_are_found() -> None:
    asked = form(
        step("one", WAY),
        step("two", shown(IS_A), question("yes_no", "r")),
        step("three", question(code="s"), show_when=AllOf((Test("q", "answered"), Not(IS_A)))),
    )

    assert ("condition_never_true", "steps/three/show_when") in found(asked)


def test_texts_that_cannot_be_both_are_a_contradiction() -> None:
    both = AllOf((Test("t", "starts_with", "ab"), Test("t", "starts_with", "cd")))
    fits = AllOf((Test("t", "starts_with", "ab"), Test("t", "contains", "cd"), Test("t", "longer_than", 9)))

    assert ("condition_never_true", AT_Q) in found(two(shown(both), first=(question(code="t"),)))
    assert found(two(shown(fits), question(code="r"), first=(question(code="t"),))) == set()


def test_spans_of_time_that_cannot_be_both_are_a_contradiction() -> None:
    week, month = ({"amount": 1, "unit": unit} for unit in ("weeks", "months"))
    first = (question("date", "day"),)

    def told(*operators: tuple[str, Any]) -> bool:
        condition = AllOf(tuple(Test("day", operator, value) for operator, value in operators))
        flaws = prove(two(shown(condition), question(code="r"), first=first), datetime(2026, 11, 23, 12))
        return any(flaw.code == "condition_never_true" for flaw in flaws)

    assert told(("within_last", week), ("older_than", month))
    assert not told(("within_last", month), ("older_than", week))


def test_words_may_name_answers_of_earlier_steps_only() -> None:
    def words(key: str, text: str, *second: Question) -> set[tuple[str, str]]:
        asked = two(*(second or (question(code="r"),)))
        texts = {"en": {**asked.texts["en"], key: text}}
        return found(replace(asked, texts=texts))

    assert words(text_keys.step_title("two"), "About ((way))") == set()
    assert words(text_keys.step_title("one"), "About ((way))") == {("words_not_earlier", "steps/one")}
    assert words(text_keys.question_label("r"), "((r))?") == {("words_not_earlier", "steps/two/items/r")}
    assert words(text_keys.FORM_INTRODUCTION, "((way))") == {("words_not_earlier", "")}
    assert words(text_keys.step_title("two"), "About ((nobody))") == set()
    assert words(text_keys.step_title("two"), "((who))", PEOPLE) >= {("words_name_entry", "steps/two")}


def test_personal_data_needs_a_purpose_and_an_end() -> None:
    asked = two(Question("mail", "email"))
    told = [(flaw.code, flaw.severity) for flaw in prove(asked)]

    assert told == [("no_purpose", Severity.WARNING), ("no_retention", Severity.WARNING)]
    assert found(two(Question("mail", "email", purpose="To reply", retention="A year"))) == set()


def test_advice_names_missing_error_texts_and_hints() -> None:
    asked = two(question("date", "day"))
    told = {(flaw.code, flaw.at[-1]) for flaw in advice(asked)}

    assert told == {("no_error_text", "way"), ("no_error_text", "day"), ("no_hint", "day")}
    named = {
        **asked.texts["en"],
        text_keys.question_name("day"): "the day",
        text_keys.question_hint("day"): "Like 1 2 2026",
    }
    assert {flaw.at[-1] for flaw in advice(replace(asked, texts={"en": named}))} == {"way"}


def test_labels_of_what_a_group_asks_are_needed_too() -> None:
    asked = two(PEOPLE)
    codes = {(flaw.code, flaw.at[-1]) for flaw in prove(asked)}

    assert {("no_label", "who"), ("no_label", "known")} <= codes


def test_a_route_after_a_group_may_ask_about_its_entries() -> None:
    asked = form(
        step("one", PEOPLE, routes=[Route(AnyEntry("people", KNOWN), "three")]),
        step("two", question(code="r")),
        step("three", question(code="s")),
        texts={"en": {text_keys.question_label("who"): "Who?", text_keys.question_label("known"): "Known?"}},
    )

    assert found(asked) == set()
