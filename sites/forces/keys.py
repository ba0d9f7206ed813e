"""The key ring of a force: the key pairs to which its reports are sealed. Call all of it inside its transaction.

The newest pair seals; those of before open what is still sealed to them (sites.forces.rotation takes it over to the
newest). Public halves are for every process, private halves for one that has a key service.
"""

from contextlib import suppress

from sites.forces import key_services
from sites.forces.key_services import KeyServiceDown as KeyServiceDown
from sites.forces.key_services import NoPrivateKeyHere as NoPrivateKeyHere
from sites.forces.models import Force, ForceKey
from soh.core import sealing


class Destroyed(sealing.CannotOpen):
    """The private half was destroyed: what is sealed to this pair can never be opened again."""


def _place(public_key: bytes) -> sealing.Place:
    return sealing.Place("force_sites_forcekey", sealing.to_text(public_key), "wrapped_private_key")


def may_open() -> bool:
    """Whether this process was given what opens private keys. Never at the public door."""
    return key_services.is_here()


def wrap(*, owner: str, public_key: bytes, private_key: bytes) -> bytes:
    """Return a private key of a force (its slug) wrapped by the service of now, bound to its public half."""
    service = key_services.current()
    return service.wrap(key_id=service.key_for(owner), secret=private_key, place=_place(public_key))


def create_key_pair(*, force: Force) -> ForceKey:
    """Make a new key pair; from now on reports are sealed to it. Raises NoPrivateKeyHere, KeyServiceDown."""
    public, private = sealing.new_key_pair()
    wrapped = wrap(owner=force.slug, public_key=public, private_key=private)
    return ForceKey.objects.create(force=force, public_key=public, wrapped_private_key=wrapped)


def newest_key(force_id: int) -> ForceKey:
    """Return the key to seal to. Raises ForceKey.DoesNotExist for a force that was never given one."""
    return ForceKey.objects.filter(force_id=force_id, retired_at=None).only("public_key").latest("id")


def private_key(key: ForceKey) -> bytes:
    """Return the unwrapped private half, from the service of now or the one of before.

    Raises NoPrivateKeyHere in the public process, KeyServiceDown, sealing.CannotOpen when none of the keys fits.
    """
    services = list(key_services.configured())
    public, wrapped = bytes(key.public_key), bytes(key.wrapped_private_key)
    if not wrapped:
        raise Destroyed("the private half was destroyed")
    for service in services:
        with suppress(sealing.CannotOpen):
            return service.unwrap(wrapped=wrapped, place=_place(public))
    raise sealing.CannotOpen("no key encryption key of this process fits")


def wrap_anew(*, force: Force) -> int:
    """Wrap the private keys of a force that are under a key of before under the key of now; return how many were.

    Reports stay as they are and can be opened throughout: both keys open while both are configured.
    """
    service, changed = key_services.current(), 0
    for key in ForceKey.objects.select_for_update().filter(force=force).exclude(wrapped_private_key=b""):
        public, wrapped = bytes(key.public_key), bytes(key.wrapped_private_key)
        if service.is_current(owner=force.slug, wrapped=wrapped, place=_place(public)):
            continue
        key.wrapped_private_key = wrap(owner=force.slug, public_key=public, private_key=private_key(key))
        key.save(update_fields=["wrapped_private_key"])
        changed += 1
    return changed
