"""Permission policies for Wagtail's registry. Each app registers its own in `AppConfig.ready()`."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet
from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy


class ClosedPolicy(BasePermissionPolicy):
    """Nobody may do anything with the model through Wagtail's generic views: no group right and no superuser either.

    For models that are read through doors of their own, under rules that Wagtail does not know.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """No."""
        return False

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Return nobody."""
        return get_user_model()._default_manager.none()


def close(*models: type[Model]) -> None:
    """Register the closed policy for these models."""
    for model in models:
        if not isinstance(policy_registry.get_by_type(model, fallback=False), ClosedPolicy):
            register_permission_policy(model, ClosedPolicy(model))
