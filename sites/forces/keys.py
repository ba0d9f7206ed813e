"""The key pairs to which a force's reports are sealed. Call all of it inside `tenancy.transaction(force)`."""

from collections.abc import Iterator
from contextlib import suppress

from django.conf import settings

from sites.forces.models import Force, ForceKey
from soh.core import sealing


class NoPrivateKeyHere(Exception):
    """This process was not given FORCE_KEY_ENCRYPTION_KEY: it can seal reports, not open them."""


def wrapping_key() -> bytes:
    """Return the key under which private keys are wrapped now. Raises NoPrivateKeyHere in the public process."""
    return _bytes(settings.FORCE_KEY_ENCRYPTION_KEY)


def _wrapping_keys() -> Iterator[bytes]:
    """The key of now, then those of before: while keys are wrapped anew, some are still under an old one."""
    yield wrapping_key()
    for text in settings.FORCE_KEY_ENCRYPTION_KEY_FALLBACKS:
        yield _bytes(text)


def _bytes(text: str) -> bytes:
    if not text:
        raise NoPrivateKeyHere("FORCE_KEY_ENCRYPTION_KEY is not set in this process")
    key = sealing.from_text(text)
    if len(key) != 32:
        raise NoPrivateKeyHere("FORCE_KEY_ENCRYPTION_KEY must be 32 bytes as URL-safe base64")
    return key


def _place(public_key: bytes) -> sealing.Place:
    return sealing.Place("force_sites_forcekey", sealing.to_text(public_key), "wrapped_private_key")


def wrap(*, public_key: bytes, private_key: bytes) -> bytes:
    """Return a private key wrapped under the key of now, bound to its public half."""
    return sealing.seal(key=wrapping_key(), plaintext=private_key, place=_place(public_key))


def create_key_pair(*, force: Force) -> ForceKey:
    """Make a new key pair; from now on reports are sealed to it. Needs FORCE_KEY_ENCRYPTION_KEY."""
    public, private = sealing.new_key_pair()
    wrapped = wrap(public_key=public, private_key=private)
    return ForceKey.objects.create(force=force, public_key=public, wrapped_private_key=wrapped)


def newest_key(force_id: int) -> ForceKey:
    """Return the key to seal to. Raises ForceKey.DoesNotExist for a force that was never given one."""
    return ForceKey.objects.filter(force_id=force_id, retired_at=None).only("public_key").latest("id")


def private_key(key: ForceKey) -> bytes:
    """Return the unwrapped private half, wrapped under the key of now or one of before.

    Raises NoPrivateKeyHere in the public process, sealing.CannotOpen when none of the keys fits.
    """
    public, wrapped = bytes(key.public_key), bytes(key.wrapped_private_key)
    for candidate in _wrapping_keys():
        with suppress(sealing.CannotOpen):
            return sealing.unseal(key=candidate, ciphertext=wrapped, place=_place(public))
    raise sealing.CannotOpen("no key encryption key of this process fits")


def wrap_anew(*, force: Force) -> int:
    """Wrap the private keys of a force that are under a key of before under the key of now; return how many were.

    Reports stay as they are and can be opened throughout: both keys open while both are configured.
    """
    current, changed = wrapping_key(), 0
    for key in ForceKey.objects.select_for_update().filter(force=force):
        public, wrapped = bytes(key.public_key), bytes(key.wrapped_private_key)
        with suppress(sealing.CannotOpen):
            sealing.unseal(key=current, ciphertext=wrapped, place=_place(public))
            continue
        key.wrapped_private_key = wrap(public_key=public, private_key=private_key(key))
        key.save(update_fields=["wrapped_private_key"])
        changed += 1
    return changed
