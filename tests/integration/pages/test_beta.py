"""A beta beside the existing site: the way there and back, the choice, the counts, and everybody sent back."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from django.db import OperationalError

from pages.serving.beta import offer_script
from sites.forces import phase_changes, tally
from sites.forces.hosts import HostedSite
from sites.forces.models import Force, Phase
from sites.forces.twin_rules import TwinRule
from tests.factories.pages import add_page, create_force, home_of, translate
from tests.integration.pages.conftest import Visitor

pytestmark = pytest.mark.django_db
EXISTING = "https://www.hampshire.police.uk"
WHO = {"actor": "user:7", "actor_name": "Pat Smith"}
PINNED = "sha384-qYzwlZLY+/E4aWn2PMYlTjIoG00K19zbtvcGS7obt2L9Ob5ABKFNNiU5lAqX6ccg"


@pytest.fixture
def site() -> HostedSite:
    made = create_force("hampshire", welsh=True)
    page = add_page(home_of(made), slug="contact")
    translate(page, slug="cysylltu")
    add_page(home_of(made), slug="advice")
    force_id = made.force.id if made.force else 0
    TwinRule.objects.create(force_id=force_id, page=page, address=f"{EXISTING}/contact-us/")
    TwinRule.objects.create(force_id=force_id, path="/advice/*", address=f"{EXISTING}/crime-prevention/*")
    return made


@pytest.fixture(autouse=True)
def no_counts_of_before() -> None:
    tally._sums.clear()


def counted(site: HostedSite) -> dict[tuple[str, str], int]:
    tally.flush()
    assert site.force is not None
    return {(arm, event): number for _, arm, event, number in tally.sums(site.force.id)}


def address(view: str, path: str = "") -> str:
    return f"/beta/{view}?{urlencode({'from': path})}" if path else f"/beta/{view}"


class TestWays:
    """From every page of one site to the same page of the other."""

    def test_the_banner_of_every_page_leads_to_its_twin(self, visitor: Visitor, site: HostedSite) -> None:
        html = visitor.of(site, "/contact/").content.decode()

        assert "/beta/leave?from=%2Fcontact%2F" in html
        response = visitor.of(site, address("leave", "/contact/"))
        assert (response.status_code, response["Location"]) == (302, f"{EXISTING}/contact-us/")

    @pytest.mark.parametrize(
        ("ours", "twin"),
        [
            ("/advice/burglary/", "/crime-prevention/burglary/"),
            ("/cy/cysylltu/", "/contact-us/"),
            ("/cy/advice/x/", "/crime-prevention/x/"),
            ("/unknown/", "/"),
            ("", "/"),
        ],
    )
    def test_a_page_without_a_twin_of_its_own_goes_by_the_list(
        self, visitor: Visitor, site: HostedSite, ours: str, twin: str
    ) -> None:
        assert visitor.of(site, address("leave", ours))["Location"] == EXISTING + twin

    def test_a_page_that_moved_takes_its_twin_along(self, visitor: Visitor, site: HostedSite) -> None:
        page = home_of(site).get_children().get(slug="contact").specific
        page.slug = "talk-to-us"
        page.save_revision().publish()

        assert visitor.of(site, address("leave", "/talk-to-us/"))["Location"] == f"{EXISTING}/contact-us/"

    @pytest.mark.parametrize(
        ("existing", "ours"),
        [
            ("/contact-us/", "/contact/"),
            (f"{EXISTING}/contact-us", "/contact/"),
            ("/crime-prevention/", "/advice/"),
            ("/crime-prevention/nothing/of/ours/", "/advice/"),
            ("/other/", "/"),
            ("//evil.example/", "/"),
            ("https://evil.example/", "/"),
            ("", "/"),
        ],
    )
    def test_the_offer_on_the_existing_site_leads_to_our_page_and_never_elsewhere(
        self, visitor: Visitor, site: HostedSite, existing: str, ours: str
    ) -> None:
        response = visitor.of(site, address("join", existing))

        assert (response.status_code, response["Location"]) == (302, ours)

    def test_a_live_site_has_no_banner_and_the_old_offer_leads_in_still(
        self, visitor: Visitor, site: HostedSite
    ) -> None:
        set_phase(site, Phase.LIVE)

        assert "/beta/leave" not in visitor.of(site, "/contact/").content.decode()
        assert visitor.of(site, address("join", "/contact-us/"))["Location"] == "/contact/"
        assert counted(site) == {}

    def test_the_script_for_the_existing_site_may_be_pinned_because_it_never_changes(
        self, visitor: Visitor, site: HostedSite
    ) -> None:
        response = visitor.of(site, "/beta/offer.v1.js")

        assert response.content == offer_script()
        assert response["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
        digest = base64.b64encode(hashlib.sha384(offer_script()).digest()).decode()
        assert f"sha384-{digest}" == PINNED, "Forces have pinned this file. Leave it as it is, and add offer.v2.js."
        for word in (b"cookie =", b"fetch(", b"localStorage", b"XMLHttpRequest", b"sendBeacon"):
            assert word not in offer_script()


class TestChoice:
    """What a visitor chose is remembered on this host, without a number, and can be changed on every page."""

    def test_the_choice_is_one_word_in_a_cookie_of_this_host(self, visitor: Visitor, site: HostedSite) -> None:
        joined = visitor.of(site, address("join", "/contact-us/")).cookies["__Host-soh_site"]
        assert (joined.value, joined["httponly"], joined["secure"], joined["samesite"], joined["domain"]) == (
            "new",
            True,
            True,
            "Lax",
            "",
        )

        left = visitor.of(site, address("leave", "/contact/")).cookies["__Host-soh_site"]
        assert left.value == "current"

    def test_somebody_who_chose_the_current_site_is_never_turned_away_and_may_stay(
        self, visitor: Visitor, site: HostedSite
    ) -> None:
        visitor.of(site, address("leave", "/contact/"))

        page = visitor.of(site, "/contact/")

        assert page.status_code == 200
        assert "You chose our current website before." in page.content.decode()
        stayed = visitor.of(site, address("stay", "/contact/"))
        assert (stayed["Location"], stayed.cookies["__Host-soh_site"].value) == ("/contact/", "new")
        assert "You are trying our new website." in visitor.of(site, "/contact/").content.decode()

    def test_a_page_asks_no_more_of_the_database_with_a_choice(
        self, visitor: Visitor, site: HostedSite, django_assert_max_num_queries: Any
    ) -> None:
        visitor.of(site, "/contact/")
        visitor.of(site, address("join", "/contact-us/"))

        with django_assert_max_num_queries(4):
            visitor.of(site, "/contact/")


class TestCounts:
    """Each arm is counted by day, and nothing about anybody is kept."""

    def test_each_arm_is_counted(self, visitor: Visitor, site: HostedSite) -> None:
        visitor.of(site, "/contact/")
        visitor.of(site, address("join", "/contact-us/"))
        visitor.of(site, "/contact/")
        visitor.of(site, "/advice/")
        visitor.of(site, address("leave", "/advice/"))

        assert counted(site) == {
            ("direct", "page"): 1,
            ("joined", "joined"): 1,
            ("joined", "page"): 2,
            ("joined", "left"): 1,
        }

    def test_the_script_on_the_existing_site_is_fetched_once_a_day_and_gives_the_size_of_that_arm(
        self, visitor: Visitor, site: HostedSite
    ) -> None:
        response = visitor.of(site, "/beta/offer.v1.js")
        visitor.head("/beta/offer.v1.js", HTTP_HOST=site.host)

        assert set(response["Cache-Control"].split(", ")) == {"private", "max-age=86400"}
        assert counted(site) == {("existing", "offered"): 1}

    def test_what_a_browser_fetches_in_advance_is_not_counted(self, visitor: Visitor, site: HostedSite) -> None:
        visitor.of(site, address("join"), headers={"Sec-Purpose": "prefetch"})

        assert counted(site) == {}

    def test_what_cannot_be_written_waits_for_the_next_time(self, site: HostedSite, monkeypatch: Any) -> None:
        assert site.force is not None
        tally.add(force_id=site.force.id, arm=tally.Arm.DIRECT, event=tally.Event.PAGE)
        with monkeypatch.context() as broken:
            broken.setattr(tally.tenancy, "transaction", Mock(side_effect=OperationalError))
            assert tally.flush() == 0

        assert counted(site) == {("direct", "page"): 1}

    def test_sums_of_several_processes_add_up(self, site: HostedSite) -> None:
        assert site.force is not None
        for _ in range(2):
            tally.add(force_id=site.force.id, arm=tally.Arm.DIRECT, event=tally.Event.PAGE)
            assert tally.flush() == 1

        assert counted(site) == {("direct", "page"): 2}


class TestSentBack:
    """One act leads every visitor to the existing site."""

    @pytest.fixture(autouse=True)
    def sent_back(self, site: HostedSite) -> None:
        assert site.force is not None
        phase_changes.send_visitors_back(force_id=site.force.id, reason="A fault", **WHO)

    @pytest.mark.parametrize(
        ("path", "twin"),
        [("/", "/"), ("/contact/", "/contact-us/"), ("/advice/a/", "/crime-prevention/a/"), ("/search/?q=a", "/")],
    )
    def test_every_page_leads_to_its_twin(self, visitor: Visitor, site: HostedSite, path: str, twin: str) -> None:
        response = visitor.of(site, path)

        assert (response.status_code, response["Location"]) == (302, EXISTING + twin)
        assert response["Cache-Control"] == "no-store"

    def test_an_answer_that_was_posted_is_led_there_by_get(self, visitor: Visitor, site: HostedSite) -> None:
        assert visitor.post("/contact/", {}, HTTP_HOST=site.host).status_code == 303

    def test_the_offer_on_the_existing_site_leads_back_to_where_it_was_clicked(
        self, visitor: Visitor, site: HostedSite
    ) -> None:
        response = visitor.of(site, address("join", "/contact-us/"))

        assert response["Location"] == f"{EXISTING}/contact-us/"
        assert visitor.of(site, address("join", "//evil.example/"))["Location"].startswith(EXISTING)

    def test_partners_go_on(self, visitor: Visitor, site: HostedSite) -> None:
        assert visitor.of(site, "/api/v1/").status_code == 200

    def test_they_are_counted(self, visitor: Visitor, site: HostedSite) -> None:
        visitor.of(site, "/contact/")

        assert counted(site) == {("direct", "returned"): 1}

    def test_another_forces_visitors_notice_nothing(self, visitor: Visitor, site: HostedSite) -> None:
        assert visitor.of(create_force("thames-valley"), "/").status_code == 200

    def test_it_can_be_reversed(self, visitor: Visitor, site: HostedSite) -> None:
        assert site.force is not None
        phase_changes.welcome_visitors(force_id=site.force.id, reason="Mended", **WHO)

        assert visitor.of(site, "/contact/").status_code == 200


def set_phase(site: HostedSite, phase: Phase) -> None:
    assert site.force is not None
    force = Force.objects.get(pk=site.force.id)
    force.phase = phase
    force.save()
