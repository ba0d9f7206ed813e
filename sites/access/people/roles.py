"""Which roles an administrator may give: a closed list, whatever a form posts."""

from collections.abc import Iterable

from sites.access.roles import FORCE_ROLES, Role
from sites.forces.models import Force

PURPOSES = {
    Role.EDITOR: "Writes pages and forms, and submits them for approval",
    Role.PUBLISHER: "Approves and publishes pages and forms",
    Role.OFFICER: "Reads and works on reports from the public",
    Role.SUPERVISOR: "Reads and works on reports, and looks after the queue",
    Role.AUDITOR: "Reads who did what and when, and no reports",
    Role.FORCE_ADMIN: "Invites and removes people, and gives them roles",
    Role.NATIONAL_EDITOR: "Looks after the national library",
}


class RoleNotAllowed(Exception):
    """Somebody asked for a role that may not be given here, or for none."""


def assignable(force: Force | None) -> tuple[Role, ...]:
    """Return the roles that may be given for the force; for the national team, those that belong to no force."""
    return FORCE_ROLES if force else tuple(role for role in Role if role not in FORCE_ROLES)


def checked_roles(values: Iterable[str], force: Force | None) -> frozenset[Role]:
    """Return the roles that were asked for. Raises RoleNotAllowed for anything but one or more assignable ones."""
    wanted = set(values)
    allowed = {str(role) for role in assignable(force)}
    if not wanted or not wanted <= allowed:
        raise RoleNotAllowed
    return frozenset(Role(value) for value in wanted)
