"""Groups that stand for roles change by `sites.access.staff` alone.

Wagtail's screens of users and groups, which people with platform powers may open, would give a role without a line in
the force's audit trail and without the alert of emergency access.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models.signals import m2m_changed

from sites.access.models import ForceGroup

_is_open: ContextVar[bool] = ContextVar("role_groups_are_open", default=False)
_CHANGES = ("pre_add", "pre_remove", "pre_clear")


@contextmanager
def opened() -> Iterator[None]:
    """Let roles change inside the block."""
    token = _is_open.set(True)
    try:
        yield
    finally:
        _is_open.reset(token)


def refuse(instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_: Any) -> None:
    """Raise PermissionDenied for a change of a role's group from elsewhere."""
    if action not in _CHANGES or _is_open.get():
        return
    if reverse:
        touched = ForceGroup.objects.filter(group=instance)
    elif action == "pre_clear":
        touched = ForceGroup.objects.filter(group__user=instance.pk)
    else:
        touched = ForceGroup.objects.filter(group_id__in=pk_set or ())
    if touched.exists():
        raise PermissionDenied("Roles are given and taken under People.")


def connect() -> None:
    """Stand guard."""
    m2m_changed.connect(refuse, sender=get_user_model().groups.through, dispatch_uid="guard-role-groups")
