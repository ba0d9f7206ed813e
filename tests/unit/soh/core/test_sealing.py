"""Sealing: what is sealed opens for its key at its place, and nowhere else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soh.core.sealing import (
    CannotOpen,
    Place,
    from_text,
    keyed_digest,
    new_key,
    new_key_pair,
    seal,
    seal_to,
    to_text,
    unseal,
    unseal_with,
)

PLACE = Place("reports", "TVP-1", "answers")
OTHER_PLACES = [replace(PLACE, table="notes"), replace(PLACE, row="TVP-2"), replace(PLACE, field="name")]


@given(st.binary(max_size=500))
def test_what_was_sealed_opens_again(plaintext):
    key = new_key()

    assert unseal(key=key, ciphertext=seal(key=key, plaintext=plaintext, place=PLACE), place=PLACE) == plaintext


@given(st.binary(max_size=500))
def test_what_was_sealed_to_a_public_key_opens_with_the_private_one(plaintext):
    public, private = new_key_pair()

    sealed = seal_to(public_key=public, plaintext=plaintext, place=PLACE)

    assert unseal_with(private_key=private, ciphertext=sealed, place=PLACE) == plaintext


@pytest.mark.parametrize("place", OTHER_PLACES)
def test_a_ciphertext_moved_elsewhere_does_not_open(place):
    key = new_key()
    public, private = new_key_pair()

    with pytest.raises(CannotOpen):
        unseal(key=key, ciphertext=seal(key=key, plaintext=b"words", place=PLACE), place=place)
    with pytest.raises(CannotOpen):
        unseal_with(
            private_key=private, ciphertext=seal_to(public_key=public, plaintext=b"words", place=PLACE), place=place
        )


def test_another_key_does_not_open():
    with pytest.raises(CannotOpen):
        unseal(key=new_key(), ciphertext=seal(key=new_key(), plaintext=b"words", place=PLACE), place=PLACE)
    with pytest.raises(CannotOpen):
        unseal_with(
            private_key=new_key_pair()[1],
            ciphertext=seal_to(public_key=new_key_pair()[0], plaintext=b"words", place=PLACE),
            place=PLACE,
        )


@given(st.data())
def test_one_changed_byte_does_not_open(data):
    key = new_key()
    sealed = bytearray(seal(key=key, plaintext=b"My bicycle was taken.", place=PLACE))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises(CannotOpen):
        unseal(key=key, ciphertext=bytes(sealed), place=PLACE)


@pytest.mark.parametrize("ciphertext", [b"", b"\x01", b"\x01" + b"\x00" * 12, b"\x02" * 60])
def test_what_is_no_ciphertext_is_refused_and_not_a_crash(ciphertext):
    with pytest.raises(CannotOpen):
        unseal(key=new_key(), ciphertext=ciphertext, place=PLACE)
    with pytest.raises(CannotOpen):
        unseal_with(private_key=new_key_pair()[1], ciphertext=ciphertext, place=PLACE)


def test_the_same_words_are_never_sealed_alike():
    key = new_key()

    assert seal(key=key, plaintext=b"words", place=PLACE) != seal(key=key, plaintext=b"words", place=PLACE)


@given(st.binary(max_size=80))
def test_text_form_round_trip(raw):
    assert from_text(to_text(raw)) == raw


def test_a_keyed_digest_depends_on_secret_purpose_and_value():
    values = [("a", "b", "c"), ("x", "b", "c"), ("a", "x", "c"), ("a", "b", "x"), ("a", "b\x00c", "")]
    digests = {keyed_digest(secret=secret, purpose=purpose, value=value) for secret, purpose, value in values}

    assert len(digests) == 5
