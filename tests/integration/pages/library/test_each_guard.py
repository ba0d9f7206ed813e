"""Each guard of the library, of files and of lists of pages by itself, asked directly."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission, Locale

from pages.library.permissions import LibraryPolicy, may_change, may_publish, visible_entries
from pages.library.questions import Question
from pages.serving.files import is_served_by
from pages.serving.visibility import pages_of
from sites.access.roles import Role
from sites.forces import hosts
from sites.forces.models import Force
from tests.factories.staff import staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]


@pytest.fixture
def entries(thames_valley: Force, hampshire: Force) -> dict[str, Question]:
    """The same question of the national team and of two forces."""
    locale = Locale.objects.get_or_create(language_code="en")[0]
    return {
        force.slug if force else "national": Question.objects.create(
            key="a-question", name="Why?", answer="So.", force=force, locale=locale
        )
        for force in (None, thames_valley, hampshire)
    }


def _of(found: Any) -> set[str]:
    return {entry.force.slug if entry.force else "national" for entry in found}


@pytest.mark.parametrize(
    ("role", "seen", "changed", "published"),
    [
        (Role.EDITOR, {"national", "thames-valley"}, {"thames-valley"}, set()),
        (Role.PUBLISHER, {"national", "thames-valley"}, {"thames-valley"}, {"thames-valley"}),
        (Role.OFFICER, set(), set(), set()),
        (Role.FORCE_ADMIN, set(), set(), set()),
    ],
)
def test_entries_are_seen_and_changed_by_those_who_work_on_them(
    entries: dict[str, Question],
    thames_valley: Force,
    role: Role,
    seen: set[str],
    changed: set[str],
    published: set[str],
) -> None:
    person, policy = staff(role, thames_valley), LibraryPolicy(Question)

    def allowed(action: str) -> set[str]:
        return _of(e for e in entries.values() if policy.user_has_permission_for_instance(person, action, e))

    assert _of(visible_entries(Question, person)) == seen == allowed("view")
    assert _of(e for e in entries.values() if may_change(person, e)) == changed == allowed("change")
    assert _of(e for e in entries.values() if may_publish(person, e)) == published == allowed("publish")
    assert _of(policy.instances_user_has_any_permission_for(person, ["change"])) == changed
    assert _of(policy.instances_user_has_any_permission_for(person, ["publish"])) == published
    assert policy.user_has_permission(person, "change") == bool(changed)
    assert policy.user_has_permission(person, "publish") == bool(published)


def test_the_national_team_changes_national_entries_only(entries: dict[str, Question]) -> None:
    person = staff(Role.NATIONAL_EDITOR)

    assert _of(LibraryPolicy(Question).instances_user_has_any_permission_for(person, ["change"])) == {"national"}
    assert _of(e for e in entries.values() if may_change(person, e)) == {"national"}
    assert _of(e for e in entries.values() if may_publish(person, e)) == {"national"}


def test_a_collection_is_served_by_the_site_of_its_force_until_it_is_private(
    thames_valley: Force, hampshire: Force
) -> None:
    group = staff(Role.PUBLISHER, hampshire).groups.get()
    collection = Collection.get_first_root_node().add_child(name="Theirs")
    right = Permission.objects.get(codename="choose_image")
    GroupCollectionPermission.objects.create(group=group, collection=collection, permission=right)

    inner = collection.add_child(name="Inner")
    CollectionViewRestriction.objects.create(collection=inner, restriction_type="password", password="x")

    def is_served(force: Force, asked: Collection = collection) -> bool:
        request: Any = SimpleNamespace(hosted_site=hosts.site_of_force(force.pk))
        return is_served_by(asked, request)

    assert not is_served(hampshire, inner)
    assert (is_served(hampshire), is_served(thames_valley)) == (True, False)
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="password", password="x")
    assert (is_served(hampshire), is_served(thames_valley)) == (False, False)


def test_a_language_that_a_site_has_not_has_no_pages(thames_valley: Force) -> None:
    assert thames_valley.site is not None
    site = hosts.site_of_force(thames_valley.pk)

    assert list(pages_of(site, language="cy")) == []
    assert [page.pk for page in pages_of(site)] == [thames_valley.site.root_page_id]
