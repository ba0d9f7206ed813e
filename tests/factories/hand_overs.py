"""Reports on their way from one force to another."""

import uuid
from typing import Any

from reporting.custody import offering
from reporting.custody.models import HandOver, Reason
from sites.forces.models import Force
from soh.core import tenancy

WHY = "The shed is on the far side of the river, in Hampshire."


def offered(giver: Force, reference: str, taker: Force, **changes: Any) -> HandOver:
    """Offer a report to a force."""
    values = {"reason": Reason.AREA, "words": WHY, "notes": (), "actor": "user:1", "actor_name": "Nia Bowen"}
    return offering.offer(forces=[giver.pk], reference=reference, to_force=taker.pk, **{**values, **changes})


def side_of(force: Force, case_key: uuid.UUID) -> HandOver | None:
    """Return a force's own side of a hand-over, as the database shows it to that force."""
    with tenancy.transaction(force):
        return HandOver.objects.filter(case_key=case_key).first()
