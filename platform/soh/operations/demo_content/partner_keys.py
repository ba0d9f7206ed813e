"""A live and a test key for each force of the demo, kept from load to load."""

from datetime import timedelta

from sites.forces.models import Force
from soh.api.keys import tokens
from soh.api.keys.lifecycle import issue_key, keys_of, revoke_key
from soh.api.keys.scopes import Scope
from soh.core import clock

_NAMES = {False: "Demo, live", True: "Demo, test"}
_LASTS = timedelta(days=365)


def partner_key(*, force: Force, known: str | None, is_test: bool, actor: str) -> str:
    """Return the known key while it is good; else issue another and revoke the demo's keys that nobody knows any more."""
    keys = [key for key in keys_of(force=force) if key.name == _NAMES[is_test] and key.revoked_at is None]
    if known and any(key.digest == tokens.digest(known) and key.expires_at > clock.now() for key in keys):
        return known
    for key in keys:
        revoke_key(force=force, prefix=key.prefix, actor=actor)
    return issue_key(
        force=force,
        name=_NAMES[is_test],
        scopes=list(Scope),
        is_test=is_test,
        expires_at=clock.now() + _LASTS,
        actor=actor,
    )
