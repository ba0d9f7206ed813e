"""Destroying the keys of a force, so that nothing people sent to it can be opened again: not here, not in a backup.

In the database the private halves go, and what the receipt codes open. With a key of the force's own in the key service
that one goes, too, and with it every copy of the private halves in backups. Without, a backup from before opens with
FORCE_KEY_ENCRYPTION_KEY until it has been deleted by its plan.
"""

from contextlib import suppress
from dataclasses import dataclass

from reporting.correspondence.models import ReceiptKey
from reporting.records.models import Report
from reporting.retention.models import LegalHold
from sites.forces import key_services
from sites.forces.models import Force, ForceKey
from sites.forces.rotation.models import KeyRotation
from sites.provisioning.estate import two_people
from sites.provisioning.estate.two_people import CannotRemove
from soh.core import audit, clock, tenancy

_REQUESTED, _SHREDDED = "keys.shredding_requested", "keys.shredded"


@dataclass(frozen=True, slots=True)
class Shredded:
    """How many reports nobody can open any more, key pairs destroyed, and wrapping keys of the key service."""

    reports: int
    pairs: int
    wrapping_keys: int


def request_shredding(*, force: Force, actor: str, reason: str) -> None:
    """Ask for the keys of a force to be destroyed; another person does it within seven days. Raises CannotRemove."""
    two_people.ask(force=force, actor=actor, act=_REQUESTED, reason=reason)


def shred(*, force: Force, actor: str, confirmed_slug: str) -> Shredded:
    """Destroy every private key of a force. Cannot be undone; may be run again after an interruption.

    Refused while a legal hold is on one of its reports. Raises CannotRemove, NoPrivateKeyHere, KeyServiceDown.
    """
    if confirmed_slug != force.slug:
        raise CannotRemove(f"Confirm with the force's id: {force.slug}")
    two_people.refuse_open(force)
    two_people.refuse_alone(force, actor, act=_REQUESTED)
    service = key_services.current()
    service.key_for(force.slug)  # one that is down says so before anything is destroyed
    with tenancy.transaction(force):
        Force.objects.select_for_update().get(pk=force.pk)
        held = LegalHold.objects.filter(force=force, lifted_at=None).count()
        if held:
            raise CannotRemove(f"{held} reports are under a legal hold. Lift the holds first.")
        pairs = ForceKey.objects.filter(force=force).exclude(wrapped_private_key=b"")
        destroyed = pairs.update(wrapped_private_key=b"", retired_at=clock.now())
        ReceiptKey.objects.filter(force=force).update(wrapped_key=b"", sealed_copy=b"")
        KeyRotation.objects.filter(force=force, finished_at=None).update(
            finished_at=clock.now(), last_error="ended: the force's keys were destroyed"
        )
        reports = Report.objects.filter(force=force).count()
        audit.record(
            force_id=force.pk,
            actor=actor,
            action=_SHREDDED,
            subject=f"force:{force.slug}",
            reports=reports,
            pairs=destroyed,
        )
    return Shredded(reports, destroyed, destroy_wrapping_keys(force.slug))


def destroy_wrapping_keys(slug: str) -> int:
    """Destroy a force's own keys in the key service and return how many; 0 where one key is all forces'."""
    destroyed = 0
    if key_services.is_here():
        for service in key_services.configured():
            with suppress(key_services.CannotDestroy):
                destroyed += len(service.destroy(slug))
    return destroyed
