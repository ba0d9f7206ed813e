"""The key pairs to which a force's reports are sealed. Call all of it inside `tenancy.transaction(force)`."""

from django.conf import settings

from sites.forces.models import Force, ForceKey
from soh.core import sealing


class NoPrivateKeyHere(Exception):
    """This process was not given FORCE_KEY_ENCRYPTION_KEY: it can seal reports, not open them."""


def _wrapping_key() -> bytes:
    text = settings.FORCE_KEY_ENCRYPTION_KEY
    if not text:
        raise NoPrivateKeyHere("FORCE_KEY_ENCRYPTION_KEY is not set in this process")
    key = sealing.from_text(text)
    if len(key) != 32:
        raise NoPrivateKeyHere("FORCE_KEY_ENCRYPTION_KEY must be 32 bytes as URL-safe base64")
    return key


def _place(public_key: bytes) -> sealing.Place:
    return sealing.Place("force_sites_forcekey", sealing.to_text(public_key), "wrapped_private_key")


def create_key_pair(*, force: Force) -> ForceKey:
    """Make a new key pair; from now on reports are sealed to it. Needs FORCE_KEY_ENCRYPTION_KEY."""
    public, private = sealing.new_key_pair()
    wrapped = sealing.seal(key=_wrapping_key(), plaintext=private, place=_place(public))
    return ForceKey.objects.create(force=force, public_key=public, wrapped_private_key=wrapped)


def newest_key(force_id: int) -> ForceKey:
    """Return the key to seal to. Raises ForceKey.DoesNotExist for a force that was never given one."""
    return ForceKey.objects.filter(force_id=force_id, retired_at=None).only("public_key").latest("id")


def private_key(key: ForceKey) -> bytes:
    """Return the unwrapped private half. Raises NoPrivateKeyHere in the public process."""
    public = bytes(key.public_key)
    return sealing.unseal(key=_wrapping_key(), ciphertext=bytes(key.wrapped_private_key), place=_place(public))
