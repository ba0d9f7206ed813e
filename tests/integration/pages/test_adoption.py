"""An adopted page shows the national page, live and unrestricted, wherever pages are read or listed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db.models import ProtectedError
from wagtail.models import PageViewRestriction

from pages.editor.adoption import why_not_adoptable
from pages.serving.visibility import public_pages
from pages.types.adopted import AdoptedPage
from pages.types.section import SectionPage
from sites.forces.hosts import HostedSite
from tests.factories.pages import (
    add_page,
    adopt,
    create_force,
    create_national,
    home_of,
    site_at,
    translate,
)
from tests.integration.pages.conftest import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def national() -> HostedSite:
    return create_national()


@pytest.fixture
def site(national: HostedSite) -> HostedSite:
    return create_force(welsh=True)


@pytest.fixture
def source(national: HostedSite) -> Any:
    return add_page(home_of(national), slug="burglary", title="Burglary", summary="Lock up.")


@pytest.fixture
def adoption(source: Any, site: HostedSite) -> AdoptedPage:
    return adopt(source, home_of(site))


def test_national_changes_show_at_once_and_write_nothing_in_the_forces_tree(
    visitor: Visitor, site: HostedSite, source: Any, adoption: AdoptedPage
) -> None:
    assert "Lock up." in visitor.of(site, "/burglary/").content.decode()
    before = AdoptedPage.objects.filter(pk=adoption.pk).values().get()

    source.summary = "Lock up twice."
    source.save_revision().publish()

    assert "Lock up twice." in visitor.of(site, "/burglary/").content.decode()
    assert AdoptedPage.objects.filter(pk=adoption.pk).values().get() == before


@pytest.mark.usefixtures("adoption")
def test_a_withdrawn_source_is_gone_in_every_list_and_comes_back(
    visitor: Visitor, site: HostedSite, source: Any
) -> None:
    source.unpublish()

    assert visitor.of(site, "/burglary/").status_code == 404
    assert "burglary" not in visitor.of(site, "/sitemap.xml").content.decode()
    assert not public_pages(site).filter(slug="burglary").exists()

    source.save_revision().publish()

    assert visitor.of(site, "/burglary/").status_code == 200
    assert "burglary" in visitor.of(site, "/sitemap.xml").content.decode()


@pytest.mark.usefixtures("adoption")
def test_a_restriction_on_the_source_closes_and_hides_the_adoption(
    visitor: Visitor, site: HostedSite, source: Any
) -> None:
    PageViewRestriction.objects.create(page=source, restriction_type="password", password="open sesame")

    response = visitor.of(site, "/burglary/")

    assert "Lock up." not in response.content.decode()
    assert "password" in response.content.decode()
    assert not public_pages(site).filter(slug="burglary").exists()
    assert "burglary" not in visitor.of(site, "/sitemap.xml").content.decode()


def test_a_pinned_adoption_keeps_the_old_words_until_the_source_is_withdrawn(
    visitor: Visitor, site: HostedSite, source: Any, adoption: AdoptedPage
) -> None:
    adoption.pinned = source.live_revision
    adoption.save()
    source.summary = "New words."
    source.save_revision().publish()

    assert "Lock up." in visitor.of(site, "/burglary/").content.decode()
    assert "New words." not in visitor.of(site, "/burglary/").content.decode()

    source.unpublish()

    assert visitor.of(site, "/burglary/").status_code == 404


def test_a_source_in_use_cannot_be_deleted(source: Any, adoption: AdoptedPage) -> None:
    with pytest.raises(ProtectedError):
        source.delete()

    assert AdoptedPage.objects.filter(pk=adoption.pk).exists()


def test_welsh_adoption_shows_the_welsh_source_else_english_and_says_so(
    visitor: Visitor, national: HostedSite, site: HostedSite, source: Any, adoption: AdoptedPage
) -> None:
    translate(adoption, title="Byrgleriaeth")

    html = visitor.of(site, "/cy/burglary/").content.decode()
    assert re.search(r'lang="en"\s*>Lock up\.', html)
    assert AdoptedPage.objects.get(locale__language_code="cy").source_id == source.pk

    translate(home_of(national), title="Yr Heddlu", slug="national-cy")
    translate(source, summary="Clowch y drws.")

    html = visitor.of(site, "/cy/burglary/").content.decode()
    assert "Clowch y drws." in html
    assert not re.search(r'lang="en"\s*>Lock', html)
    assert "not in Welsh" not in html


@pytest.mark.usefixtures("adoption")
def test_links_between_national_pages_lead_to_the_forces_own_adoption(
    visitor: Visitor, national: HostedSite, site: HostedSite, source: Any
) -> None:
    gap = add_page(home_of(national), slug="not-adopted", title="Not adopted")
    draft = add_page(home_of(national), slug="draft", title="Draft")
    draft.unpublish()
    words = "".join(f'<a linktype="page" id="{page.pk}">to {page.slug}</a> ' for page in (source, gap, draft))
    linking = add_page(home_of(national), slug="linking", body=[("text", f"<p>{words}</p>")])
    adopt(linking, home_of(site))

    html = visitor.of(site, "/linking/").content.decode()

    assert '<a href="/burglary/">to burglary</a>' in html
    assert '<a href="http://national.localhost:8000/not-adopted/">to not-adopted</a>' in html
    assert "to draft" in html
    assert "to draft</a>" not in html


def test_children_of_an_adopted_section_are_the_forces_own(
    visitor: Visitor, national: HostedSite, site: HostedSite
) -> None:
    section = add_page(home_of(national), SectionPage, slug="advice", title="Advice")
    add_page(section, slug="national-only", title="National only")
    own = adopt(section, home_of(site))
    add_page(own, slug="ours", title="Ours")

    html = visitor.of(site, "/advice/").content.decode()

    assert "Ours" in html
    assert "National only" not in html


def test_what_cannot_be_adopted_is_refused_with_the_reason(
    national: HostedSite, site: HostedSite, source: Any, adoption: AdoptedPage
) -> None:
    private = add_page(home_of(national), slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")

    assert why_not_adoptable(source) == ""
    assert "national library" in why_not_adoptable(adoption)
    assert "home page" in why_not_adoptable(home_of(national))
    assert "private" in why_not_adoptable(private)


def test_a_page_moved_nationally_keeps_its_adoptions(
    visitor: Visitor, national: HostedSite, site: HostedSite, source: Any, adoption: AdoptedPage
) -> None:
    section = add_page(home_of(national), SectionPage, slug="section")

    source.move(section, pos="last-child")

    assert visitor.of(site, "/burglary/").status_code == 200
    assert site_at("national").homes["en"].page_id == home_of(national).pk
