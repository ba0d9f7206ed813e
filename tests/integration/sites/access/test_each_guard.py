"""Each guard of the staff door by itself, asked directly: that others behind it refuse, too, must not be needed."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation
from rest_framework.exceptions import NotFound
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, Locale, Page, Site
from wagtail_localize.models import TranslationSource

from pages.library.questions import Question
from search.web.views import results
from sites.access.admin_scope import is_missing
from sites.access.choices import own_choices
from sites.access.files import ForceFilePolicy
from sites.access.memberships import forces_with
from sites.access.ownership import foreign_among, has_owner
from sites.access.page_lists import explorable
from sites.access.page_scope import named_pages_are_theirs
from sites.access.people import changes, emergency, members
from sites.access.people.admin_hooks import AccessPanel, people_menu_item
from sites.access.people.pages import required
from sites.access.redirect_policy import ForceRedirectPolicy
from sites.access.redirects import OwnRedirectForm
from sites.access.roles import Role
from sites.access.sign_in.provider import _member_called
from sites.access.trail.admin_hooks import TrailMenuItem
from sites.access.translation_scope import named_translations_are_theirs
from sites.forces import hosts
from sites.forces.models import Force
from soh.api.permissions import SiteIsOpen
from tests.factories.staff import staff, superuser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]


def _request(user: Any, method: str = "get", **fields: Any) -> Any:
    request = getattr(RequestFactory(), method)("/admin/", fields)
    request.user = user
    return request


def _match(name: str, **kwargs: Any) -> Any:
    return SimpleNamespace(view_name=name, url_name=name, route=name, kwargs=kwargs)


def _home(force: Force) -> Page:
    assert force.site is not None
    return force.site.root_page


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.OFFICER, Role.FORCE_ADMIN])
def test_screens_of_the_national_team_are_missing_for_people_of_forces(thames_valley: Force, role: Role) -> None:
    national = staff(Role.NATIONAL_EDITOR)
    asked = _match("national_sharing:again", pk=1)

    assert is_missing(_request(staff(role, thames_valley)), asked)
    assert not is_missing(_request(national), asked)


def test_a_page_that_is_not_theirs_is_missing_before_any_view_is_asked(thames_valley: Force, hampshire: Force) -> None:
    person = staff(Role.PUBLISHER, thames_valley)
    own, foreign = (_match("wagtailadmin_pages:edit", page_id=_home(force).pk) for force in (thames_valley, hampshire))

    assert is_missing(_request(person), foreign)
    assert not is_missing(_request(person), own)
    assert is_missing(_request(staff(Role.AUDITOR, thames_valley)), own)


def test_what_says_nothing_of_a_force_belongs_to_none() -> None:
    assert not has_owner(Tag)
    assert has_owner(Page)


def test_the_explorer_lists_own_pages_only(thames_valley: Force, hampshire: Force) -> None:
    listed = explorable(None, Page.objects.all(), _request(staff(Role.EDITOR, thames_valley)))

    assert [page.pk for page in listed] == [_home(thames_valley).pk]


def test_the_administrators_panel_tells_of_their_own_force(thames_valley: Force, hampshire: Force) -> None:
    person = staff(Role.FORCE_ADMIN, thames_valley)

    rows = AccessPanel().get_context_data({"request": _request(person)})["rows"]

    assert [force for force, _, _ in rows] == [thames_valley]


def test_menus_offer_people_and_trail_to_those_who_may_see_them(thames_valley: Force) -> None:
    shown = {
        role: (people_menu_item().is_shown(_request(person)), TrailMenuItem("x", "/x/").is_shown(_request(person)))
        for role in (Role.PUBLISHER, Role.AUDITOR, Role.FORCE_ADMIN)
        for person in [staff(role, thames_valley)]
    }

    assert shown == {
        Role.PUBLISHER: (False, False),
        Role.AUDITOR: (False, True),
        Role.FORCE_ADMIN: (True, False),
    }


def test_what_is_refused_of_the_national_team_is_in_no_forces_trail() -> None:
    changes.refused(force=None, actor=superuser(), what="second_factor", subject="user:1")


def test_what_only_forces_have_is_missing_for_the_national_team(thames_valley: Force) -> None:
    assert required(thames_valley) == thames_valley
    with pytest.raises(Http404):
        required(None)


def test_nobody_takes_by_emergency_a_role_that_they_have(thames_valley: Force) -> None:
    engineer = staff(Role.OFFICER, thames_valley)
    get_user_model().objects.filter(pk=engineer.pk).update(is_superuser=True, is_platform_staff=True)
    engineer = get_user_model().objects.get(pk=engineer.pk)

    with pytest.raises(emergency.AlreadyHeld):
        emergency.begin(person=engineer, force=thames_valley, role=Role.OFFICER, reason="Ticket 18", minutes=60)


def test_a_redirect_is_judged_by_the_site_that_was_chosen(thames_valley: Force, hampshire: Force) -> None:
    form: Any = OwnRedirectForm.__new__(OwnRedirectForm)
    form.own = tuple(hosts.site_of_force(force.pk) for force in (thames_valley, hampshire))

    for force in (thames_valley, hampshire):
        form.cleaned_data = {"site": force.site}
        assert form._site().force.id == force.pk
    form.cleaned_data = {"site": None}
    assert form._site() is None


def test_a_provider_signs_in_members_of_its_own_force(thames_valley: Force, hampshire: Force) -> None:
    person = staff(Role.OFFICER, thames_valley)
    rules: Any = {force.pk: SimpleNamespace(force_id=force.pk) for force in (thames_valley, hampshire)}

    assert _member_called(person.email, rules[thames_valley.pk]) == person
    assert _member_called(person.email, rules[hampshire.pk]) is None
    assert _member_called("nobody@example.org", rules[thames_valley.pk]) is None


def test_forms_offer_own_sites_and_pages(thames_valley: Force, hampshire: Force) -> None:
    person = staff(Role.PUBLISHER, thames_valley)

    assert list(own_choices(Site.objects.all(), person)) == [thames_valley.site]
    assert [page.pk for page in own_choices(Page.objects.all(), person)] == [_home(thames_valley).pk]


def test_a_file_of_another_force_may_not_be_chosen(thames_valley: Force, hampshire: Force) -> None:
    person, other = staff(Role.PUBLISHER, thames_valley), staff(Role.PUBLISHER, hampshire)
    policy = ForceFilePolicy(get_image_model(), auth_model=get_image_model(), owner_field_name="uploaded_by_user")
    theirs = Collection.get_first_root_node().add_child(name="Theirs")
    right = GroupCollectionPermission.objects.filter(permission__codename="choose_image").first()
    if right is not None:
        GroupCollectionPermission.objects.create(
            group=other.groups.first(), collection=theirs, permission=right.permission
        )
    image = get_image_model()(title="x", collection=theirs)

    assert not policy.user_has_permission_for_instance(person, "choose", image)


def test_of_sites_those_of_other_forces_are_foreign(thames_valley: Force, hampshire: Force) -> None:
    assert thames_valley.site is not None
    assert hampshire.site is not None
    site = hosts.site_of_force(thames_valley.pk)

    assert foreign_among(Site, [thames_valley.site.pk, hampshire.site.pk], site) == {str(hampshire.site.pk)}


def test_a_page_moves_within_its_own_site_whoever_moves_it(thames_valley: Force, hampshire: Force) -> None:
    person = staff(Role.PUBLISHER, thames_valley, hampshire)
    page = _home(thames_valley).add_child(instance=Page(title="One", slug="one"))
    inner = _home(thames_valley).add_child(instance=Page(title="Two", slug="two"))
    request = _request(person)

    def may_move(to: Page) -> bool:
        arguments = {"page_to_move_id": page.pk, "destination_id": to.pk}
        return named_pages_are_theirs(person, "wagtailadmin_pages:move_confirm", request, arguments)

    assert may_move(inner)
    assert not may_move(_home(hampshire))


def test_a_role_counts_in_the_force_that_gave_it(thames_valley: Force, hampshire: Force) -> None:
    person = staff(Role.OFFICER, thames_valley)

    assert forces_with(person, [Role.OFFICER]) == {thames_valley.pk}
    assert forces_with(person, [Role.AUDITOR]) == frozenset()
    assert members.member(hampshire, person.pk) is None


def test_redirects_are_for_those_who_publish(thames_valley: Force) -> None:
    policy = ForceRedirectPolicy(Redirect)
    allowed = {
        role: policy.user_has_permission(staff(role, thames_valley), "add")
        for role in (Role.PUBLISHER, Role.EDITOR, Role.OFFICER)
    }

    assert allowed == {Role.PUBLISHER: True, Role.EDITOR: False, Role.OFFICER: False}
    assert not policy.user_has_permission(staff(Role.PUBLISHER, thames_valley, username="other"), "choose")


def test_a_translated_entry_is_theirs_when_every_language_of_it_is(thames_valley: Force, hampshire: Force) -> None:
    locale = Locale.objects.get_or_create(language_code="en")[0]
    own, foreign = (
        TranslationSource.update_or_create_from_instance(
            Question.objects.create(key="a-question", name="Why?", answer="So.", force=force, locale=locale)
        )[0]
        for force in (thames_valley, hampshire)
    )
    person = staff(Role.PUBLISHER, thames_valley)

    def may_update(source: TranslationSource) -> bool:
        return named_translations_are_theirs(
            person, "wagtail_localize:update_translations", {"translation_source_id": source.pk}
        )

    assert may_update(own)
    assert not may_update(foreign)


def test_the_api_of_a_private_site_is_for_keys_only() -> None:
    site = SimpleNamespace(force=SimpleNamespace(phase="private"), is_public=False)

    with pytest.raises(NotFound):
        SiteIsOpen().has_permission(SimpleNamespace(hosted_site=site, auth=None), None)
    assert SiteIsOpen().has_permission(SimpleNamespace(hosted_site=site, auth="a key"), None)


def test_nothing_is_searched_in_a_language_that_a_site_has_not(rf: RequestFactory) -> None:
    request: Any = rf.get("/cy/search/")
    request.hosted_site = SimpleNamespace(homes={"en": 1})

    with translation.override("cy"), pytest.raises(Http404):
        results(request)
