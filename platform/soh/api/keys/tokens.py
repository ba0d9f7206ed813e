"""The text of a partner key: `soh_live_` or `soh_test_`, 32 random characters and 6 that check them.

The check characters let a mistyped or cut key be refused without asking the database, and let scanners of
source code tell a real key from a look-alike.
"""

import re
import secrets
import string
import zlib

from django.conf import settings

from soh.core import sealing

LIVE, TEST = "soh_live_", "soh_test_"
SHOWN = len(LIVE) + 4
"""So many characters are kept readable, to recognise a key by; 28 random ones, 166 bits, stay unknown."""

_ALPHABET = string.digits + string.ascii_letters
_RANDOM, _CHECK = 32, 6
_TEXT = re.compile(rf"soh_(?:live|test)_[0-9A-Za-z]{{{_RANDOM + _CHECK}}}")
MARK = re.compile(r"soh_(?:live|test)_")
"""Finds a key, or the beginning of one, inside other text."""


def new_token(*, is_test: bool) -> str:
    """Return the text of a fresh key: 190 random bits."""
    start = (TEST if is_test else LIVE) + "".join(secrets.choice(_ALPHABET) for _ in range(_RANDOM))
    return start + _check_characters(start)


def is_well_formed(text: str) -> bool:
    """Whether a text can be a key at all."""
    return _TEXT.fullmatch(text) is not None and _check_characters(text[:-_CHECK]) == text[-_CHECK:]


def digest(text: str) -> str:
    """Return what is stored in place of the key: keyed, so that a copy of the table does not let anyone test
    guesses.
    """
    return sealing.keyed_digest(secret=settings.IDEMPOTENCY_SECRET, purpose="partner key", value=text)


def _check_characters(text: str) -> str:
    number, characters = zlib.crc32(text.encode()), ""
    for _ in range(_CHECK):
        number, place = divmod(number, len(_ALPHABET))
        characters += _ALPHABET[place]
    return characters
