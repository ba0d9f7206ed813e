"""Codes that open what somebody saved: `B7KM-4QXT-9HRP-2WNV-G6DC`, for paper and for the telephone.

Nineteen random characters of the alphabet of references (90 bits) and a check character, so that a slip of the pen is
noticed before it counts as a try. The code itself is kept nowhere; a key is worked out from it by scrypt, which takes
much memory on purpose, and so only a few at a time.
"""

import secrets
import threading

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from soh.core import references

GROUPS, OF = 5, 4
_RANDOM = GROUPS * OF - 1
_PURPOSE = "code"

# 32 MB and about a tenth of a second each: what somebody who guesses pays, too.
_COST, _BLOCK, _PARALLEL = 2**15, 8, 1
AT_ONCE = 2
"""So many keys a process works out at the same time: 64 MB at most."""
PATIENCE = 10.0
"""So many seconds one waits for a turn."""

_turns = threading.BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """Too many codes are being tried in this process right now; ask again in a moment."""


def new_code() -> str:
    """Return a fresh code, written in groups."""
    body = "".join(secrets.choice(references.ALPHABET) for _ in range(_RANDOM))
    return in_groups(body + _check(body))


def new_salt() -> bytes:
    """Return a random salt for `key_of`."""
    return secrets.token_bytes(16)


def in_groups(code: str) -> str:
    """Return a code in the groups in which it is read out."""
    return "-".join(code[start : start + OF] for start in range(0, len(code), OF))


def normalise(typed: str) -> str | None:
    """Return the code as it was given, or None when what was typed cannot be one.

    Spaces, hyphens and lower case are forgiven.
    """
    text = "".join(character for character in typed.upper() if character.isalnum())
    body, check = text[:_RANDOM], text[_RANDOM:]
    if len(text) != GROUPS * OF or any(character not in references.ALPHABET for character in body):
        return None
    return in_groups(text) if check == _check(body) else None


def key_of(code: str, salt: bytes) -> bytes:
    """Work out the 256-bit key of a code. Raises Busy when no turn comes in time."""
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy
    try:
        return Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL).derive(code.encode())
    finally:
        _turns.release()


def _check(body: str) -> str:
    return references.check_character(_PURPOSE, body)
