"""The key pair to which a force's summaries are sealed. Call all of it inside `tenancy.transaction(force)`."""

from reporting.triage.models import ListKey
from sites.forces import keys
from sites.forces.models import ForceKey
from soh.core import sealing

_TABLE = "reporting_listkey"


def newest(force_id: int) -> ListKey | None:
    """Return the key to seal to, made now where there is none; None in a process that may not make one.

    The public process makes none, for it would see the private half for a moment; the worker looks every minute.
    """
    found = ListKey.objects.filter(force_id=force_id).order_by("-id").first()
    return found or (_make(force_id) if keys.may_open() else None)


def private_half(key: ListKey) -> bytes:
    """Return the private half. Raises keys.NoPrivateKeyHere, sealing.CannotOpen."""
    return sealing.unseal_with(
        private_key=keys.private_key(key.force_key),
        ciphertext=bytes(key.sealed_private_key),
        place=_place(bytes(key.public_key)),
    )


def renew(force_id: int) -> None:
    """Make a new pair for the summaries from now on, with the force's new key pair."""
    if ListKey.objects.filter(force_id=force_id).exists():
        _make(force_id)


def _make(force_id: int) -> ListKey | None:
    try:
        force_key = keys.newest_key(force_id)
    except ForceKey.DoesNotExist:
        return None
    public, private = sealing.new_key_pair()
    return ListKey.objects.create(
        force_id=force_id,
        force_key=force_key,
        public_key=public,
        sealed_private_key=sealing.seal_to(
            public_key=bytes(force_key.public_key), plaintext=private, place=_place(public)
        ),
    )


def _place(public_key: bytes) -> sealing.Place:
    return sealing.Place(_TABLE, sealing.to_text(public_key), "sealed_private_key")
