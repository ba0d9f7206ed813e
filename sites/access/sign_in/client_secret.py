"""The client secrets of forces' identity providers, sealed at rest under a key derived from SECRET_KEY."""

import hashlib

from django.conf import settings

from soh.core import sealing


def seal(*, force_id: int, secret: str) -> bytes:
    """Seal a secret to its force's row."""
    return sealing.seal(key=_key(settings.SECRET_KEY), plaintext=secret.encode(), place=_place(force_id))


def unseal(*, force_id: int, sealed: bytes) -> str:
    """Open a secret sealed under SECRET_KEY or one of SECRET_KEY_FALLBACKS. Raises sealing.CannotOpen."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        try:
            return sealing.unseal(key=_key(key), ciphertext=bytes(sealed), place=_place(force_id)).decode()
        except sealing.CannotOpen:
            continue
    raise sealing.CannotOpen("no SECRET_KEY or fallback opens this client secret")


def _place(force_id: int) -> sealing.Place:
    return sealing.Place("force_sites_signinrules", str(force_id), "sealed_client_secret")


def _key(secret: str) -> bytes:
    return hashlib.blake2b(secret.encode(), digest_size=32, person=b"single-sign-on").digest()
