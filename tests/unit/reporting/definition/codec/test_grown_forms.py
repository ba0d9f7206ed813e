"""What the form engine grew, as data; and that older data stays what it was."""

from __future__ import annotations

import json

import pytest

from reporting.definition.codec import DefinitionError, canonical, from_data, to_data
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, Named, Not, Test
from reporting.definition.form import Content, Form, Option, Question, Route, Step
from tests.unit.reporting.definition.builders import form, question, step

PERIOD = {"amount": 12, "unit": "months"}


def grown() -> Form:
    old = Test("day", "older_than", PERIOD)
    known = AnyEntry("people", AllOf((Test("name", "contains", "Smith"), Named("is_old"))))
    asked = form(
        step(
            "one",
            question("date", "day"),
            Question(
                "choice",
                "radios",
                options=(Option("a", show_when=old), Option("b", divider=True)),
                purpose="To reach you",
                retention="6 years",
            ),
            Question("more", "text", show_when=Test("choice", "is", "a"), revealed=True),
            Content("note", show_when=Not(old)),
        ),
        step("two", question("address", "place"), routes=[Route(Test("place", "is", "Reading", "town"), "three")]),
        step("three", show_when=AllOf((known, AllEntries("people", old)))),
    )
    return Form(asked.key, asked.kind, "en", asked.steps, asked.texts, conditions={"is_old": old})


def test_everything_comes_back_from_its_json_as_it_was() -> None:
    assert from_data(json.loads(canonical(to_data(grown())))) == grown()


def test_items_of_a_group_come_back_and_are_one_level_deep() -> None:
    entry = {"code": "name", "question": "text", "required": True}
    data = to_data(form(step("one", Question("people", "text", items=(Question("name", "text"),)))))

    assert data["steps"][0]["items"][0]["items"] == [entry]
    assert to_data(from_data(data)) == data
    data["steps"][0]["items"][0]["items"] = [{**entry, "items": [{**entry, "code": "deeper"}]}]
    with pytest.raises(DefinitionError, match="items"):
        from_data(data)


@pytest.mark.parametrize(
    "value",
    [{}, {"amount": 0, "unit": "days"}, {"amount": 1, "unit": "fortnights"}, {"amount": True, "unit": "days"}, [{}]],
)
def test_an_impossible_period_is_refused(value: object) -> None:
    data = to_data(form(step("one"), step("two", show_when=Test("day", "older_than", PERIOD))))
    data["steps"][1]["show_when"]["value"] = value

    with pytest.raises(DefinitionError):
        from_data(data)


def test_what_is_at_its_default_is_left_out() -> None:
    data = to_data(form(Step("one", items=(Question("q", "radios", options=(Option("a"),)), Content("c")))))

    assert data["steps"][0]["items"] == [
        {"code": "q", "question": "radios", "required": True, "options": [{"code": "a"}]},
        {"code": "c", "content": "guidance"},
    ]
    assert "conditions" not in data
