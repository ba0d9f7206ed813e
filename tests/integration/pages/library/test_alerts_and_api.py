"""Alerts stand at the top of the pages they concern; the API tells each library as the asked force has it."""

from __future__ import annotations

from typing import Any

import pytest

from pages.library.alerts import Alert
from pages.library.questions import Question
from pages.library.wording import ResponseTemplate
from pages.types.section import SectionPage
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from tests.factories.pages import (
    add_page,
    adopt,
    create_contact,
    create_entries,
    create_force,
    create_locale,
    create_national,
    home_of,
)
from tests.integration.pages.conftest import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def national() -> HostedSite:
    return create_national()


@pytest.fixture
def site(national: HostedSite) -> HostedSite:
    return create_force("thames-valley", welsh=True)


@pytest.fixture
def force(site: HostedSite) -> Force:
    return Force.objects.get(slug="thames-valley")


def alert(name: str, force: Force | None = None, **fields: Any) -> Alert:
    values = {"key": "flood", "text": "Stay away.", "level": "emergency", "locale": create_locale(), **fields}
    return Alert.objects.create(name=name, force=force, **values)


class TestAlerts:
    """At the top of every page, on every host, until withdrawn."""

    def test_a_national_alert_is_on_every_site_until_it_is_withdrawn(self, visitor: Visitor, site: HostedSite) -> None:
        there = create_force("hampshire")
        entry = alert("Flood warning")
        for one in (site, there):
            assert "Flood warning" in visitor.of(one).content.decode()

        entry.unpublish()

        for one in (site, there):
            assert "Flood warning" not in visitor.of(one).content.decode()

    def test_a_forces_own_alert_is_on_its_own_site_only_and_replaces_the_national_one(
        self, visitor: Visitor, site: HostedSite, force: Force
    ) -> None:
        there = create_force("hampshire")
        alert("Flood warning")
        alert("Flood in Reading", force)

        ours, theirs = visitor.of(site).content.decode(), visitor.of(there).content.decode()

        assert "Flood in Reading" in ours
        assert "Flood warning" not in ours
        assert "Flood in Reading" not in theirs
        assert "Flood warning" in theirs

    def test_an_alert_for_a_section_is_on_it_and_under_it_wherever_it_was_adopted(
        self, visitor: Visitor, site: HostedSite, national: HostedSite
    ) -> None:
        section = add_page(home_of(national), SectionPage, slug="advice")
        own = adopt(section, home_of(site))
        add_page(own, slug="floods")
        add_page(home_of(site), slug="elsewhere")
        alert("Flood warning", section=section)

        shown = {path: "Flood warning" in visitor.of(site, path).content.decode() for path in PATHS}

        assert shown == {
            "/advice/": True,
            "/advice/floods/": True,
            "/elsewhere/": False,
            "/": False,
            "/nowhere/": False,
        }

    def test_an_alert_costs_a_page_no_query(
        self, visitor: Visitor, site: HostedSite, django_assert_max_num_queries: Any
    ) -> None:
        alert("Flood warning")
        visitor.of(site)

        with django_assert_max_num_queries(4):
            assert "Flood warning" in visitor.of(site).content.decode()


PATHS = ("/advice/", "/advice/floods/", "/elsewhere/", "/", "/nowhere/")


class TestApi:
    """`/api/v1/snippets/<library>/` and `/api/v1/snippets/<library>/<key>/`."""

    def test_a_library_is_told_as_the_force_has_it_and_confirmed_by_its_etag(
        self, visitor: Visitor, site: HostedSite, force: Force
    ) -> None:
        there = Force.objects.get(pk=create_force("hampshire").force.id)
        create_contact("desk", name="National desk")
        create_contact("bikes", name="Bikes")
        create_contact("desk", force=force, name="Our desk")
        create_contact("desk", force=there, name="Their desk")

        answer = visitor.of(site, "/api/v1/snippets/contact-points/")

        told = {entry["key"]: (entry["name"], entry["national"]) for entry in answer.json()["results"]}
        assert told == {"desk": ("Our desk", False), "bikes": ("Bikes", True)}
        again = visitor.of(site, "/api/v1/snippets/contact-points/", headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304

    def test_one_entry_is_read_by_its_key_and_language(self, visitor: Visitor, site: HostedSite) -> None:
        create_entries(name="English")
        create_entries(name="Cymraeg", locale=create_locale("cy"))

        english = visitor.of(site, "/api/v1/snippets/faqs/entry/").json()
        welsh = visitor.of(site, "/api/v1/snippets/faqs/entry/?locale=cy").json()

        assert (english["name"], english["answer"]) == ("English", "<p>Yes, <b>always</b>.</p>")
        assert (welsh["name"], welsh["locale"]) == ("Cymraeg", "cy")

    def test_drafts_other_forces_entries_and_staff_libraries_are_missing(
        self, visitor: Visitor, site: HostedSite
    ) -> None:
        there = Force.objects.get(pk=create_force("hampshire").force.id)
        create_entries(there, key="theirs")
        Question.objects.create(key="draft", name="Draft", answer="x", live=False, locale=create_locale())
        ResponseTemplate.objects.create(key="reply", name="Reply", subject="x", body="x", locale=create_locale())

        for path in ("faqs/theirs/", "faqs/draft/", "response-templates/", "response-templates/reply/", "nothing/"):
            assert visitor.of(site, f"/api/v1/snippets/{path}").status_code == 404, path
        assert visitor.of(site, "/api/v1/snippets/faqs/").json()["results"] == []

    def test_a_list_is_one_query_beside_those_of_every_request(
        self, visitor: Visitor, site: HostedSite, django_assert_max_num_queries: Any
    ) -> None:
        create_entries()
        visitor.of(site, "/api/v1/snippets/alerts/")

        with django_assert_max_num_queries(4):
            visitor.of(site, "/api/v1/snippets/alerts/")
