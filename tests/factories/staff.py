"""Staff of forces, with the groups that provisioning gives them, and a browser on the staff door."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page

from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.access.staff import create_staff, grant_role
from sites.forces.models import Force
from sites.provisioning import people

PASSWORD = "bronze-kettle-on-a-hill"


def staff(role: Role, *forces: Force, username: str = "") -> Any:
    """Return a person with this role for each force; without a force, one of the national team."""
    owners: tuple[Force | None, ...] = forces or (None,)
    for force in owners:
        _open_groups(force)
    name = username or "-".join([role, *(force.slug for force in forces)])
    person = create_staff(
        username=name,
        password=PASSWORD,
        email=f"{name}@example.org",
        force=owners[0],
        role=role,
        actor="system",
    )
    for force in owners[1:]:
        grant_role(user=person, force=force, role=role, actor="system")
    return get_user_model().objects.get(pk=person.pk)


def superuser(username: str = "root") -> Any:
    """Return a platform engineer without any role."""
    return get_user_model().objects.create_superuser(username, f"{username}@example.org", PASSWORD)


def staff_browser(person: Any = None, **options: Any) -> Client:
    """Return a browser at the staff door, signed in as this person."""
    browser = Client(headers={"host": settings.STAFF_HOST}, **options)
    if person is not None:
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def _open_groups(force: Force | None) -> None:
    if ForceGroup.objects.filter(force=force).exists():
        return
    homes = [force.site.root_page] if force else [Page.objects.get(depth=1)]
    collection = people.collection_of(force.name if force else "National")
    people.groups_of(force=force, homes=homes, collection=collection)
