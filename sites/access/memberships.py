"""Which roles a person holds for which forces. In the admin, the tenant is the person's memberships."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied

from sites.access.models import ForceGroup
from sites.access.roles import CONTENT_ROLES, Role

_MEMO = "_force_memberships"
OWN_SITES = "_own_sites"
"""Under which name `trees` keeps a person's sites on the user object."""


def memberships(user: Any) -> frozenset[tuple[int | None, Role]]:
    """Return (force id, role) pairs of a person; asked once per user object. Empty for the inactive and anonymous."""
    if not getattr(user, "is_active", False):
        return frozenset()
    found = getattr(user, _MEMO, None)
    if found is None:
        rows = ForceGroup.objects.filter(group__user=user.pk).values_list("force_id", "role")
        found = frozenset((force_id, Role(role)) for force_id, role in rows)
        setattr(user, _MEMO, found)
    return found


def forget(user: Any) -> None:
    """Let the next question about this user object ask the database again."""
    for memo in (_MEMO, OWN_SITES, "_perm_cache", "_group_perm_cache"):
        if hasattr(user, memo):  # `request.user` is a lazy object: its own __dict__ holds none of these
            delattr(user, memo)


def forces_with(user: Any, roles: Iterable[Role]) -> frozenset[int]:
    """Return the ids of the forces for which the person holds at least one of these roles."""
    wanted = frozenset(roles)
    return frozenset(force_id for force_id, role in memberships(user) if force_id is not None and role in wanted)


def forces_of(user: Any) -> frozenset[int]:
    """Return the ids of all forces the person works for."""
    return forces_with(user, Role)


def require_one_of(user: Any, roles: Iterable[Role]) -> frozenset[int]:
    """Return the forces for which the person holds one of these roles. Raises PermissionDenied when there is none."""
    found = forces_with(user, roles)
    if not found:
        raise PermissionDenied
    return found


def runs_platform(user: Any) -> bool:
    """Whether the person runs the platform: the only one to whom no verdict and no tree applies."""
    return bool(getattr(user, "is_active", False) and getattr(user, "is_superuser", False))


def edits_national(user: Any) -> bool:
    """Whether the person edits the national library. Forces' own content is no more theirs than another force's."""
    return (None, Role.NATIONAL_EDITOR) in memberships(user)


def is_national(user: Any) -> bool:
    """Whether the person edits the national library, or runs the platform."""
    return runs_platform(user) or edits_national(user)


def works_on_content(user: Any) -> bool:
    """Whether the person edits pages, files or the library: a force's, the national ones, or all."""
    return is_national(user) or bool(forces_with(user, CONTENT_ROLES))
