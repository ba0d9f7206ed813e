"""Changing what people hold, and removing them. Each is one transaction, and holds from their next request on."""

from collections.abc import Iterable
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from sites.access.models import ForceGroup
from sites.access.people.members import Member, member, members_of
from sites.access.people.models import AccessReview
from sites.access.people.roles import checked_roles
from sites.access.roles import Role
from sites.access.staff import grant_role, revoke_role
from sites.forces.models import Force
from soh.accounts.sessions import end_all
from soh.core import audit, tenancy


class NotAMember(Exception):
    """Nobody of that number works for the force."""


class LastAdministrator(Exception):
    """The force would be left without an administrator."""


class OwnRolesUpwards(Exception):
    """Nobody gives themselves a role."""


def change_roles(*, force: Force | None, person_id: int, roles: Iterable[str], actor: Any) -> None:
    """Let the person hold exactly these roles. `actor` is the person who decides.

    Raises RoleNotAllowed, NotAMember, LastAdministrator, OwnRolesUpwards.
    """
    wanted = checked_roles(roles, force)
    with transaction.atomic():
        _one_at_a_time(force)
        found = _member(force, person_id)
        held = frozenset(found.roles)
        if actor.pk == person_id and wanted - held:
            raise OwnRolesUpwards
        if Role.FORCE_ADMIN in held - wanted:
            _refuse_last(force, person_id)
        for role in sorted(wanted - held):
            grant_role(user=found.person, force=force, role=role, actor=f"user:{actor.pk}")
        for role in sorted(held - wanted):
            revoke_role(user=found.person, force=force, role=role, actor=f"user:{actor.pk}")


def remove(*, force: Force | None, person_id: int, actor: Any) -> None:
    """Take all roles of the force from the person and end all their sessions. Other forces' roles stay.

    Raises NotAMember, LastAdministrator.
    """
    with transaction.atomic():
        _one_at_a_time(force)
        found = _member(force, person_id)
        if Role.FORCE_ADMIN in found.roles:
            _refuse_last(force, person_id)
        for role in found.roles:
            revoke_role(user=found.person, force=force, role=role, actor=f"user:{actor.pk}")
        end_all(found.person)
        if force is not None:
            SocialAccount.objects.filter(user_id=person_id, provider=force.slug).delete()
            with tenancy.transaction(force):
                audit.record(
                    force_id=force.pk, actor=f"user:{actor.pk}", action="staff.removed", subject=f"user:{person_id}"
                )


def review(*, force: Force, person_id: int, decision: AccessReview.Decision, actor: Any) -> None:
    """Write down that an administrator has looked at the person's access; REMOVE removes.

    Raises NotAMember, LastAdministrator.
    """
    with tenancy.transaction(force):
        _member(force, person_id)
        AccessReview.objects.create(force=force, person_id=person_id, decision=decision, reviewer=f"user:{actor.pk}")
        audit.record(
            force_id=force.pk,
            actor=f"user:{actor.pk}",
            action="staff.access_reviewed",
            subject=f"user:{person_id}",
            decision=str(decision),
        )
        if decision == AccessReview.Decision.REMOVE:
            remove(force=force, person_id=person_id, actor=actor)


def refused(*, force: Force | None, actor: Any, what: str, subject: str) -> None:
    """Write down that somebody tried what is not allowed. `what` is a word of ours, never of theirs."""
    if force is None:
        return
    with tenancy.transaction(force):
        audit.record(force_id=force.pk, actor=f"user:{actor.pk}", action="staff.refused", subject=subject, what=what)


def _one_at_a_time(force: Force | None) -> None:
    """Two administrators who remove one another at once must not both succeed."""
    list(ForceGroup.objects.select_for_update().filter(force=force, role=Role.FORCE_ADMIN).values_list("pk"))


def _member(force: Force | None, person_id: int) -> Member:
    found = member(force, person_id)
    if found is None:
        raise NotAMember
    return found


def _refuse_last(force: Force | None, person_id: int) -> None:
    others = [each for each in members_of(force) if each.person.pk != person_id]
    if not any(Role.FORCE_ADMIN in each.roles for each in others):
        raise LastAdministrator
