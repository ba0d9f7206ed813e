"""What the holder of a presented key may do, and for which force."""

from dataclasses import dataclass

from django.db import connection

from soh.api.keys import tokens
from soh.api.keys.models import PartnerKey
from soh.core import clock, tenancy


class KeyNotAccepted(Exception):
    """The key is malformed, unknown, revoked or expired; which of these is not told."""


class KeyOfAnotherForce(Exception):
    """The key is good, but for another force than the one whose host was asked."""


@dataclass(frozen=True, slots=True)
class KeyGrant:
    """An accepted key, as views see it in `request.auth`."""

    id: int
    force_id: int
    scopes: frozenset[str]
    is_test: bool

    @property
    def actor(self) -> str:
        """Name of the key in the audit log."""
        return f"key:{self.id}"


def grant_of(*, text: str, force_id: int | None) -> KeyGrant:
    """Return the rights of a key on the host of a force (None for the national site, which has no keys).

    Two queries for a key of this force; only a key that is not of this force is looked for elsewhere. Raises
    KeyNotAccepted, KeyOfAnotherForce.
    """
    if not tokens.is_well_formed(text):
        raise KeyNotAccepted
    digest = tokens.digest(text)
    key = _key_of_force(force_id, digest) if force_id is not None else None
    if key is None:
        owner = _force_of_digest(digest)
        elsewhere = _key_of_force(owner, digest) if owner is not None else None
        raise KeyOfAnotherForce if elsewhere is not None and _is_active(elsewhere) else KeyNotAccepted
    if not _is_active(key):
        raise KeyNotAccepted
    _note_use(key)
    return KeyGrant(key.pk, key.force_id, frozenset(key.scopes), key.is_test)


def _key_of_force(force_id: int, digest: str) -> PartnerKey | None:
    with tenancy.transaction(force_id):
        return PartnerKey.objects.filter(force_id=force_id, digest=digest).first()


def _is_active(key: PartnerKey) -> bool:
    return key.revoked_at is None and key.expires_at > clock.now()


def _note_use(key: PartnerKey) -> None:
    """Keep the quarter of an hour of the last use: one write in 15 minutes, and no moment of a single report."""
    moment = clock.coarse(clock.now())
    if key.last_used_at is None or key.last_used_at < moment:
        with tenancy.transaction(key.force_id):
            PartnerKey.objects.filter(pk=key.pk, force_id=key.force_id).update(last_used_at=moment)


def _force_of_digest(digest: str) -> int | None:
    """The force whose key this is, by a function which row-level security lets see every force."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT force FROM partner_key_of_digest(%s)", [digest])
        row = cursor.fetchone()
    return int(row[0]) if row else None
