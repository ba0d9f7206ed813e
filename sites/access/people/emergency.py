"""Emergency access: a person of the platform holds a role of a force for a while, and the force is told at once.

The role is held through the force's own group, so that everything which asks for roles sees it. The clock ends it:
before each request of the person (emergency_end), and by a job every minute.
"""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from sites.access.memberships import memberships
from sites.access.people.models import EmergencyAccess
from sites.access.roles import FORCE_ROLES, Role
from sites.access.staff import grant_role, revoke_role
from sites.forces.models import Force
from soh.accounts.sessions import end_all
from soh.core import audit, clock, jobs, tenancy

MINUTES = (15, 60, 240)
_TELL = "sites.tasks.tell_of_emergency_access"


class NotAllowed(Exception):
    """The person may not take emergency access: not of the platform, or without platform powers now."""


class AlreadyHeld(Exception):
    """The person holds the role already."""


def begin(*, person: Any, force: Force, role: Role, reason: str, minutes: int) -> EmergencyAccess:
    """Give an elevated person of the platform a role of a force, for one of MINUTES, and alert the force.

    Raises NotAllowed, AlreadyHeld, ValueError.
    """
    if not (person.is_active and person.is_platform_staff and person.is_superuser):
        raise NotAllowed
    if role not in FORCE_ROLES or minutes not in MINUTES or not reason.strip():
        raise ValueError("emergency access needs a role of a force, a reason and one of the offered lengths")
    if (force.pk, role) in memberships(person):
        raise AlreadyHeld
    actor, now = f"user:{person.pk}", clock.now()
    with tenancy.transaction(force):
        try:
            access = EmergencyAccess.objects.create(
                force=force,
                person=person,
                role=role,
                reason=reason.strip(),
                begins_at=now,
                ends_at=now + timedelta(minutes=minutes),
            )
        except IntegrityError as error:
            raise AlreadyHeld from error
        subject = f"emergency_access:{access.pk}"
        audit.record(
            force_id=force.pk, actor=actor, action="emergency.begun", subject=subject, role=str(role), minutes=minutes
        )
        grant_role(user=person, force=force, role=role, actor=actor)
        jobs.defer(_TELL, force_id=force.pk, access_id=access.pk)
    return access


def end(*, access_id: int, force: Force, actor: str) -> None:
    """End an access of the force now; one that has ended stays as it is."""
    with tenancy.transaction(force):
        found = EmergencyAccess.objects.select_for_update().filter(pk=access_id, force=force, ended_at=None).first()
        if found is not None:
            _end(found, force, actor)


def end_overdue(*, force: Force, person_id: int | None = None) -> int:
    """End the accesses of the force whose time is over, of one person or of all. Return how many."""
    with tenancy.transaction(force):
        overdue = EmergencyAccess.objects.select_for_update().filter(
            force=force, ended_at=None, ends_at__lte=clock.now()
        )
        if person_id is not None:
            overdue = overdue.filter(person_id=person_id)
        found = list(overdue)
        for access in found:
            _end(access, force, "system")
    return len(found)


def running(force: Force) -> list[EmergencyAccess]:
    """Return who has emergency access to the force now. Call inside `tenancy.transaction(force)`."""
    rows = EmergencyAccess.objects.filter(force=force, ended_at=None, ends_at__gt=clock.now())
    return list(rows.select_related("person").order_by("ends_at"))


def history(force: Force, how_many: int = 20) -> list[EmergencyAccess]:
    """Return the last emergency accesses to the force. Call inside `tenancy.transaction(force)`."""
    return list(EmergencyAccess.objects.filter(force=force).select_related("person").order_by("-id")[:how_many])


@transaction.atomic
def _end(access: EmergencyAccess, force: Force, actor: str) -> None:
    access.ended_at = clock.now()
    access.save(update_fields=["ended_at"])
    revoke_role(user=access.person, force=force, role=Role(access.role), actor=actor)
    subject = f"emergency_access:{access.pk}"
    audit.record(force_id=force.pk, actor=actor, action="emergency.ended", subject=subject, role=access.role)
    if actor not in ("system", f"user:{access.person_id}"):
        end_all(access.person)
