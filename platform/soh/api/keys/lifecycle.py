"""Issuing and revoking partner keys."""

from collections.abc import Collection
from datetime import datetime

from soh.api.keys import tokens
from soh.api.keys.models import PartnerKey
from soh.api.keys.scopes import Scope
from soh.core import audit, clock, tenancy


class KeyRefused(Exception):
    """The key cannot be issued or revoked as asked; the message tells what to do."""


def issue_key(
    *,
    force: tenancy.Force,
    name: str,
    scopes: Collection[str],
    is_test: bool,
    expires_at: datetime,
    actor: str,
) -> str:
    """Make a key for a partner of a force and return its text, which cannot be had again. Raises KeyRefused.

    `actor` is `user:<id>` or `system`, as in the audit log.
    """
    wanted = _checked(name, scopes, expires_at)
    text = tokens.new_token(is_test=is_test)
    with tenancy.transaction(force):
        key = PartnerKey.objects.create(
            force_id=force.pk,
            name=name.strip(),
            prefix=text[: tokens.SHOWN],
            digest=tokens.digest(text),
            scopes=wanted,
            is_test=is_test,
            created_by=actor,
            expires_at=expires_at,
        )
        audit.record(
            force_id=force.pk,
            actor=actor,
            action="key.issued",
            subject=f"key:{key.pk}",
            scopes=wanted,
            test=is_test,
        )
    return text


def revoke_key(*, force: tenancy.Force, prefix: str, actor: str) -> None:
    """Make a key useless from its next request on. `prefix` is how the key begins. Raises KeyRefused.

    Revoking a revoked key changes nothing.
    """
    with tenancy.transaction(force):
        key = PartnerKey.objects.filter(force_id=force.pk, prefix=prefix[: tokens.SHOWN]).first()
        if key is None:
            raise KeyRefused(f"The force has no key that begins with {prefix[: tokens.SHOWN]!r}.")
        if key.revoked_at is not None:
            return
        key.revoked_at, key.revoked_by = clock.now(), actor
        key.save(update_fields=["revoked_at", "revoked_by"])
        audit.record(force_id=force.pk, actor=actor, action="key.revoked", subject=f"key:{key.pk}")


def keys_of(*, force: tenancy.Force) -> list[PartnerKey]:
    """Return every key of a force, newest first."""
    with tenancy.transaction(force):
        return list(PartnerKey.objects.filter(force_id=force.pk).order_by("-id"))


def _checked(name: str, scopes: Collection[str], expires_at: datetime) -> list[str]:
    if not name.strip():
        raise KeyRefused("Give the key a name that says whose it is.")
    unknown = sorted(set(scopes) - set(Scope.values))
    if unknown or not scopes:
        raise KeyRefused(
            f"Choose at least one scope of: {', '.join(Scope.values)}. Unknown: {', '.join(unknown) or '-'}."
        )
    if expires_at <= clock.now():
        raise KeyRefused("The key must expire in the future.")
    return sorted({str(scope) for scope in scopes})
