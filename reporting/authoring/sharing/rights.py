"""Who of a force sees and decides which version of a form is in use."""

from __future__ import annotations

from typing import Any

from sites.access.memberships import forces_with, is_national
from sites.access.roles import CONTENT_ROLES, PUBLISHING_ROLES, Role
from sites.forces.models import Force

_LOOKING = CONTENT_ROLES | {Role.FORCE_ADMIN}
_UNDOING = PUBLISHING_ROLES | {Role.FORCE_ADMIN}


def forces_seen_by(user: Any) -> frozenset[int]:
    """The forces whose forms the person may look at: their own, for the national team all."""
    if is_national(user):
        return frozenset(Force.objects.values_list("pk", flat=True))
    return forces_with(user, _LOOKING)


def forces_of_person(user: Any) -> frozenset[int]:
    """The forces for which the person works on forms."""
    return forces_with(user, _LOOKING)


def may_decide(user: Any, force_id: int) -> bool:
    """Whether the person takes and declines updates for the force: its publishers, and nobody of the national team."""
    return force_id in forces_with(user, PUBLISHING_ROLES)


def may_undo(user: Any, force_id: int) -> bool:
    """Whether the person may go back to the version before: publishers and force administrators."""
    return force_id in forces_with(user, _UNDOING)
