"""What every kind of question promises."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reporting.definition import kinds
from reporting.definition.form import Option, Question
from reporting.definition.text_keys import question_hint, question_label
from tests.unit.reporting.definition.builders import TODAY, question

QUESTIONS = [
    question("text"),
    question("text", max_length=3),
    question("long_text"),
    question("long_text", max_words=2),
    question("radios", options=["a", "b"]),
    question("checkboxes", options=["a", "b", "c"], min=1, max=2),
    question("checkboxes", options=["a", "b", "c"], min=2, exclusive="c"),
    question("yes_no"),
    question("date"),
    question("date", not_future=True),
    question("date", not_past=True),
    question("time"),
    question("email"),
    question("phone"),
    question("number"),
    question("number", integer=True, min=-5, max=-1),
    question("number", max=0.5),
    question("address"),
    question("address", postcode_required=True),
    question("declaration"),
    question("declaration", signature=True),
    question("checkboxes", options=["a", "b", "c"], min=2, max=2),
    question("select", options=["a", "b"]),
    question("number", money=True),
    question("number", decimals=7),
    question("date_time"),
    question("date_time", time_optional=True, not_future=True),
    question("date_range"),
    question("date_range", times=True, not_future=True),
    question("date_range", times=True, end_needed=True, not_past=True),
    question("approximate_date"),
    question("approximate_date", not_future=True),
    question("approximate_date", not_past=True),
    question("place"),
    question("place", without_point=True),
    question("person"),
    question("person", own=True, name_needed=True, date_of_birth=True),
    question(
        "person",
        **dict.fromkeys(
            ("known_as", "age", "gender", "ethnic_appearance", "height", "build", "hair", "clothing", "features"), True
        ),
    ),
    question("organisation"),
    question("organisation", business=True, reference=True, contact=True),
    question("vehicle"),
    question("vehicle", registration_needed=True),
    question("property_item"),
    question("property_item", without_value=True, without_serial_number=True),
    question("files"),
    question("files", most=1, most_megabytes=5, accept=["images"]),
    question("hidden"),
    question("hidden", allowed=["a", "b"]),
    Question("q", "group", items=(Question("x", "text"), Question("y", "yes_no", required=False))),
    Question("q", "group", settings={"least": 2, "most": 3}, items=(Question("x", "date"), Question("y", "address"))),
]
POSTED = [asked for asked in QUESTIONS if kinds.get(asked.kind).fields(asked)]


def _name(asked: Question) -> str:
    return "_".join([asked.kind, *map(str, asked.settings)])


NAMES = ("day", "month", "year", "time_of_day", "line_1", "town", "x", "from", "to", "precision", "earliest", "latest")
NAMES += ("exact", "around", "given_name", "date_of_birth", "registration", "item", "value", "name", "latitude")
NAMES += ("longitude", "three_words", "postcode", "confirmed", "signed_name")
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=30)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)
TYPED = (
    ANY_TEXT
    | st.from_regex(r"[0-9 :.,apm/+£-]{1,14}", fullmatch=True)
    | st.sampled_from(
        ["yes", "no", "a", "b", "c", "exact", "month", "year", "around", "between", "1", "12", "2024", "18-24"]
    )
)


def check(asked: Question, value: Any) -> tuple[Any, tuple[Any, ...]]:
    return kinds.get(asked.kind).check(asked, value, today=TODAY)


def test_all_kinds_are_tried_here() -> None:
    assert {asked.kind for asked in QUESTIONS} == set(kinds.names())


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
def test_the_example_is_a_canonical_answer_that_fits_the_schema(asked: Question) -> None:
    kind = kinds.get(asked.kind)
    schema = kind.json_schema(asked, lambda key: "")
    Draft202012Validator.check_schema(schema)

    assert check(asked, kind.example(asked)) == (kind.example(asked), ())
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(kind.example(asked))


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
def test_the_schema_carries_label_and_hint(asked: Question) -> None:
    words = {question_label("q"): "Label", question_hint("q"): "Hint"}
    schema = kinds.get(asked.kind).json_schema(asked, lambda key: words.get(key, ""))

    assert (schema["title"], schema["description"]) == ("Label", "Hint")


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
def test_the_example_is_shown_in_both_languages(asked: Question) -> None:
    kind = kinds.get(asked.kind)

    assert all(kind.display(asked, kind.example(asked), lambda key: "", locale) for locale in ("en", "cy"))


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
@settings(max_examples=25, deadline=None)
@given(value=ANY_JSON)
def test_any_json_gets_a_verdict_and_what_passes_is_canonical_and_fits_the_schema(asked: Question, value: Any) -> None:
    canonical, problems = check(asked, value)
    kind = kinds.get(asked.kind)
    kind.to_fields(asked, value)

    if problems or canonical is None:
        assert canonical is None
        return
    assert check(asked, canonical) == (canonical, ())
    assert Draft202012Validator(kind.json_schema(asked, lambda key: "")).is_valid(canonical)
    assert kind.display(asked, canonical, lambda key: "", "en")


@pytest.mark.parametrize("asked", POSTED, ids=_name)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_was_posted_comes_back_as_the_same_answer(asked: Question, data: st.DataObject) -> None:
    kind = kinds.get(asked.kind)
    several = 3 if asked.kind == "checkboxes" else 1
    posted = {name: data.draw(st.lists(TYPED, max_size=several)) for name in kind.fields(asked)}
    value = kind.from_fields(asked, posted)
    again = kind.from_fields(asked, kind.to_fields(asked, value))

    assert check(asked, again) == check(asked, value)
    canonical, problems = check(asked, value)
    if not problems:
        assert check(asked, kind.from_fields(asked, kind.to_fields(asked, canonical)))[0] == canonical


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
def test_an_empty_post_is_left_empty(asked: Question) -> None:
    kind = kinds.get(asked.kind)

    assert kind.from_fields(asked, {}) is None
    assert kind.from_fields(asked, kind.to_fields(asked, None)) is None
    assert check(asked, None) == (None, ())
    assert check(asked, "") == (None, ())


@pytest.mark.parametrize("asked", QUESTIONS, ids=_name)
def test_deep_nesting_and_huge_integers_are_survived(asked: Question) -> None:
    deep: Any = []
    for _ in range(50_000):
        deep = [deep]
    kind = kinds.get(asked.kind)

    for value in (deep, [10**9000], {"day": deep}, {"line_1": 10**9000, "town": "x"}):
        assert check(asked, value)[0] is None
        kind.to_fields(asked, value)
    while deep:  # taken apart by hand: freeing it at once would overflow the interpreter's stack
        deep = deep[0]


def test_a_mark_is_no_ordinary_example() -> None:
    asked = Question("q", "radios", True, (Option("yes", "emergency"), Option("no")))

    assert kinds.get("radios").example(asked) == "no"
