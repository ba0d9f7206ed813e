"""Who made an archive: this installation signs with a key that it derives from its key encryption key."""

import hashlib
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sites.forces import key_services
from soh.core import sealing


class NotSigned(Exception):
    """The manifest was changed after it was signed, or somebody else's installation signed it."""


def sign(manifest: dict[str, Any]) -> dict[str, str]:
    """Return the signature of a manifest with the key that checks it."""
    private = _private_key()
    public = private.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return {"by": sealing.to_text(public), "signature": sealing.to_text(private.sign(_bytes(manifest)))}


def check(manifest: dict[str, Any], signature: dict[str, str]) -> str:
    """Return the fingerprint of the installation that signed. Raises NotSigned."""
    try:
        public = sealing.from_text(signature["by"])
        Ed25519PublicKey.from_public_bytes(public).verify(sealing.from_text(signature["signature"]), _bytes(manifest))
    except (InvalidSignature, KeyError, ValueError, TypeError) as error:
        raise NotSigned("The manifest does not bear the signature that it should.") from error
    return fingerprint(public)


def own_fingerprint() -> str:
    """Return the fingerprint of this installation."""
    public = _private_key().public_key()
    return fingerprint(public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw))


def fingerprint(public: bytes) -> str:
    """Return a public key in a form that people compare: 32 hex digits in groups of four."""
    digits = hashlib.sha256(public).hexdigest()[:32]
    return "-".join(digits[start : start + 4] for start in range(0, 32, 4))


def _bytes(manifest: dict[str, Any]) -> bytes:
    return json.dumps(manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _private_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key_services.current().derive(b"soh estate signature"))
