"""Accounts of staff and their roles."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from sites.access.memberships import forces_with, is_national
from sites.access.roles import REPORT_READERS, Role
from sites.access.staff import NoSuchRole, UsernameTaken, create_staff, grant_role, revoke_role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import plain_force
from tests.factories.staff import PASSWORD, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def force() -> Force:
    return plain_force("thames-valley")


def new(force: Force | None, role: Role = Role.OFFICER, **changes: str) -> object:
    words = {"username": "olwen", "password": PASSWORD, "email": "Olwen@EXAMPLE.org", **changes}
    return create_staff(force=force, role=role, actor="user:9", **words)


def audited(force: Force, action: str) -> list[tuple[str, str, str]]:
    with tenancy.transaction(force):
        rows = AuditEvent.objects.filter(force_id=force.pk, action=action)
        return [(row.actor, row.subject, row.detail["role"]) for row in rows]


def test_a_new_person_holds_exactly_one_role_of_one_force(force: Force) -> None:
    staff(Role.EDITOR, force)

    person = new(force)

    assert forces_with(person, REPORT_READERS) == {force.pk}
    assert forces_with(person, [Role.EDITOR]) == frozenset()
    assert person.has_perm("wagtailadmin.access_admin")
    assert person.check_password(PASSWORD)
    assert not person.is_superuser
    assert ("user:9", f"user:{person.pk}", "officer") in audited(force, "staff.role_granted")


def test_a_taken_name_is_told_and_changes_nobody(force: Force) -> None:
    staff(Role.EDITOR, force, username="olwen")

    with pytest.raises(UsernameTaken, match="'olwen' is taken"):
        new(force)

    assert not get_user_model().objects.get(username="olwen").groups.filter(force_group__role="officer").exists()


@pytest.mark.parametrize("password", ["short", "1234567890123456", "password123456password"[:8]])
def test_a_weak_password_is_refused(force: Force, password: str) -> None:
    staff(Role.EDITOR, force)

    with pytest.raises(ValidationError):
        new(force, password=password)


def test_a_force_that_was_not_provisioned_has_no_roles_and_no_half_made_account(force: Force) -> None:
    with pytest.raises(NoSuchRole, match="Provision it first"):
        new(force)

    assert not get_user_model().objects.filter(username="olwen").exists()


def test_granting_and_revoking_are_seen_at_once_and_audited_once(force: Force) -> None:
    person = staff(Role.EDITOR, force)
    assert not forces_with(person, REPORT_READERS)

    for _ in range(2):
        grant_role(user=person, force=force, role=Role.SUPERVISOR, actor="user:9")
    assert forces_with(person, REPORT_READERS) == {force.pk}
    for _ in range(2):
        revoke_role(user=person, force=force, role=Role.SUPERVISOR, actor="user:9")

    assert not forces_with(person, REPORT_READERS)
    assert audited(force, "staff.role_revoked") == [("user:9", f"user:{person.pk}", "supervisor")]


def test_a_national_role_belongs_to_no_force_and_stands_in_wagtails_log(force: Force) -> None:
    person = staff(Role.NATIONAL_EDITOR)

    assert is_national(person)
    assert forces_with(person, Role) == frozenset()
    entry = ModelLogEntry.objects.get(action="soh.role_granted")
    assert entry.data == {"role": "national_editor", "actor": "system"}


def test_a_role_of_one_force_is_none_of_another(force: Force) -> None:
    other = plain_force("hampshire")
    staff(Role.OFFICER, other)

    assert forces_with(staff(Role.OFFICER, force), REPORT_READERS) == {force.pk}
