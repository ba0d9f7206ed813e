"""The outside of an archive: sealed under a passphrase in pieces, so that a large one needs little memory.

scrypt makes the key; each piece of 1 MiB is AES-256-GCM with a nonce that counts and knows the last piece (STREAM), so
that pieces cannot be left out, doubled or put in another order.
"""

import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"SOH-ESTATE\x01"
MINIMUM_PASSPHRASE = 20
_SALT, _PREFIX, _PIECE, _TAG = 16, 7, 1024 * 1024, 16


class WeakPassphrase(Exception):
    """The passphrase is too short to guard reports."""


class CannotRead(Exception):
    """The file is no archive, was changed, or the passphrase is another."""


def keys_of(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """Return the key of the envelope and the key that wraps the force's private keys. Raises WeakPassphrase."""
    if len(passphrase) < MINIMUM_PASSPHRASE:
        raise WeakPassphrase(f"Give a passphrase of at least {MINIMUM_PASSPHRASE} characters.")
    root = hashlib.scrypt(passphrase.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=64 * 1024 * 1024, dklen=32)
    return tuple(_derived(root, purpose) for purpose in (b"envelope", b"private keys"))  # type: ignore[return-value]


def seal(*, source: BinaryIO, target: BinaryIO, key: bytes, salt: bytes) -> None:
    """Write the envelope of what `source` holds."""
    prefix = secrets.token_bytes(_PREFIX)
    target.write(MAGIC + salt + prefix)
    cipher, header = AESGCM(key), MAGIC + salt + prefix
    number, piece = 0, source.read(_PIECE)
    while True:
        following = source.read(_PIECE)
        target.write(cipher.encrypt(_nonce(prefix, number, is_last=not following), piece, header))
        if not following:
            return
        number, piece = number + 1, following


def salt_of(file: Path) -> bytes:
    """Return the salt of an archive. Raises CannotRead for a file that is none."""
    with file.open("rb") as source:
        head = source.read(len(MAGIC) + _SALT)
    if head[: len(MAGIC)] != MAGIC or len(head) != len(MAGIC) + _SALT:
        raise CannotRead("This file is no archive of a force.")
    return head[len(MAGIC) :]


def opened(*, file: Path, key: bytes) -> Iterator[bytes]:
    """Yield what the envelope holds, piece by piece. Raises CannotRead at the first piece that is not as it was."""
    with file.open("rb") as source:
        header = source.read(len(MAGIC) + _SALT + _PREFIX)
        prefix, cipher, number = header[-_PREFIX:], AESGCM(key), 0
        piece = source.read(_PIECE + _TAG)
        while True:
            following = source.read(_PIECE + _TAG)
            try:
                yield cipher.decrypt(_nonce(prefix, number, is_last=not following), piece, header)
            except (InvalidTag, ValueError) as error:
                raise CannotRead("The passphrase is another, or the file was changed.") from error
            if not following:
                return
            number, piece = number + 1, following


def new_salt() -> bytes:
    """Return a fresh salt."""
    return secrets.token_bytes(_SALT)


def _derived(root: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, None, b"soh estate " + purpose).derive(root)


def _nonce(prefix: bytes, number: int, *, is_last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + (b"\x01" if is_last else b"\x00")
