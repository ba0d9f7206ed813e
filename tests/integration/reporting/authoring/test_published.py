"""What doors, search and the API are told is published: fresh, and with few queries."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from reporting.authoring.adoptions import adoptions_of
from reporting.authoring.published import forms_of_site, published_form
from reporting.authoring.sharing.models import HeldEdition
from reporting.catalogue.models import Edition, FormVersion
from sites.forces import hosts
from tests.factories.forms import adopt, draft_form_page, form_page, national_home, theft_form
from tests.factories.plain_forces import plain_force

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fresh_process")]


@pytest.fixture
def national():
    return national_home()


@pytest.fixture
def force():
    return plain_force("thames-valley")


@pytest.fixture
def source(national):
    return form_page(national, summary="Tell us about a theft.")


@pytest.fixture
def adoption(source, force):
    return adopt(source, force.site.root_page)


def site_of(force):
    return hosts.site_of_force(force.pk)


def test_a_draft_is_not_published(national):
    assert published_form(draft_form_page(national)) is None


def test_a_national_publication_changes_no_adoption_and_writes_nothing_to_it(source, adoption):
    assert published_form(adoption).form.text("en", "question.make.label") == "Make"
    before = type(adoption).objects.values().get(pk=adoption.pk)

    steps = source.steps.get_prep_value()
    steps[4]["value"]["items"][1]["value"]["label"] = "Make and model"
    source.steps = steps
    source.save_revision().publish()

    assert published_form(source).form.text("en", "question.make.label") == "Make and model"
    assert published_form(adoption).form.text("en", "question.make.label") == "Make"
    assert HeldEdition.objects.count() == 1
    assert type(adoption).objects.values().get(pk=adoption.pk) == before


def test_adoptions_without_an_overlay_share_one_edition(source, adoption):
    adopt(source, plain_force("hampshire").site.root_page)

    assert Edition.objects.count() == 1


def test_withdrawing_the_national_form_withdraws_its_adoptions_and_publishing_brings_them_back(source, adoption):
    published_form(adoption)
    source.unpublish()
    assert published_form(adoption) is None

    source.get_latest_revision().publish()
    assert published_form(adoption) is not None


def test_asking_again_costs_one_query_for_a_form_and_two_for_an_adoption(
    source, adoption, force, django_assert_num_queries
):
    published_form(source).page.locale  # noqa: B018 - the page's own locale is the caller's
    published_form(adoption).page.locale  # noqa: B018

    with django_assert_num_queries(1):
        published_form(source)
    with django_assert_num_queries(2):
        published_form(adoption, force_id=force.pk)


def test_the_forms_of_a_site_are_its_own_and_those_it_adopted(source, adoption, force):
    form_page(force.site.root_page, slug="local", title="Local form", built=theft_form("local"), summary="Ours")

    found = forms_of_site(site_of(force))

    assert [(form.slug, form.title, form.summary) for form in found] == [
        ("report-theft", "Report a theft", "Tell us about a theft."),
        ("local", "Local form", "Ours"),
    ]
    assert found[0].page.pk == adoption.pk


def test_drafts_withdrawn_and_restricted_forms_are_not_listed(source, adoption, force, national):
    home = force.site.root_page
    draft_form_page(home, slug="draft")
    hidden = form_page(home, slug="hidden", built=theft_form("hidden"))
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="x")
    assert [form.slug for form in forms_of_site(site_of(force))] == ["report-theft"]

    source.unpublish()

    assert forms_of_site(site_of(force)) == []


def test_another_forces_forms_are_never_listed(source, adoption):
    hampshire = plain_force("hampshire")

    assert forms_of_site(site_of(hampshire)) == []
    assert forms_of_site(site_of(hampshire), "cy") == []


def test_listing_many_forms_costs_no_more_queries_than_listing_one(source, force, national, django_assert_num_queries):
    home = force.site.root_page
    adopt(source, home)
    forms_of_site(site_of(force))
    with CaptureQueriesContext(connection) as one:
        forms_of_site(site_of(force))
    for number in range(4):
        more = form_page(national, slug=f"form-{number}", built=theft_form(f"form-{number}"))
        adopt(more, home)
    forms_of_site(site_of(force))

    with django_assert_num_queries(len(one)):
        assert len(forms_of_site(site_of(force))) == 5


def test_a_national_form_tells_which_forces_offer_it(source, adoption):
    adopt(source, plain_force("hampshire", phase="private").site.root_page)

    assert [(offer.name, offer.url) for offer in adoptions_of(source)] == [
        ("Thames Valley Police", "http://thames-valley.localhost:8000/report-theft/")
    ]


def test_a_welsh_national_form_leads_to_the_english_one_of_a_force_where_it_has_no_welsh(source, adoption, national):
    welsh = Locale.objects.get_or_create(language_code="cy")[0]
    national.copy_for_translation(welsh).save_revision().publish()
    page = source.copy_for_translation(welsh)

    assert [offer.url for offer in adoptions_of(page)] == ["http://thames-valley.localhost:8000/report-theft/"]


def test_an_adopted_form_cannot_be_deleted_under_its_adoptions(source, adoption):
    with pytest.raises(ProtectedError):
        source.delete()


def test_only_a_form_can_be_adopted(national, force):
    with pytest.raises(ValidationError):
        adopt(national, force.site.root_page, title="Home", slug="home")


def test_the_version_is_pinned_by_content(source):
    first = published_form(source).pinned
    source.save_revision().publish()

    assert published_form(source).pinned == first
    assert FormVersion.objects.count() == 1
