"""Accounts of a force's staff and the roles that they hold. Called by the demo and by force administrators' pages."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from sites.access import group_guard, memberships
from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import audit, tenancy


class UsernameTaken(Exception):
    """Somebody has this user name already."""


class NoSuchRole(Exception):
    """The force has no group for this role: it was not provisioned, or the role belongs to the national team."""


def create_staff(*, username: str, password: str, email: str, force: Force | None, role: Role, actor: str) -> Any:
    """Return a new account with one role of a force, or with a national role when `force` is None.

    Raises UsernameTaken, NoSuchRole, and ValidationError for a password that is too weak.
    """
    people = get_user_model()
    person = people(username=people.normalize_username(username), email=people.objects.normalize_email(email))
    validate_password(password, person)
    person.set_password(password)
    with transaction.atomic():
        try:
            with transaction.atomic():
                person.save()
        except IntegrityError as error:
            raise UsernameTaken(f"The user name {username!r} is taken. Choose another.") from error
        grant_role(user=person, force=force, role=role, actor=actor)
    return person


def grant_role(*, user: Any, force: Force | None, role: Role, actor: str) -> None:
    """Give a person a role; one held already stays and is not audited twice. Raises NoSuchRole."""
    with transaction.atomic():
        group = _group(force, role)
        if user.groups.filter(pk=group.group_id).exists():
            return
        with group_guard.opened():
            user.groups.add(group.group_id)
        _tell(user, force, role, actor, "role_granted")


def revoke_role(*, user: Any, force: Force | None, role: Role, actor: str) -> None:
    """Take a role from a person, from their next request on. Raises NoSuchRole."""
    with transaction.atomic():
        group = _group(force, role)
        if not user.groups.filter(pk=group.group_id).exists():
            return
        with group_guard.opened():
            user.groups.remove(group.group_id)
        _tell(user, force, role, actor, "role_revoked")


def _group(force: Force | None, role: Role) -> ForceGroup:
    found = ForceGroup.objects.filter(force=force, role=role).first()
    if found is None:
        owner = force.name if force else "The national team"
        raise NoSuchRole(f"{owner} has no group for the role {role.label!r}. Provision it first.")
    return found


def _tell(user: Any, force: Force | None, role: Role, actor: str, action: str) -> None:
    """A force's roles stand in the force's audit log, national ones, which belong to no force, in Wagtail's log."""
    memberships.forget(user)
    if force is None:
        log(user, f"soh.{action}", data={"role": str(role), "actor": actor})
        return
    with tenancy.transaction(force):
        audit.record(
            force_id=force.pk,
            actor=actor,
            action=f"staff.{action}",
            subject=f"user:{user.pk}",
            role=str(role),
        )
