"""References that survive being spoken and written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soh.core.references import ALPHABET, check_character, new_reference, normalise

bodies = st.text(ALPHABET, min_size=8, max_size=8)


def _write(prefix: str, body: str) -> str:
    return f"{prefix}-{body[:4]}-{body[4:]}-{check_character(prefix, body)}"


def test_no_character_looks_or_sounds_like_another():
    assert not set("01OILSU") & set(ALPHABET)


def test_no_reference_spells_a_word():
    assert not set("AEIOU") & set(ALPHABET)


def test_references_are_not_repeated():
    assert len({new_reference("TVP") for _ in range(2000)}) == 2000


@given(bodies)
def test_a_reference_is_understood_in_any_case_and_spacing(body):
    reference = _write("TVP", body)

    assert normalise(reference) == reference
    assert normalise(reference.lower().replace("-", " ")) == reference
    assert normalise(f"  {reference.replace('-', '')} ") == reference


@given(bodies, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(body, place, other):
    slipped = body[:place] + other + body[place + 1 :]
    typed = f"TVP-{slipped[:4]}-{slipped[4:]}-{check_character('TVP', body)}"

    assert (normalise(typed) is None) == (slipped != body)


@given(bodies, st.integers(0, 6))
def test_two_swapped_neighbours_are_noticed(body, place):
    swapped = body[:place] + body[place + 1] + body[place] + body[place + 2 :]
    typed = f"TVP-{swapped[:4]}-{swapped[4:]}-{check_character('TVP', body)}"

    assert (normalise(typed) is None) == (swapped != body)


@pytest.mark.parametrize("typed", ["", "TVP", "TVP-2345-6789", "0" * 12, "💂" * 12, "TVP-2345-678O-2", "x" * 10_000])
def test_what_cannot_be_a_reference_is_none(typed):
    assert normalise(typed) is None
