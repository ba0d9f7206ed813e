"""Sentences for problems."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

import reporting.definition
from reporting.definition import kinds, text_keys
from reporting.definition.answers import check_all, check_question
from reporting.definition.form import ExitKind
from reporting.definition.messages import english, message, welsh
from reporting.definition.problems import Problem
from tests.unit.reporting.definition.builders import TODAY, form, question, step

NAMED = {
    "en": {text_keys.question_name("q"): "your full name", text_keys.option_label("q", "none"): "None of these"},
    "cy": {text_keys.question_name("q"): "eich enw llawn", text_keys.option_label("q", "none"): "Dim un o’r rhain"},
}


def said(
    kind: str, value: Any, locale: str = "en", texts: dict[str, dict[str, str]] | None = None, **settings: Any
) -> str:
    asked = question(kind, options=settings.pop("options", ()), **settings)
    _, (problem, *_) = check_question(asked, value, today=TODAY)
    return message(problem, form(step("one", asked), texts=texts), locale)


@pytest.mark.parametrize(
    ("kind", "value", "settings", "sentence"),
    [
        ("text", None, {}, "Enter your full name"),
        ("text", "x" * 201, {}, "Your full name must be 200 characters or fewer"),
        ("text", "xx", {"max_length": 1}, "Your full name must be 1 character or fewer"),
        ("long_text", "a b", {"max_words": 1}, "Your full name must be 1 word or fewer"),
        ("radios", None, {"options": ["a"]}, "Select your full name"),
        ("date", {"day": "1"}, {}, "Your full name must include a month and a year"),
        ("number", 1, {"min": 1200}, "Your full name must be 1,200 or more"),
        ("address", {"town": "x"}, {}, "Enter address line 1, typically the building and street"),
        (
            "checkboxes",
            ["a", "none"],
            {"options": ["a", "none"], "exclusive": "none"},
            "Select either “None of these” or other options, not both",
        ),
    ],
)
def test_the_questions_own_name_stands_inside_an_english_sentence(
    kind: str, value: Any, settings: dict[str, Any], sentence: str
) -> None:
    assert said(kind, value, texts=NAMED, **settings) == sentence


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("text", None, "Eich enw llawn: rhowch ateb"),
        ("text", "x" * 201, "Eich enw llawn: rhaid i’r ateb gynnwys 200 o nodau neu lai"),
        ("date", {"day": "1"}, "Eich enw llawn: rhaid i’r dyddiad gynnwys mis a blwyddyn"),
        (
            "address",
            {"line_1": "a", "town": "b", "postcode": "x"},
            "Cod post: rhowch god post llawn yn y DU, fel RG1 1AA",
        ),
    ],
)
def test_the_questions_own_name_stands_before_a_welsh_sentence(kind: str, value: Any, sentence: str) -> None:
    assert said(kind, value, "cy", NAMED) == sentence


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("text", "Enter an answer"),
        ("radios", "Select an option"),
        ("checkboxes", "Select at least one option"),
        ("yes_no", "Select yes or no"),
        ("date", "Enter a date"),
        ("email", "Enter an email address"),
        ("declaration", "Tick the box to confirm the declaration"),
    ],
)
def test_a_question_without_a_name_gets_the_usual_words(kind: str, sentence: str) -> None:
    assert said(kind, None, options=["a"] if kinds.get(kind).has_options else []) == sentence


def test_the_forms_own_sentence_for_a_missing_answer_is_used_in_its_language_only() -> None:
    own = {"en": {text_keys.question_required("q"): "Tell us {who} you are"}}

    assert said("text", None, texts=own) == "Tell us {who} you are"
    assert said("text", None, "cy", own) == "Rhowch ateb"
    assert said("text", None, "cy", {"en": NAMED["en"]}) == "Rhowch ateb"


def test_words_of_an_editor_are_never_taken_as_a_template() -> None:
    texts = {"en": {text_keys.question_name("q"): "{max} %s {0}"}}

    assert said("text", "x" * 201, texts=texts) == "{max} %s {0} must be 200 characters or fewer"


def test_an_emergency_is_told_to_call_999_in_both_languages() -> None:
    problem = Problem(None, None, "form_ended", {"step": "x", "exit": ExitKind.EMERGENCY_999.value})

    assert all("999" in message(problem, form(), locale) for locale in ("en", "cy"))


def _codes_in_source() -> set[str]:
    """Every problem code that the source of the engine makes."""
    calls = [
        node
        for path in Path(reporting.definition.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
    ]
    return {call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)}  # type: ignore[misc]


@pytest.mark.parametrize("language", [english, welsh])
def test_every_problem_has_a_sentence_in_every_language(language: Any) -> None:
    special = {"required", "part_required", "form_ended"}

    assert len(_codes_in_source()) > 30
    assert set(language.SENTENCES) == _codes_in_source() - special
    assert set(language.PART_REQUIRED) == {"line_1", "town", "postcode"}


def test_every_sentence_that_the_kinds_can_provoke_is_complete() -> None:
    values: list[Any] = [None, "", "x" * 200_000, "\x00", "a\nb", 1, -5, 1.5, 0.00001, 10**13, True]
    values += [[], ["z"], ["a"], ["a", "b"], ["a", "b", "c"], ["b", "c", "d"], "2999-01-01", "1999-01-01", "a b c"]
    values += [{}, {"z": "1"}, {"day": "1"}, {"day": "99", "month": "1", "year": "2"}]
    values += [
        "2026-03-29T01:30",
        {"day": "9", "month": "1", "year": "2026"},
        {"from": "2026-02-02", "to": "2026-01-01"},
    ]
    values += [{"precision": "month"}, {"month": {"month": "1", "year": "2026"}}, {"age": "18-24"}]
    values += [{"registration": "A?"}, {"three_words": "one.two"}, {"confirmed": True}]
    values += [[{"file": "a" * 43}] * 2, [{"file": "a" * 43}, {"file": "b" * 43}]]
    values += [{"day": "9", "month": "1", "year": "2"}, {"line_1": "x"}, {"line_1": "x", "town": "y", "postcode": "z"}]
    questions = [
        question("text"),
        question("long_text", max_words=2),
        question("radios", options=["a"]),
        question("checkboxes", options=["a", "b", "c", "d"], exclusive="a"),
        question("checkboxes", options=["a", "b", "c", "d"], min=2, max=2),
        question("yes_no"),
        question("date", not_future=True),
        question("date", not_past=True),
        question("time"),
        question("email"),
        question("phone"),
        question("number", min=0, max=0, integer=True),
        question("number"),
        question("address", postcode_required=True),
        question("declaration"),
        question("declaration", signature=True),
        question("date_time"),
        question("date_range", times=True),
        question("approximate_date"),
        question("place"),
        question("person", name_needed=True, age=True),
        question("vehicle"),
        question("hidden", allowed=["allowed"]),
        question("files", most=1),
        question("files"),
    ]
    seen = set()
    for asked in questions:
        for value in values:
            for problem in check_question(asked, value, today=TODAY)[1]:
                seen.add(problem.code)
                english_text = message(problem, form(step("one", asked)), "en")
                welsh_text = message(problem, form(step("one", asked)), "cy")
                assert english_text != welsh_text
                assert "{" not in english_text + welsh_text
    of_forms = {"answers_type", "unknown_question", "not_asked", "form_loops", "form_ended"}
    of_forms |= {"entries_type", "too_few_entries", "too_many_entries", "unknown_in_entry"}
    of_evidence = {"empty", "too_large", "wrong_type", "damaged", "interrupted", "unknown", "infected", "refused"}
    of_evidence = {f"file_{name}" for name in of_evidence} | {"files_total", "files_full"}
    assert seen == _codes_in_source() - of_forms - of_evidence


def test_what_a_stranger_sends_as_a_code_is_not_repeated_raw() -> None:
    asked = form(step("one", question("text", required=False)))
    checked = check_all(asked, {"\ud800\x00<b>" + "x" * 500: "y"}, today=TODAY)
    (problem,) = checked.problems

    assert problem.question is None
    assert str(problem.params["given"]).isascii()
    assert len(str(problem.params["given"])) <= 80
