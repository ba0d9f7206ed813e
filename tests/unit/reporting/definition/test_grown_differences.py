"""Two versions of a form compared in plain words: conditions, groups, options and names."""

from __future__ import annotations

from dataclasses import replace

from reporting.definition import text_keys
from reporting.definition.condition_words import in_words
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Named, Not, Test
from reporting.definition.differences import Change, changed, differences
from reporting.definition.form import Content, Form, Option, Question
from tests.unit.reporting.definition.builders import form, question, step

WAY = question("radios", "way", options=["a", "b"])
IS_A = Test("way", "is", "a")
PEOPLE = Question("people", "group", items=(Question("who", "text"),))


def asked(*items: Question | Content) -> Form:
    return form(step("one", WAY), step("two", *items))


def said(before: Form, after: Form) -> dict[str, dict[str, tuple[str, str]]]:
    """Lines that differ by code of the part, those inside groups too."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    ahead = list(changed(differences(before, after)))
    while ahead:
        part = ahead.pop()
        ahead += part.inside
        lines = {line.label: (line.before, line.after) for line in part.lines if not line.is_same}
        if lines:
            found[part.code or part.name] = lines
    return found


def test_what_a_question_depends_on_is_told_in_words() -> None:
    shown = replace(question(), show_when=IS_A, revealed=True, purpose="To reply", retention="A year")

    assert said(asked(question()), asked(shown)) == {
        "q": {
            "Shown when": ("", "“Label of way” is “Label of a”"),
            "Shown inside the option": ("", "Yes"),
            "Purpose": ("", "To reply"),
            "Kept for": ("", "A year"),
        }
    }


def test_what_an_option_depends_on_is_told_beside_it() -> None:
    before = Question("q", "radios", options=(Option("x"),))
    after = Question("q", "radios", options=(Option("x", show_when=IS_A, divider=True),))

    assert said(asked(before), asked(after)) == {
        "q": {"Options": ("Label of x", "Label of x [offered when “Label of way” is “Label of a”] [after “or”]")}
    }


def test_questions_inside_a_group_are_compared_one_by_one() -> None:
    more = replace(PEOPLE, items=(replace(PEOPLE.questions[0], required=False), Question("known", "yes_no")))
    found = differences(asked(PEOPLE), asked(more))
    group = found[-1].inside[0]

    assert [(part.code, part.change) for part in group.inside] == [("who", Change.CHANGED), ("known", Change.ADDED)]


def test_named_conditions_are_compared_by_their_names() -> None:
    before = asked(question())
    texts = {"en": {**before.texts["en"], text_keys.condition_name("n"): "Is A"}}
    after = replace(before, conditions={"n": IS_A}, texts=texts)

    assert said(before, after) == {"Named conditions": {"Is A": ("", "“Label of way” is “Label of a”")}}


def test_conditions_are_said_so_that_nobody_can_read_them_in_two_ways() -> None:
    known = AllOf((Test("who", "contains", "Ann"), Not(AnyOf((IS_A, Named("n"))))))
    period = Test("way", "older_than", {"amount": 1, "unit": "weeks"})
    part = Test("way", "is", "Reading", "post_town")

    assert in_words(AnyOf((AnyEntry("people", known), AllEntries("people", IS_A))), asked(PEOPLE)) == (
        "for any entry of “Label of people”: (“who” contains Ann and it is not so that (“Label of way” is “Label of a”"
        " or “n”)) or for every entry of “Label of people”: “Label of way” is “Label of a”"
    )
    assert in_words(period, asked()) == "“Label of way” is as long ago as, or longer ago than, 1 week"
    assert in_words(part, asked()) == "“Label of way” (post town) is Reading"
