"""Text of one and of several lines."""

from __future__ import annotations

import pytest

from tests.unit.reporting.definition.builders import question
from tests.unit.reporting.definition.kinds.checking import problems_of, shown, value_of


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("O’Brien", "O’Brien"),
        ("  Siân Ŵyn \t", "Siân Ŵyn"),
        ("Sia\u0302n", "Siân"),
        ("X", "X"),
        ("👮🏽‍♀️", "👮🏽‍♀️"),
        ("<script>{{7*7}}%s", "<script>{{7*7}}%s"),
        ("left\u202egnp.exe", "leftgnp.exe"),
        ("\u202a07700 900982\u202c", "07700 900982"),
        ("a\tb", "a b"),
        ("", None),
        (" \u200b\u00a0 ", None),
        (None, None),
    ],
)
def test_one_line_is_kept_as_typed_apart_from_space_and_invisible_characters(
    typed: str | None, kept: str | None
) -> None:
    assert value_of(question("text"), typed) == kept


@pytest.mark.parametrize("bad", ["a\x00b", "\x1b[31m", "\ud800", "a\x7f", "a\x0bb"])
@pytest.mark.parametrize("kind", ["text", "long_text"])
def test_control_characters_and_lone_surrogates_are_refused(kind: str, bad: str) -> None:
    assert problems_of(question(kind), bad) == [(None, "control_characters")]


@pytest.mark.parametrize("value", [1, 1.5, True, ["a"], {"a": "b"}, float("nan"), 10**400])
@pytest.mark.parametrize("kind", ["text", "long_text", "email", "phone", "time"])
def test_only_text_is_text(kind: str, value: object) -> None:
    assert problems_of(question(kind), value) == [(None, "text_type")]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_a_line_break_is_refused_in_one_line_and_normalised_in_long_text(break_: str) -> None:
    assert problems_of(question("text"), f"a{break_}b") == [(None, "line_breaks")]
    assert value_of(question("long_text"), f"a{break_}b") == "a\nb"


@pytest.mark.parametrize("kind", ["text", "long_text"])
def test_characters_are_counted_after_normalisation(kind: str) -> None:
    limited = question(kind, max_length=3)

    assert value_of(limited, " Sia\u0302 ") == "Siâ"
    assert problems_of(limited, "Siân") == [(None, "too_long")]


def test_a_line_break_counts_once_however_it_was_sent() -> None:
    assert value_of(question("long_text", max_length=3), "a\r\nb") == "a\nb"


def test_words_are_counted_where_words_are_limited() -> None:
    limited = question("long_text", max_words=3)

    assert value_of(limited, "one  two\nthree") == "one  two\nthree"
    assert problems_of(limited, "one two three four") == [(None, "too_many_words")]


@pytest.mark.parametrize("kind", ["text", "long_text", "email", "phone", "time"])
@pytest.mark.parametrize("huge", ["x" + " " * 99_000 + "y", "x" * 5_000_000, "\u0344" * 90_000], ids=len)
def test_a_huge_text_is_too_long(kind: str, huge: str) -> None:
    assert problems_of(question(kind), huge) == [(None, "too_long")]


def test_long_text_is_shown_line_by_line() -> None:
    assert shown(question("long_text"), "One\n\nTwo") == ("One", "", "Two")
    assert shown(question("long_text"), None) == ()
