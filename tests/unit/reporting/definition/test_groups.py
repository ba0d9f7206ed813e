"""Questions that are asked again in every entry of a group."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reporting.definition import kinds, text_keys
from reporting.definition.answers import check_all, check_entry, check_step
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, Condition, Test
from reporting.definition.example import example
from reporting.definition.form import Form, Option, Question
from reporting.definition.routing import applicable, walk
from reporting.definition.submission_schema import submission_schema
from tests.unit.reporting.definition.builders import TODAY, form, question, step

KNOWN = Test("known", "is", True)
PEOPLE = Question(
    "people",
    "group",
    settings={"least": 1, "most": 3},
    items=(
        Question("who", "text"),
        Question("known", "yes_no"),
        Question("how", "text", show_when=AllOf((KNOWN, Test("crime", "is", "theft")))),
        Question("born", "date", required=False),
    ),
)


def people_form(show_when: Condition | None = None, people: Question = PEOPLE) -> Form:
    return form(
        step("crime", Question("crime", "radios", options=(Option("theft"), Option("noise")))),
        step("people", people),
        step("more", question("text", "more"), show_when=show_when),
    )


def entry(**answers: Any) -> dict[str, Any]:
    return {"who": "A", "known": False, **answers}


def path_of(people: Any, show_when: Condition, crime: str = "theft") -> list[str]:
    answers = {"crime": crime, "people": people, "more": "x"}
    return [one.code for one in walk(people_form(show_when), answers).steps]


@pytest.mark.parametrize(
    ("people", "any_known", "all_known"),
    [
        ([entry()], False, False),
        ([entry(known=True, how="x"), entry()], True, False),
        ([entry(known=True, how="x"), entry(known=True, how="y")], True, True),
    ],
)
def test_conditions_ask_about_any_and_about_all_entries(people: Any, any_known: bool, all_known: bool) -> None:
    assert ("more" in path_of(people, AnyEntry("people", KNOWN))) is any_known
    assert ("more" in path_of(people, AllEntries("people", KNOWN))) is all_known


def test_nothing_is_true_of_all_entries_when_there_is_none() -> None:
    optional = Question("people", "group", required=False, items=PEOPLE.items)
    asked = people_form(AllEntries("people", KNOWN), optional)

    assert not walk(asked, {"crime": "theft", "people": None}).includes("more")


def test_conditions_count_entries() -> None:
    two = Test("people", "count_at_least", 2)

    assert "more" not in path_of([entry()], two)
    assert "more" in path_of([entry(), entry()], two)


def test_a_question_of_an_entry_sees_the_entry_and_what_was_answered_before() -> None:
    known = entry(known=True, how="At school")

    assert applicable(people_form(), {"crime": "theft", "people": [known, entry(how="x")]})["people"] == [
        known,
        entry(),
    ]
    assert applicable(people_form(), {"crime": "noise", "people": [known]})["people"] == [entry(known=True)]


def test_an_entry_that_lacks_an_answer_keeps_its_step_missing() -> None:
    answers = {"crime": "theft", "people": [entry(), entry(known=True)], "more": "x"}

    missing = walk(people_form(), answers).missing
    assert missing is not None
    assert missing.code == "people"
    assert walk(people_form(), answers | {"crime": "noise"}).complete


def test_too_few_entries_keep_the_step_missing() -> None:
    several = Question("people", "group", settings={"least": 2}, items=PEOPLE.items)
    answers = {"crime": "theft", "people": [entry()], "more": "x"}

    assert not walk(people_form(people=several), answers).complete
    assert walk(people_form(people=several), answers | {"people": [entry(), entry()]}).complete


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ("Ann", ("people", "entries_type", None)),
        ({"who": "A"}, ("people", "entries_type", None)),
        ([1], ("people", "entries_type", None)),
        ([entry(), None], ("people", "entries_type", None)),
        ([entry()] * 4, ("people", "too_many_entries", None)),
        ([entry(age=5)], ("people", "unknown_in_entry", None)),
        ([entry(), entry(who="")], ("who", "required", 1)),
        ([entry(), entry(known="perhaps")], ("known", "yes_no_type", 1)),
        ([entry(how="x")], ("how", "not_asked", 0)),
        ([], ("people", "required", None)),
        (None, ("people", "required", None)),
    ],
)
def test_what_is_wrong_in_an_entry_is_told_with_its_number(people: Any, found: tuple[Any, ...]) -> None:
    checked = check_all(people_form(), {"crime": "theft", "people": people, "more": "x"}, today=TODAY)

    assert [(one.question, one.code, one.entry) for one in checked.problems] == [found]


def test_entries_keep_their_order_and_are_made_canonical() -> None:
    people = [entry(who=" Zoe "), entry(who="Ann", born="2000-01-02"), entry(who="Ann", born=None)]
    checked = check_all(people_form(), {"crime": "theft", "people": people, "more": "x"}, today=TODAY)

    assert checked.values["people"] == [entry(who="Zoe"), entry(who="Ann", born="2000-01-02"), entry(who="Ann")]


def test_one_entry_is_checked_by_itself() -> None:
    asked = people_form()
    group = asked.question("people")
    good = check_entry(asked, group, {"who": " A ", "known": True, "how": "x"}, today=TODAY, earlier={"crime": "theft"})
    bad = check_entry(asked, group, {"who": "", "known": True}, today=TODAY, number=2, earlier={"crime": "theft"})

    assert good.values == {"who": "A", "known": True, "how": "x"}
    assert [(one.question, one.code, one.entry) for one in bad.problems] == [
        ("who", "required", 2),
        ("how", "required", 2),
    ]
    assert check_entry(asked, group, {"who": "A", "known": True, "how": "x"}, today=TODAY).values == entry(known=True)


def test_a_step_with_a_group_is_checked_like_any_other() -> None:
    asked = people_form()
    checked = check_step(asked, asked.step("people"), {"people": []}, today=TODAY, earlier={"crime": "theft"})

    assert [problem.code for problem in checked.problems] == ["required"]


def test_fields_of_all_entries_come_back_as_the_same_value() -> None:
    kind = kinds.get("group")
    value = [entry(born="2000-01-02"), entry(known=True, how="x")]
    fields = kind.to_fields(PEOPLE, value)

    assert kind.check(PEOPLE, kind.from_fields(PEOPLE, fields), today=TODAY) == (value, ())
    assert fields["people.1.how"] == ["x"]
    assert kind.from_fields(PEOPLE, {"people.x.who": ["A"], "other.0.who": ["A"]}) is None


def test_entries_are_shown_one_after_another_with_their_labels() -> None:
    words = {text_keys.question_entry("people"): "person", text_keys.question_label("who"): "Who was it?"}
    shown = kinds.get("group").display(PEOPLE, [entry(), entry(who="B")], lambda key: words.get(key, ""), "en")

    assert shown == ("Person 1", "Who was it? A", "known: No", "Person 2", "Who was it? B", "known: No")


def test_the_schema_takes_what_the_engine_takes() -> None:
    asked = people_form(AnyEntry("people", KNOWN))
    validator = Draft202012Validator(submission_schema(asked, "en"))
    good = {"crime": "theft", "people": [entry(known=True, how="x")], "more": "x"}

    assert check_all(asked, good, today=TODAY).ok
    assert validator.is_valid(good)
    assert not validator.is_valid(good | {"people": [{"who": "A"}]})
    assert not validator.is_valid(good | {"people": [entry()] * 4})
    assert not validator.is_valid(good | {"people": [entry(age=4)]})


def test_the_example_of_a_form_with_a_group_can_be_submitted() -> None:
    asked = people_form(AnyEntry("people", KNOWN))

    assert check_all(asked, example(asked), today=TODAY).ok
