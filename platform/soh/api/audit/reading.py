"""That a system reads the trail is written into the trail: once an hour for each key, or reading would never end."""

from datetime import timedelta

from soh.api.keys.grants import KeyGrant
from soh.core import audit, clock, tenancy
from soh.core.models import AuditEvent

ACTION = "audit.fed"
_EVERY = timedelta(hours=1)


def note(grant: KeyGrant) -> None:
    """Write down that this key reads, unless that was done within the hour."""
    with tenancy.transaction(grant.force_id):
        known = AuditEvent.objects.filter(
            force_id=grant.force_id, subject=f"key:{grant.id}", action=ACTION, at__gt=clock.now() - _EVERY
        )
        if not known.exists():
            audit.record(force_id=grant.force_id, actor=grant.actor, action=ACTION, subject=f"key:{grant.id}")
