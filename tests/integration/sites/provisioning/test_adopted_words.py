"""What visitors of a provisioned force read: national words, the force's own contacts, links within its site."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page, Site

from sites.provisioning.entries import make_entries
from sites.provisioning.library.entry_words import ContactWords
from sites.provisioning.library.form_words import Words
from tests.factories.forces import opened_force

pytestmark = pytest.mark.django_db


def read(public_client: Callable[[str], Client], slug: str, path: str) -> str:
    answer = public_client(f"{slug}.localhost:8000").get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_adopted_page_shows_the_national_words_under_the_forces_name(
    national: Site, public_client: Callable[[str], Client]
) -> None:
    opened_force("thames-valley")

    page = read(public_client, "thames-valley", "/advice/burglary/")

    assert "Leave things where they are." in page
    assert "Thames Valley Police" in page


def test_a_national_publication_is_seen_at_every_force_and_writes_nothing_there(
    national: Site, public_client: Callable[[str], Client]
) -> None:
    force = opened_force("thames-valley")
    adopted = Page.objects.descendant_of(force.site.root_page).get(slug="burglary")
    source = Page.objects.descendant_of(national.root_page).get(slug="burglary").specific
    source.body[0] = ("text", source.body[0].block.to_python("<p>Take photographs first.</p>"))
    source.save_revision().publish()

    page = read(public_client, "thames-valley", "/advice/burglary/")

    assert "Take photographs first." in page
    assert Page.objects.get(pk=adopted.pk).latest_revision_id == adopted.latest_revision_id


def test_a_forces_own_contact_point_takes_the_place_of_the_national_one(
    national: Site, public_client: Callable[[str], Client]
) -> None:
    force = opened_force("thames-valley")
    opened_force("hampshire")
    own = ContactWords(key="front-desk", name=Words("Call Kidlington", ""), phone="01632 960001")
    make_entries(entries=[own], force=force, languages=("en",))

    thames, hampshire = (read(public_client, slug, "/advice/burglary/") for slug in ("thames-valley", "hampshire"))

    assert "Call Kidlington" in thames
    assert "01632 960001" in thames
    assert "Call Kidlington" not in hampshire
    assert "Call or visit us" in hampshire


def test_welsh_visitors_read_the_national_welsh_words(national: Site, public_client: Callable[[str], Client]) -> None:
    opened_force("dyfed-powys")

    page = read(public_client, "dyfed-powys", "/cy/advice/burglary/")

    assert "Gadewch bethau lle y maent." in page
    assert "Heddlu Dyfed-Powys" in page


def test_the_home_page_of_a_new_force_links_within_its_own_site(
    national: Site, public_client: Callable[[str], Client]
) -> None:
    opened_force("hampshire")

    page = read(public_client, "hampshire", "/")

    assert 'href="/report-a-crime/"' in page
    assert 'href="/advice/burglary/"' in page
    assert "national.localhost" not in page
