"""Persons, vehicles, property, organisations, places, signatures, and values nobody is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from reporting.definition import kinds
from reporting.definition.form import Question
from reporting.definition.kinds.part_words import english, welsh
from tests.unit.reporting.definition.builders import TODAY, question
from tests.unit.reporting.definition.kinds.checking import problems_of, shown, value_of

PERSON = question("person", "who", known_as=True, date_of_birth=True, age=True, clothing=True)
VEHICLE, PLACE = question("vehicle", "car"), question("place", "spot")
SIGNED = question("declaration", "true", signature=True)
MARKUP = "<script>alert(1)</script>{{7*7}} %s"


@pytest.mark.parametrize("name", ["A", "O’Neill", "D'Arcy-Jones", "Ŵyn", "von der Leyen", "李", "x" * 200, MARKUP])
def test_names_are_kept_as_people_write_them(name: str) -> None:
    assert value_of(PERSON, {"family_name": name}) == {"family_name": name}
    assert shown(PERSON, {"family_name": name}) == (name,)


def test_a_name_that_reads_backwards_or_never_ends_is_not_kept_so() -> None:
    assert value_of(PERSON, {"given_name": "\u202eeinreB"}) == {"given_name": "einreB"}
    assert problems_of(PERSON, {"given_name": "x" * 201}) == [("given_name", "too_long")]
    assert problems_of(PERSON, {"given_name": "a\nb"}) == [("given_name", "line_breaks")]


def test_one_name_is_enough_where_one_is_needed() -> None:
    needed = question("person", "who", name_needed=True, age=True)

    assert value_of(needed, {"given_name": "Sukarno"})
    assert value_of(needed, {"family_name": "Sukarno"})
    assert problems_of(needed, {"age": "18-24"}) == [("given_name", "name_missing")]


def test_a_person_is_asked_only_what_the_settings_say() -> None:
    plain = question("person", "who")

    assert set(plain_parts(plain)) == {"given_name", "family_name"}
    assert problems_of(plain, {"date_of_birth": "1980-01-01"}) == [(None, "unknown_part")]


def plain_parts(asked: Question) -> list[str]:
    kind = kinds.get(asked.kind)
    assert isinstance(kind, kinds.Composite)
    return [part.name for part in kind.parts_of(asked)]


@pytest.mark.parametrize(
    ("born", "verdict"), [("1900-01-01", None), ("2024-02-29", None), ("2026-11-24", "date_future")]
)
def test_nobody_is_born_tomorrow(born: str, verdict: str | None) -> None:
    problems = kinds.get("person").check(PERSON, {"date_of_birth": born}, today=TODAY)[1]

    assert [problem.code for problem in problems] == ([verdict] if verdict else [])


def test_a_person_is_shown_name_first_and_the_rest_under_its_name() -> None:
    value = {"given_name": "Siân", "family_name": "O’Neill", "date_of_birth": "1980-03-01", "age": "35-44"}

    assert shown(PERSON, value) == ("Siân O’Neill", "Date of birth: 1 March 1980", "About how old: 35 to 44")
    assert shown(PERSON, value, "cy")[1:] == ("Dyddiad geni: 1 Mawrth 1980", "Tua faint oed: 35 i 44")


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("ab12 cde", "AB12CDE", "AB12 CDE"),
        (" AB-12-CDE ", "AB12CDE", "AB12 CDE"),
        ("A 1", "A1", "A1"),
        ("B·MW 123", "BMW123", "BMW123"),
        ("ÖA 12", "ÖA12", "ÖA12"),
        ("ａｂ１２ｃｄｅ", "AB12CDE", "AB12 CDE"),
    ],
)
def test_a_registration_number_is_kept_in_one_form(typed: str, kept: str, said: str) -> None:
    assert value_of(VEHICLE, {"registration": typed}) == {"registration": kept}
    assert shown(VEHICLE, {"registration": kept}) == (f"Registration number: {said}",)


@pytest.mark.parametrize("typed", ["AB12/CDE", "???", "x" * 16, "<b>"])
def test_a_registration_number_has_letters_and_digits_only(typed: str) -> None:
    assert problems_of(VEHICLE, {"registration": typed}) == [("registration", "registration_format")]


def test_what_something_is_worth_is_pounds_and_pence() -> None:
    item = question("property_item", "thing")

    assert value_of(item, {"item": "Bicycle", "value": 249.99})
    assert shown(item, {"item": "Bicycle", "value": 1249.5}) == ("Item: Bicycle", "Value: £1,249.50")
    assert problems_of(item, {"value": -1}) == [("item", "part_required"), ("value", "number_min")]
    assert problems_of(item, {"item": "Bicycle", "value": 0.001}) == [("value", "number_decimals")]


def test_an_organisation_has_a_name() -> None:
    asked = question("organisation", "org", contact=True)

    assert problems_of(asked, {"email": "a@example.org"}) == [("name", "part_required")]
    assert problems_of(asked, {"name": "A", "phone": "12"}) == [("phone", "phone_format")]


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ({"latitude": 51.4551}, [("longitude", "part_required")]),
        ({"longitude": 181, "latitude": 0}, [("longitude", "number_max")]),
        ({"latitude": True, "longitude": 0}, [("latitude", "number_format")]),
        ({"postcode": "nowhere"}, [("postcode", "postcode_format")]),
        ({"three_words": "one.two"}, [("three_words", "three_words_format")]),
        ({"three_words": "one.two.<b>"}, [("three_words", "three_words_format")]),
    ],
)
def test_what_is_wrong_with_a_place_is_said_of_its_part(value: Any, problems: list[tuple[str, str]]) -> None:
    assert problems_of(PLACE, value) == problems


def test_a_place_is_whatever_the_person_can_give() -> None:
    assert value_of(PLACE, {"description": "By the weir"})
    assert value_of(PLACE, {"latitude": 51.4551234, "longitude": -0.9787})
    assert value_of(PLACE, {"three_words": "///Un.Dau.Tri"}) == {"three_words": "un.dau.tri"}


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ({"confirmed": True}, [("signed_name", "signature_missing")]),
        ({"signed_name": "A"}, [(None, "declaration_type")]),
        ({"confirmed": "yes please", "signed_name": "A"}, [(None, "declaration_type")]),
        (True, [(None, "signature_type")]),
        ({"confirmed": True, "signed_name": "A\x00"}, [("signed_name", "control_characters")]),
    ],
)
def test_a_signature_needs_both_box_and_name(value: Any, problems: list[tuple[str | None, str]]) -> None:
    assert problems_of(SIGNED, value) == problems


def test_no_post_sets_a_hidden_value() -> None:
    asked = question("hidden", "source", allowed=["poster", "radio"])
    kind = kinds.get("hidden")

    assert kind.fields(asked) == ()
    assert kind.from_fields(asked, {"source": ["poster"], "source-": ["poster"]}) is None
    assert value_of(asked, "poster") == "poster"
    assert problems_of(asked, "television") == [(None, "hidden_value")]


COMPOSITES = [kind for kind in kinds.all_kinds() if isinstance(kind, kinds.Composite)]


@pytest.mark.parametrize("kind", COMPOSITES, ids=lambda kind: str(kind.name))
def test_every_part_has_words_in_both_languages(kind: kinds.Composite) -> None:
    everything = question(kind.name, **{name: not name.startswith("without") for name in kind.settings})

    for part in kind.parts_of(everything):
        for language in (english, welsh):
            assert language.PARTS[kind.name][part.name].label
            labels = language.OPTIONS.get(f"{kind.name}.{part.name}", {})
            assert tuple(labels) == part.options


@pytest.mark.parametrize("kind", COMPOSITES, ids=lambda kind: str(kind.name))
def test_fields_of_parts_never_have_the_name_of_a_question(kind: kinds.Composite) -> None:
    """A code has no two hyphens in a row: see `reporting.authoring.codes`."""
    asked = question(kind.name, **{name: not name.startswith("without") for name in kind.settings})

    assert all(name.startswith("q--") for name in kind.fields(asked))


def test_both_languages_have_words_for_the_same_parts() -> None:
    assert {kind: set(parts) for kind, parts in english.PARTS.items()} == {
        kind: set(parts) for kind, parts in welsh.PARTS.items()
    }
    assert {name: set(labels) for name, labels in english.OPTIONS.items()} == {
        name: set(labels) for name, labels in welsh.OPTIONS.items()
    }


def test_parts_can_be_asked_about_in_conditions() -> None:
    assert "older_than" in kinds.get("person").parts(PERSON)["date_of_birth"]
    assert "within_last" in kinds.get("date_range").parts(question("date_range", times=True))["from"]
    assert "before" in kinds.get("approximate_date").parts(question("approximate_date"))["latest"]
    assert "is" in kinds.get("vehicle").parts(VEHICLE)["make"]
    assert set(kinds.get("person").parts(PERSON)["age"]) == {"answered", "not_answered"}
