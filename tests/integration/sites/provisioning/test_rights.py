"""What the groups of a force may do with pages: theirs, and nobody else's."""

from typing import Any

import pytest
from wagtail.models import Page, Site, WorkflowPage

from sites.access.roles import Role
from sites.access.staff import create_staff
from sites.forces.models import Force
from sites.provisioning.force import provision_force

pytestmark = pytest.mark.django_db


def person(force: Force | None, role: Role) -> Any:
    name = f"{force.slug if force else 'national'}-{role}"
    return create_staff(
        username=name,
        password="bronze-kettle-on-a-hill",
        email=f"{name}@example.org",
        force=force,
        role=role,
        actor="system",
    )


def page_of(force: Force) -> Any:
    return Page.objects.descendant_of(force.site.root_page).get(slug="advice").specific


@pytest.fixture
def thames(national: Site) -> Force:
    return provision_force(slug="thames-valley", actor="system").force


@pytest.fixture
def hampshire(national: Site) -> Force:
    return provision_force(slug="hampshire", actor="system").force


def test_an_editor_changes_and_adds_pages_and_cannot_publish(thames: Force) -> None:
    rights = page_of(thames).permissions_for_user(person(thames, Role.EDITOR))

    assert rights.can_edit()
    assert rights.can_add_subpage()
    assert not rights.can_publish()
    assert not rights.can_unpublish()


def test_a_publisher_publishes(thames: Force) -> None:
    rights = page_of(thames).permissions_for_user(person(thames, Role.PUBLISHER))

    assert rights.can_edit()
    assert rights.can_publish()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.FORCE_ADMIN])
def test_the_others_have_no_rights_to_pages(thames: Force, role: Role) -> None:
    rights = page_of(thames).permissions_for_user(person(thames, role))

    assert not rights.can_edit()
    assert not rights.can_add_subpage()
    assert not rights.can_publish()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_nobody_of_one_force_may_touch_anothers_or_the_national_tree(
    thames: Force, hampshire: Force, national: Site, role: Role
) -> None:
    someone = person(thames, role)

    for page in (page_of(hampshire), hampshire.site.root_page, national.root_page, *national.root_page.get_children()):
        rights = page.permissions_for_user(someone)
        assert not rights.can_edit(), page
        assert not rights.can_add_subpage(), page


def test_the_explorer_of_an_editor_begins_at_their_own_home(thames: Force, hampshire: Force) -> None:
    from wagtail.permission_policies.pages import PagePermissionPolicy

    found = PagePermissionPolicy().explorable_instances(person(thames, Role.EDITOR))

    assert thames.site.root_page.page_ptr_id in found.values_list("pk", flat=True)
    assert not found.filter(path__startswith=hampshire.site.root_page.path).exists()


def test_a_welsh_forces_editor_works_in_both_trees(national: Site) -> None:
    force = provision_force(slug="dyfed-powys", actor="system").force
    welsh_home = force.site.root_page.get_translations().get()

    assert welsh_home.permissions_for_user(person(force, Role.EDITOR)).can_edit()


def test_the_national_editor_publishes_national_pages_only(thames: Force, national: Site) -> None:
    editor = person(None, Role.NATIONAL_EDITOR)

    assert national.root_page.permissions_for_user(editor).can_publish()
    assert not page_of(thames).permissions_for_user(editor).can_edit()


def test_an_editors_page_goes_to_the_publishers_of_the_force_for_approval(thames: Force) -> None:
    workflow = WorkflowPage.objects.get(page=thames.site.root_page).workflow
    tasks = [task.specific for task in workflow.tasks]

    assert [type(task).__name__ for task in tasks] == ["GroupApprovalTask", "SecondApprovalTask"]
    for task in tasks:
        assert list(task.groups.values_list("name", flat=True)) == ["thames-valley: Comms publisher"]
