"""Who may send visitors of which site elsewhere: a force's publishers those of their own sites."""

from collections.abc import Iterable
from typing import Any

from wagtail.contrib.redirects.models import Redirect
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from sites.access.memberships import edits_national, forces_with, runs_platform
from sites.access.redirect_scope import own_redirects
from sites.access.roles import PUBLISHING_ROLES

_ACTIONS = frozenset({"add", "change", "delete", "view"})


class ForceRedirectPolicy(ModelPermissionPolicy):
    """Publishers of a force and national editors, for redirects of their own sites only."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether there may be redirects with which the person may do so."""
        if runs_platform(user):
            return True
        return action in _ACTIONS and (edits_national(user) or bool(forces_with(user, PUBLISHING_ROLES)))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Whether there may be redirects with which the person may do one of these."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        """Whether the person may do one of these with this redirect."""
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the person may do so with this redirect."""
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        """Return the redirects with which the person may do one of these."""
        if runs_platform(user):
            return Redirect.objects.all()
        if not self.user_has_any_permission(user, actions):
            return Redirect.objects.none()
        return own_redirects(user)


def register() -> None:
    """Register the policy above Wagtail's own."""
    if not isinstance(policy_registry.get_by_type(Redirect, fallback=False), ForceRedirectPolicy):
        register_permission_policy(Redirect, ForceRedirectPolicy(Redirect), exact_class=True)
