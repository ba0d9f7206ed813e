"""What publishers and editors of a force see and do about national changes; other forces' pages are missing."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from pages.sharing.in_use import in_use_by
from pages.sharing.localising import localise
from pages.sharing.pinning import pin
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from tests.factories.pages import add_page, adopt, create_force, home_of
from tests.factories.staff import staff, staff_browser
from tests.integration.pages.sharing.conftest import body_of, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]
NEW_BODY = [
    {"type": "text", "id": "first", "value": "<p>Lock your door twice.</p>"},
    {"type": "text", "id": "second", "value": "<p>Call 101.</p>"},
]


@pytest.fixture
def browser(publisher: Any) -> Client:
    return staff_browser(publisher)


def address(page: Any, verb: str = "") -> str:
    return f"/admin/sharing/page/{page.pk}/{verb}{'/' if verb else ''}"


def test_a_publisher_pins_sees_the_change_takes_and_undoes(browser: Client, source: Any, adoption: AdoptedPage) -> None:
    assert browser.post(address(adoption, "pin")).status_code == 302
    publish(source, body=NEW_BODY)

    html = browser.get(address(adoption)).content.decode()
    assert "<ins>twice</ins>" in html.replace("<ins> twice</ins>", "<ins>twice</ins>")
    assert "Burglary" in browser.get("/admin/").content.decode()
    assert "has changed since" in browser.get(f"/admin/pages/{adoption.pk}/edit/").content.decode()

    newest = Page.objects.get(pk=source.pk).live_revision_id
    browser.post(address(adoption, "take"), {"version": newest})
    assert AdoptedPage.objects.get(pk=adoption.pk).pinned_id == newest

    browser.post(address(adoption, "undo"))
    assert AdoptedPage.objects.get(pk=adoption.pk).pinned_id != newest


def test_choices_are_made_block_by_block(browser: Client, source: Any, adoption: AdoptedPage, publisher: Any) -> None:
    local = publish(
        localise(page=adoption, actor=publisher),
        body=[{"type": "text", "id": "first", "value": "<p>Lock your door in Oxford.</p>"}],
    )
    publish(source, body=NEW_BODY, summary="Lock up twice.")

    html = browser.get(address(local)).content.decode()
    assert "You have changed this part yourself" in html
    assert 'name="choice-first"' in html
    assert 'name="choice-summary"' in html

    version = Page.objects.get(pk=source.pk).live_revision_id
    browser.post(address(local, "take"), {"version": version, "choice-first": "theirs", "choice-summary": "mine"})

    assert body_of(local) == ["<p>Lock your door twice.</p>"]
    assert AdvicePage.objects.get(pk=local.pk).summary == "Lock up."


def test_a_decision_on_an_older_version_is_refused(
    browser: Client, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    pin(page=adoption, actor=publisher)
    read = publish(source, summary="Second.").live_revision_id
    publish(source, summary="Third.")

    for verb in ("take", "keep"):
        browser.post(address(adoption, verb), {"version": read})

    page = AdoptedPage.objects.get(pk=adoption.pk)
    assert page.pinned_id not in (read, source.live_revision_id, None) or page.declined_id is None
    assert "Second." not in page.content.summary


def test_an_editor_reads_and_does_not_decide(force: Force, source: Any, adoption: AdoptedPage, publisher: Any) -> None:
    pin(page=adoption, actor=publisher)
    publish(source, summary="Second.")
    editor = staff_browser(staff(Role.EDITOR, force))

    assert "A publisher of your force decides" in editor.get(address(adoption)).content.decode()
    for verb in ("pin", "follow", "localise", "take", "keep", "undo"):
        editor.post(address(adoption, verb))
    page = AdoptedPage.objects.get(pk=adoption.pk)
    assert (page.pinned_id, page.declined_id) == (source.live_revision_id, None)


def test_another_forces_page_is_missing_and_nothing_of_it_is_listed(
    browser: Client, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    there = create_force("hampshire")
    foreign = adopt(source, home_of(there), title="Their burglary page")
    pin(page=foreign, actor=None)
    publish(source, summary="Second.")

    missing = browser.get(address(Page(pk=999_999)))
    for verb in ("", "pin", "follow", "localise", "take", "keep", "undo"):
        ask = browser.post if verb else browser.get
        assert ask(address(foreign, verb)).status_code == 404, verb
    assert browser.get(address(foreign)).content == missing.content
    assert browser.get(f"/admin/sharing/adopt/{home_of(there).pk}/").status_code == 404
    for page in ("/admin/", "/admin/sharing/"):
        html = browser.get(page).content.decode()
        assert "Their burglary page" not in html
        assert "Hampshire" not in html
    assert AdoptedPage.objects.get(pk=foreign.pk).pinned_id is not None


def test_national_pages_are_adopted_together_and_keep_their_order(
    browser: Client, site: HostedSite, section: Any, source: Any
) -> None:
    home = home_of(site)
    add_page(home, slug="contact")
    offer = browser.get(f"/admin/sharing/adopt/{home.pk}/").content.decode()
    assert "Advice" in offer
    assert "Burglary" in offer

    browser.post(f"/admin/sharing/adopt/{home.pk}/", {"page": [source.pk, section.pk]})

    above = AdoptedPage.objects.get(source_id=section.pk)
    below = AdoptedPage.objects.get(source_id=source.pk)
    assert below.get_parent().pk == above.pk
    assert below.live
    assert "You have every national page already" in browser.get(f"/admin/sharing/adopt/{home.pk}/").content.decode()


def test_local_pages_may_stand_under_an_adopted_section(own_section: AdoptedPage) -> None:
    offered = own_section.creatable_subpage_models()

    assert {AdvicePage, PlainPage, SectionPage, AdoptedPage} <= set(offered)


def test_what_cannot_be_adopted_says_why_and_is_not(browser: Client, site: HostedSite, section: Any) -> None:
    home = home_of(site)
    add_page(home, slug="advice", title="Our own advice")

    html = browser.get(f"/admin/sharing/adopt/{home.pk}/").content.decode()
    assert "page of its own at the address /advice/" in html

    browser.post(f"/admin/sharing/adopt/{home.pk}/", {"page": [section.pk, home.pk]})
    assert not AdoptedPage.objects.exists()


def test_a_national_page_in_use_is_not_deleted_and_the_number_of_forces_is_named(
    national: HostedSite, section: Any, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    localise(page=adoption, actor=publisher)
    adopt(source, home_of(create_force("hampshire")))
    editor = staff_browser(_national_editor(national))

    html = editor.post(f"/admin/pages/{source.pk}/delete/", follow=True).content.decode()
    assert "2 forces show it or a page under it" in html
    assert in_use_by(section) == 2
    editor.post(f"/admin/bulk/wagtailcore/page/delete/?id={source.pk}")
    assert Page.objects.filter(pk__in=[section.pk, source.pk]).count() == 2


def _national_editor(national: HostedSite) -> Any:
    """One of the national team, who may edit the national tree."""
    from sites.provisioning import people

    people.groups_of(force=None, homes=[home_of(national)], collection=people.collection_of("National"))
    return staff(Role.NATIONAL_EDITOR)
