"""Sealing of personal data at rest (architecture part 6).

Two layers: a fresh data key seals the fields of one record with AES-256-GCM; the data key itself is sealed to the
force's public key by HPKE (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM). Whoever holds only the public key can seal and
cannot open. The table, row and field are bound in as associated data, so a ciphertext moved elsewhere does not open.
Deleting the sealed data key is deletion of the record.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_VERSION = b"\x01"
_NONCE = 12


class CannotOpen(Exception):
    """The ciphertext is not for this key or place, or was changed. Carries no data."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ciphertext belongs; sealed text opens at its own place only."""

    table: str
    row: str
    field: str

    def bind(self) -> bytes:
        """Return the associated data."""
        return "\x00".join((self.table, self.row, self.field)).encode()


def new_key() -> bytes:
    """Return a random 256-bit key."""
    return secrets.token_bytes(32)


def seal(*, key: bytes, plaintext: bytes, place: Place) -> bytes:
    """Seal `plaintext` under a 256-bit key, bound to its place."""
    nonce = secrets.token_bytes(_NONCE)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, plaintext, place.bind())


def unseal(*, key: bytes, ciphertext: bytes, place: Place) -> bytes:
    """Open what `seal` made. Raises CannotOpen."""
    if ciphertext[:1] != _VERSION:
        raise CannotOpen("unknown sealing version")
    try:
        return AESGCM(key).decrypt(ciphertext[1 : 1 + _NONCE], ciphertext[1 + _NONCE :], place.bind())
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("wrong key or place, or changed ciphertext") from error


def new_key_pair() -> tuple[bytes, bytes]:
    """Return (public, private) raw X25519 keys of 32 bytes."""
    private = X25519PrivateKey.generate()
    raw = serialization.Encoding.Raw
    return (
        private.public_key().public_bytes(raw, serialization.PublicFormat.Raw),
        private.private_bytes(raw, serialization.PrivateFormat.Raw, serialization.NoEncryption()),
    )


def seal_to(*, public_key: bytes, plaintext: bytes, place: Place) -> bytes:
    """Seal to a public key, so that only the holder of the private key can open."""
    recipient = X25519PublicKey.from_public_bytes(public_key)
    return _VERSION + _SUITE.encrypt(plaintext, recipient, place.bind())


def unseal_with(*, private_key: bytes, ciphertext: bytes, place: Place) -> bytes:
    """Open what `seal_to` made. Raises CannotOpen."""
    if ciphertext[:1] != _VERSION:
        raise CannotOpen("unknown sealing version")
    try:
        return _SUITE.decrypt(ciphertext[1:], X25519PrivateKey.from_private_bytes(private_key), place.bind())
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("wrong key or place, or changed ciphertext") from error


def keyed_digest(*, secret: str, purpose: str, value: str) -> str:
    """Return a hex HMAC-SHA256: tells equality to the holder of the secret and nothing to a reader of the table."""
    return hmac.new(secret.encode(), f"{purpose}\x00{value}".encode(), hashlib.sha256).hexdigest()


def to_text(raw: bytes) -> str:
    """Return URL-safe base64 without padding, for cookies and environment variables."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """Read what `to_text` wrote. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
