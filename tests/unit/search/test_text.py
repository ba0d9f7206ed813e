"""What was typed becomes plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text import LONGEST, MOST_WORDS, read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("stolen bike", ("stolen", "bike")),
        ("  Stolen\tBIKE stolen ", ("Stolen", "BIKE")),
        ("anti-social", ("anti", "social")),
        ("clare’s law", ("clare's", "law")),
        ('"((((', ()),
        ("a:b -c +d *e", ("a", "b", "c", "d", "e")),
        ("tŷ", ("tŷ",)),
        ("ty\u0302", ("tŷ",)),
        ("101", ("101",)),
        ("a_b", ("a", "b")),
        ("x\x00y", ("x", "y")),
    ],
)
def test_words_are_read_without_operators_and_each_once(typed: str, words: tuple[str, ...]) -> None:
    assert read(typed).words == words


@given(st.text(st.characters()))
def test_any_text_is_read_as_few_printable_words(typed: str) -> None:
    found = read(typed)

    assert len(found.words) <= MOST_WORDS
    assert len(found.line) <= 4 * LONGEST  # a sign may be composed of more after normalisation
    assert found.line.isprintable()
    found.line.encode()
    assert all(word and not set(word) & set('*"():!|<>\\ ') for word in found.words)
