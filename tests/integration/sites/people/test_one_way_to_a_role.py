"""A role is given by the one function that writes it down, and by no screen of Wagtail's."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction

from sites.access.memberships import memberships
from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.staff import staff, staff_browser, superuser


@pytest.fixture
def officers(thames: Force) -> Group:
    staff(Role.OFFICER, thames, username="olwen")
    return Group.objects.get(force_group__force=thames, force_group__role=Role.OFFICER)


def test_platform_powers_give_nobody_a_role_on_the_screen_of_users(officers: Group) -> None:
    engineer = superuser()
    words = {"username": "root", "email": "root@example.org", "first_name": "R", "last_name": "T", "is_superuser": "on"}

    answer = staff_browser(engineer).post(f"/admin/users/edit/{engineer.pk}/", {**words, "groups": [officers.pk]})

    assert answer.status_code in (302, 403)
    assert memberships(type(engineer).objects.get(pk=engineer.pk)) == frozenset()


def test_no_way_of_changing_groups_leads_round(officers: Group) -> None:
    engineer: Any = superuser()
    member = officers.user_set.get()

    for change in (
        lambda: engineer.groups.add(officers),
        lambda: engineer.groups.set([officers]),
        lambda: officers.user_set.add(engineer),
        officers.user_set.clear,
        member.groups.clear,
        lambda: member.groups.remove(officers),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            change()


def test_other_groups_are_free(db: None) -> None:
    group = Group.objects.create(name="Testers")
    engineer = superuser()

    engineer.groups.add(group)

    assert engineer.groups.get() == group


def test_no_account_is_deleted_because_audit_trails_name_it(officers: Group) -> None:
    member, browser = officers.user_set.get(), staff_browser(superuser())

    answers = [
        browser.post(f"/admin/users/delete/{member.pk}/"),
        browser.post(f"/admin/bulk/accounts/user/delete/?next=/admin/users/&id={member.pk}"),
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert type(member).objects.filter(pk=member.pk).exists()
