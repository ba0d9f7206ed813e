"""Public references: `TVP-7K3M-Q9XH-4`, spoken over the phone and safe to write on paper.

Prefix of the force, eight secure random characters without look-alikes and a check character, so that a slip of one
character or a swap of two neighbours is noticed. The reference is public; it opens nothing by itself.
"""

import secrets

ALPHABET = "23456789BCDFGHJKMNPQRTVWXYZ"
"""27 characters: no 0 O, 1 I L, S and 5 are kept apart by leaving out S; no A, E, U so that no word is spelled."""

_LENGTH = 8


def new_reference(prefix: str) -> str:
    """Return a fresh reference of the force with this prefix: 39 bits, unique by the database's own constraint."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return f"{prefix}-{body[:4]}-{body[4:]}-{check_character(prefix, body)}"


def check_character(prefix: str, body: str) -> str:
    """Return the check character of prefix and body: a sum weighted by position, modulo the prime 29.

    It finds every slip of one character and every swap of two neighbours in the body. Of the 29 possible remainders the
    two beyond the alphabet are written A and E.
    """
    symbols = ALPHABET + "AE"
    text = prefix.upper() + body
    total = sum((position + 2) * _value(character) for position, character in enumerate(text))
    return symbols[total % 29]


def _value(character: str) -> int:
    found = ALPHABET.find(character)
    return found if found >= 0 else ord(character) % 29


def normalise(typed: str) -> str | None:
    """Return the reference as it is stored, or None when what was typed cannot be one.

    Spaces, missing hyphens and lower case are forgiven.
    """
    text = "".join(character for character in typed.upper() if character.isalnum())
    prefix, body, check = text[: -_LENGTH - 1], text[-_LENGTH - 1 : -1], text[-1:]
    if not 2 <= len(prefix) <= 6 or any(character not in ALPHABET for character in body):
        return None
    if check_character(prefix, body) != check:
        return None
    return f"{prefix}-{body[:4]}-{body[4:]}-{check}"
