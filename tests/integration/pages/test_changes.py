"""What a process remembers of pages is dropped exactly when visitors would see a difference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from pages.editor.attention import needs_of
from pages.serving.facts import facts_of
from pages.types.advice import AdvicePage
from pages.types.news import NewsIndexPage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage
from sites.forces import hosts
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from soh.core import clock, versions
from tests.factories.pages import add_page, adopt, create_contact, create_force, create_national, home_of, translate
from tests.integration.pages.conftest import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> HostedSite:
    return create_force(welsh=True)


def moved(site: HostedSite, act: Callable[[], Any]) -> tuple[bool, bool]:
    """Return whether an act moved the version of all sites, and that of this site."""
    before = versions.current("all", site.version_scope)
    act()
    after = versions.current("all", site.version_scope)
    return before[0] != after[0], before[1] != after[1]


def test_a_forces_page_changes_its_own_site_only(site: HostedSite) -> None:
    there = create_force("hampshire")
    page = add_page(home_of(site))

    def publish() -> None:
        page.title = "New"
        page.save_revision().publish()

    assert moved(site, publish) == (False, True)
    assert moved(there, publish) == (False, False)


def test_a_national_page_changes_every_site(site: HostedSite) -> None:
    page = add_page(home_of(create_national()))

    assert moved(site, lambda: page.save_revision().publish())[0]


def test_a_draft_or_lock_changes_nothing(site: HostedSite) -> None:
    page = add_page(home_of(site))

    assert moved(site, page.save_revision) == (False, False)
    page.locked = True
    assert moved(site, lambda: page.save(update_fields=["locked"], clean=False)) == (False, False)


def test_every_act_that_visitors_see_changes_the_site(site: HostedSite) -> None:
    section = add_page(home_of(site), SectionPage)
    page = add_page(home_of(site))
    rule = PageViewRestriction(page=page, restriction_type="password", password="x")
    contact = create_contact(force=Force.objects.get())

    acts: list[Callable[[], Any]] = [
        rule.save,
        rule.delete,
        page.unpublish,
        lambda: page.move(section, pos="last-child"),
        contact.save,
        contact.delete,
        lambda: type(page).objects.get(pk=page.pk).delete(),
        Force.objects.get().save,
    ]

    assert [moved(site, act)[1] for act in acts] == [True] * len(acts)


def test_a_host_that_moves_to_another_site_is_noticed_at_the_next_request(visitor: Visitor) -> None:
    here, there = create_force("thames-valley"), create_force("hampshire")
    assert "Thames-Valley" in visitor.of(here).content.decode()

    first, second = Force.objects.get(slug="thames-valley").site, Force.objects.get(slug="hampshire").site
    first.hostname = "old.localhost"
    first.save()
    second.hostname = "thames-valley.localhost"
    second.save()

    assert "Hampshire Police" in visitor.of(here).content.decode()
    assert visitor.of(there).status_code == 421


def test_a_known_host_costs_one_query_until_the_site_changes(site: HostedSite, django_assert_num_queries: Any) -> None:
    hosts.find(site.host)

    with django_assert_num_queries(1):
        found, numbers = hosts.arrive(site.host)

    assert found == site
    assert numbers == versions.current("all", site.version_scope, "forms")


class TestAttention:
    """Editors are told of the gaps in their content."""

    @staticmethod
    def titles(site: HostedSite, code: str) -> list[str]:
        """Return what is listed under a kind of need."""
        return [concern.title for need in needs_of(site) if need.code == code for concern in need.concerns]

    def test_pages_without_summary_or_welsh(self, site: HostedSite) -> None:
        add_page(home_of(site), title="Bare")
        full = add_page(home_of(site), title="Full", summary="Words.")
        translate(full)
        add_page(home_of(site), NewsIndexPage, title="News")

        assert self.titles(site, "summary") == ["Bare"]
        assert self.titles(site, "welsh") == ["Bare", "News"]

    def test_required_pages_are_found_by_purpose_also_when_adopted(self, site: HostedSite) -> None:
        privacy = add_page(home_of(create_national()), PlainPage, purpose="privacy")
        assert "Privacy notice" in self.titles(site, "required")

        adopt(privacy, home_of(site))

        assert "Privacy notice" not in self.titles(site, "required")
        footer = facts_of(site).index("en")
        assert [entry.purpose for entry in footer if entry.purpose] == ["privacy"]

    def test_withdrawn_sources_and_links_that_lead_away(self, site: HostedSite) -> None:
        national = create_national()
        target = add_page(home_of(national), title="Target", slug="target")
        words = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
        source = add_page(home_of(national), title="Source", body=[("text", words)])
        adopt(source, home_of(site))

        assert self.titles(site, "gaps") == ["“Target”, from “Source”"]

        adopt(target, home_of(site))
        assert self.titles(site, "gaps") == []

        target.unpublish()
        assert self.titles(site, "withdrawn") == ["Target"]

    def test_advice_that_nobody_has_checked_for_a_year(self, site: HostedSite) -> None:
        today = clock.today()
        add_page(home_of(site), title="Old", reviewed_on=today - timedelta(days=400))
        add_page(home_of(site), title="Fresh", reviewed_on=today - timedelta(days=10))
        never = add_page(home_of(site), title="Never")
        AdvicePage.objects.filter(pk=never.pk).update(last_published_at=clock.now() - timedelta(days=400))

        assert self.titles(site, "check") == ["Old", "Never"]
