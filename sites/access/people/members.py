"""Who works for a force, with what, since when, and whether somebody has looked at it lately."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Max

from sites.access.models import ForceGroup
from sites.access.people import emergency
from sites.access.people.models import AccessReview
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import clock, tenancy
from soh.core.models import AuditEvent

REVIEW_DAYS = 90


@dataclass
class Member:
    """A person's place in one force, or in the national team. Says nothing of other forces."""

    person: Any
    roles: list[Role] = field(default_factory=list)
    has_two_factor: bool = False
    since: datetime | None = None
    reviewed_at: datetime | None = None

    @property
    def labels(self) -> list[str]:
        """The roles in words, in the order in which they are always named."""
        return [role.label for role in Role if role in self.roles]

    @property
    def looked_at(self) -> datetime | None:
        """When somebody last decided on this access: a review, or the granting of a role."""
        return max((each for each in (self.since, self.reviewed_at) if each), default=None)

    @property
    def is_overdue(self) -> bool:
        """Whether it is time to look again."""
        return self.looked_at is None or self.looked_at < clock.now() - timedelta(days=REVIEW_DAYS)


def members_of(force: Force | None) -> list[Member]:
    """Return the people of a force, or of the national team, by name. Emergency access is not among their roles."""
    found: dict[int, Member] = {}
    through = get_user_model().groups.through
    rows = list(
        through.objects.filter(
            group__in=ForceGroup.objects.filter(force=force).values("group_id"), user__is_active=True
        ).values_list("user_id", "group__force_group__role")
    )
    people = get_user_model().objects.in_bulk({person_id for person_id, _ in rows})
    for person_id, role in rows:
        found.setdefault(person_id, Member(people[person_id])).roles.append(Role(role))
    _add_second_factors(found)
    if force is not None:
        _add_dates(force, found)
        _leave_out_emergencies(force, found)
    return sorted(
        (member for member in found.values() if member.roles), key=lambda member: str(member.person).casefold()
    )


def member(force: Force | None, person_id: int) -> Member | None:
    """Return one person's place in the force, None for anybody else."""
    return next((each for each in members_of(force) if each.person.pk == person_id), None)


def overdue(force: Force) -> list[Member]:
    """Return the people whose access nobody has looked at for REVIEW_DAYS."""
    return [each for each in members_of(force) if each.is_overdue]


def _add_second_factors(found: dict[int, Member]) -> None:
    from allauth.mfa.models import Authenticator

    rows = Authenticator.objects.filter(user_id__in=found, type=Authenticator.Type.TOTP)
    for person_id in rows.values_list("user_id", flat=True):
        found[person_id].has_two_factor = True


def _add_dates(force: Force, found: dict[int, Member]) -> None:
    subjects = {f"user:{key}": key for key in found}
    with tenancy.transaction(force):
        granted = AuditEvent.objects.filter(
            force_id=force.pk, subject__in=subjects, action="staff.role_granted"
        ).values_list("subject")
        for subject, at in granted.annotate(newest=Max("at")):
            found[subjects[subject]].since = at
        reviewed = AccessReview.objects.filter(force=force, person_id__in=found).values_list("person_id")
        for person_id, at in reviewed.annotate(newest=Max("reviewed_at")):
            found[person_id].reviewed_at = at


def _leave_out_emergencies(force: Force, found: dict[int, Member]) -> None:
    with tenancy.transaction(force):
        for access in emergency.running(force):
            held = found.get(access.person_id)
            if held is not None:
                held.roles = [role for role in held.roles if role != access.role]
