"""To whom a report can be given."""

from collections.abc import Collection

from django.contrib.auth import get_user_model

from sites.access.models import ForceGroup
from sites.access.roles import REPORT_READERS


def colleagues_of(forces: Collection[int]) -> list[tuple[int, str]]:
    """Return (id, name) of the people who read reports of at least one of these forces, by name."""
    roles = [str(role) for role in REPORT_READERS]
    groups = ForceGroup.objects.filter(force_id__in=list(forces), role__in=roles).values("group_id")
    people = get_user_model()._default_manager.filter(is_active=True, groups__in=groups).distinct()
    return sorted(((person.pk, str(person)) for person in people), key=lambda one: one[1].casefold())
