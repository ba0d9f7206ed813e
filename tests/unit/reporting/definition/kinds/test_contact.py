"""E-mail addresses, phone numbers and postal addresses."""

from __future__ import annotations

import pytest

from reporting.definition import kinds
from tests.unit.reporting.definition.builders import question
from tests.unit.reporting.definition.kinds.checking import (
    problems_of,
    problems_posted,
    shown,
    value_of,
    value_posted,
)

EMAIL, PHONE = question("email"), question("phone")
ADDRESS = question("address", "home", postcode_required=True)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("name@example.com", "name@example.com"),
        (" First.O'Brien+police@Mail.Example.co.uk ", "First.O'Brien+police@mail.example.co.uk"),
        ("o’brien@example.com", "o'brien@example.com"),
        ("a@b.cymru", "a@b.cymru"),
        ("siop@siân.cymru", "siop@xn--sin-jla.cymru"),
    ],
)
def test_an_email_address_is_kept(typed: str, kept: str) -> None:
    assert value_of(EMAIL, typed) == kept


@pytest.mark.parametrize(
    "bad",
    ["name", "name@", "@example.com", "a@b", "a b@example.com", "a@exa mple.com", "a@@example.com", "a..b@example.com",
     ".a@example.com", "a@example..com", "a@-example.com", "a@example.c", "a@127.0.0.1", "a@b.com, c@d.com",
     "<a@b.com>", "x" * 65 + "@example.com", "a@" + "b" * 64 + ".com", "a@" + "." * 200],
)  # fmt: skip
def test_what_is_no_email_address_is_refused(bad: str) -> None:
    assert problems_of(EMAIL, bad) == [(None, "email_format")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900982", "07700 900982"),
        ("01632  960 001", "01632 960 001"),
        ("020 7946 0018", "020 7946 0018"),
        ("(01865) 960001", "(01865) 960001"),
        ("+44 7700 900982", "+44 7700 900982"),
        ("+44 (0)20 7946 0018", "+44 (0)20 7946 0018"),
        ("0044 808 157 0192", "0044 808 157 0192"),
        ("0800 1111", "0800 1111"),
        ("016977 2345", "016977 2345"),
        ("020 7946 0018 ext. 42", "020 7946 0018 ext. 42"),
        ("+1 202 555 0123", "+1 202 555 0123"),
        ("00353 20 910 1234", "00353 20 910 1234"),
        ("\u202a+44\u00a07700\u2011900982\u202c", "+44 7700-900982"),
    ],
)
def test_a_phone_number_that_could_exist_is_kept_as_typed(typed: str, kept: str) -> None:
    assert value_of(PHONE, typed) == kept


@pytest.mark.parametrize(
    "bad",
    ["999", "960001", "7700 900982", "0770 090", "077009009820", "+44 1", "+", "++44 7700 900982", "0000000000",
     "04123 456789", "call me", "07700 90098O", "+0 123 456 789", "00", "٠٧٧٠٠٩٠٠٩٨٢x", "+1234567890123456"],
)  # fmt: skip
def test_a_phone_number_that_cannot_exist_is_refused(bad: str) -> None:
    assert problems_of(PHONE, bad) == [(None, "phone_format")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("rg11aa", "RG1 1AA"),
        ("SW1A 1AA", "SW1A 1AA"),
        ("m1 1ae", "M1 1AE"),
        ("CR2-6XH", "CR2 6XH"),
        ("DN551PT", "DN55 1PT"),
        ("W1P 1HQ", "W1P 1HQ"),
        ("EC1A1BB", "EC1A 1BB"),
        ("gir 0aa", "GIR 0AA"),
        ("BF1 1AA", "BF1 1AA"),
        ("JE2 3AB", "JE2 3AB"),
    ],
)
def test_a_postcode_is_written_as_the_post_office_does(typed: str, kept: str) -> None:
    value = value_posted(ADDRESS, line_1="1 High Street", town="Reading", postcode=typed)

    assert value == {"line_1": "1 High Street", "town": "Reading", "postcode": kept}


@pytest.mark.parametrize("bad", ["RG1", "RG1 1A", "1AA RG1", "RG1 1CA", "QQ1 1AA", "12345", "RG11 11AA", "GIR 1AA"])
def test_what_is_no_postcode_is_refused(bad: str) -> None:
    problems = problems_posted(ADDRESS, line_1="1 High Street", town="Reading", postcode=bad)

    assert problems == [("postcode", "postcode_format")]


def test_every_missing_part_of_an_address_is_named_in_the_order_of_the_page() -> None:
    assert problems_posted(ADDRESS, line_2="Flat 2") == [
        ("line_1", "part_required"),
        ("town", "part_required"),
        ("postcode", "part_required"),
    ]


def test_a_postcode_is_needed_only_where_the_question_says_so() -> None:
    relaxed = question("address")

    assert value_of(relaxed, {"line_1": "Barn", "town": "Brecon", "county": ""}) == {"line_1": "Barn", "town": "Brecon"}


def test_parts_of_an_address_are_text_of_one_line() -> None:
    value = {"line_1": "a\nb", "town": 5, "postcode": "RG1 1AA", "county": "x" * 201}

    assert problems_of(ADDRESS, value) == [("line_1", "line_breaks"), ("town", "text_type"), ("county", "too_long")]


@pytest.mark.parametrize("bad", ["1 High Street", 1, True, ["1 High Street"]])
def test_an_address_is_an_object(bad: object) -> None:
    assert problems_of(ADDRESS, bad) == [(None, "address_type")]


def test_an_address_has_no_other_parts() -> None:
    assert problems_of(ADDRESS, {"line_1": "a", "town": "b", "country": "c"}) == [(None, "unknown_part")]


def test_a_blank_address_is_left_empty_and_a_wrong_one_shown_again() -> None:
    kind = kinds.get("address")
    typed = {f"home-{part}": ["x y"] for part in ("line_1", "line_2", "town", "county", "postcode")}

    assert value_posted(ADDRESS, line_1=" ") is None
    assert kind.to_fields(ADDRESS, kind.from_fields(ADDRESS, typed)) == typed


def test_an_address_is_shown_in_lines() -> None:
    value = {"postcode": "RG1 1AA", "line_1": "1 High Street", "town": "Reading"}

    assert shown(ADDRESS, value) == ("1 High Street", "Reading", "RG1 1AA")
