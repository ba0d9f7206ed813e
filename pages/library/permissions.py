"""Who may see and change entries of the shared library.

A force's content staff see the national entries and their own forces', and change their own; the national team changes
the national ones. Another force's entry is missing for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from pages.library.entries import LibraryEntry, libraries
from sites.access import memberships
from sites.access.roles import CONTENT_ROLES, PUBLISHING_ROLES, Role

PUBLISHING = frozenset({"publish", "unpublish", "lock", "unlock"})
"""What publishers do and editors do not."""


def visible_entries(model: type[Any], user: Any) -> QuerySet[Any]:
    """Return the entries that a person may see: none without a content role."""
    entries: QuerySet[Any] = model._default_manager.all()
    if user.is_superuser:
        return entries
    forces = memberships.forces_with(user, CONTENT_ROLES)
    if not forces and not memberships.is_national(user):
        return entries.none()
    return entries.filter(Q(force=None) | Q(force__in=forces))


def may_change(user: Any, entry: LibraryEntry) -> bool:
    """Whether a person may change or delete this entry."""
    if user.is_superuser:
        return True
    if entry.force_id is None:
        return memberships.is_national(user)
    return entry.force_id in memberships.forces_with(user, CONTENT_ROLES)


def may_publish(user: Any, entry: LibraryEntry) -> bool:
    """Whether a person may publish and withdraw this entry."""
    if user.is_superuser:
        return True
    if entry.force_id is None:
        return memberships.is_national(user)
    return entry.force_id in memberships.forces_with(user, PUBLISHING_ROLES)


class LibraryPolicy(BasePermissionPolicy):
    """The rules above in the terms of Wagtail's admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether there may be entries on which the person may act so. Nothing is deleted: it is withdrawn."""
        if action == "delete":
            return False
        roles = PUBLISHING_ROLES if action in PUBLISHING else CONTENT_ROLES
        return memberships.is_national(user) or bool(memberships.forces_with(user, roles))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the person may act so on this entry."""
        if action in ("view", "choose"):
            return bool(visible_entries(type(instance), user).filter(pk=instance.pk).exists())
        if action == "delete":
            return False
        return may_publish(user, instance) if action in PUBLISHING else may_change(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Return the entries on which the person may act in one of these ways."""
        visible = visible_entries(self.model, user)
        if user.is_superuser or {"view", "choose"} & set(actions):
            return visible
        if set(actions) <= {"delete"}:
            return visible.none()
        roles = PUBLISHING_ROLES if set(actions) <= PUBLISHING else CONTENT_ROLES
        own = Q(force__in=memberships.forces_with(user, roles))
        return visible.filter(own | Q(force=None) if memberships.is_national(user) else own)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Return the people with a content role, and those who run the platform."""
        roles = [*CONTENT_ROLES, Role.NATIONAL_EDITOR]
        able = Q(groups__force_group__role__in=roles) | Q(is_superuser=True)
        return get_user_model()._default_manager.filter(able, is_active=True).distinct()


def register() -> None:
    """Register the policy for every library, before Wagtail makes one of its own."""
    for model in libraries():
        if not isinstance(policy_registry.get_by_type(model, fallback=False), LibraryPolicy):
            register_permission_policy(model, LibraryPolicy(model))
