"""Return to national: a force gives up its own words, sees before what visitors will read, and can have them back."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Page

from pages.sharing.acts import Refused
from pages.sharing.localising import localise
from pages.sharing.records import Localisation
from pages.sharing.returning import last_return, preview, return_to_national, undo_return
from pages.sharing.updates import update_of
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.pages import create_force, home_of
from tests.factories.staff import staff, staff_browser
from tests.integration.pages.conftest import Visitor
from tests.integration.pages.sharing.conftest import publish

pytestmark = pytest.mark.django_db
PATH = "/advice/burglary/"


@pytest.fixture
def local(adoption: AdoptedPage, publisher: Any) -> Any:
    return publish(localise(page=adoption, actor=publisher), summary="Our own words.")


def test_visitors_read_the_national_words_again_in_the_same_place(
    visitor: Visitor, site: HostedSite, source: Any, local: Any, publisher: Any
) -> None:
    before = Page.objects.get(pk=local.pk)

    page = return_to_national(page=local, actor=publisher)

    assert (page.pk, page.path, page.slug, page.source_id) == (before.pk, before.path, before.slug, source.pk)
    shown = visitor.of(site, PATH).content.decode()
    assert "Lock up." in shown
    assert "Our own words." not in shown
    publish(source, summary="National news.")
    assert "National news." in visitor.of(site, PATH).content.decode()
    assert Page.find_problems() == ([], [], [], [], [])
    assert not Localisation.objects.exists()


def test_the_own_words_and_the_tie_come_back_by_one_undo(
    visitor: Visitor, site: HostedSite, source: Any, local: Any, publisher: Any
) -> None:
    page = return_to_national(page=local, actor=publisher)
    publish(source, summary="National news.")

    own = undo_return(page=page, actor=publisher)

    assert isinstance(own, AdvicePage)
    assert "Our own words." in visitor.of(site, PATH).content.decode()
    assert update_of(own).is_waiting
    assert last_return(own) is None
    with pytest.raises(Refused):
        undo_return(page=page, actor=publisher)
    assert AdvicePage.objects.get(pk=own.pk).save_revision(user=publisher)  # it can be edited again


def test_every_language_goes_and_comes_together(visitor: Visitor, welsh: dict[str, Any]) -> None:
    publisher = staff(Role.PUBLISHER, Force.objects.get(slug="dyfed-powys"))
    localise(page=welsh["english"], actor=publisher)
    cymraeg = Page.objects.get(pk=welsh["welsh"].pk).specific
    publish(cymraeg, summary="Ein geiriau ni.")

    page = return_to_national(page=Page.objects.get(pk=welsh["english"].pk).specific, actor=publisher)
    assert AdoptedPage.objects.filter(translation_key=page.translation_key).count() == 2
    assert AdoptedPage.objects.get(pk=cymraeg.pk).content.summary == "Clowch."

    undo_return(page=page, actor=publisher)
    assert Page.objects.get(pk=cymraeg.pk).specific.summary == "Ein geiriau ni."


def test_the_preview_shows_both_sides_and_changes_nothing(local: Any, publisher: Any) -> None:
    (row,) = preview(local)

    assert row.key == "summary"
    assert "Our own words" in row.national.left
    assert "Lock up" in row.national.right
    assert Localisation.objects.filter(page=local).exists()


@pytest.mark.parametrize("state", ["locked", "draft", "withdrawn"])
def test_a_page_that_is_not_ready_stays(source: Any, local: Any, publisher: Any, state: str) -> None:
    if state == "locked":
        Page.objects.filter(pk=local.pk).update(locked=True)
    if state == "draft":
        fresh = AdvicePage.objects.get(pk=local.pk)
        fresh.summary = "A draft."
        fresh.save_revision()
    if state == "withdrawn":
        source.unpublish()

    with pytest.raises(Refused):
        return_to_national(page=AdvicePage.objects.get(pk=local.pk), actor=publisher)


def test_publishers_decide_on_the_screen_and_nobody_of_another_force(
    site: HostedSite, force: Force, local: Any, publisher: Any
) -> None:
    browser = staff_browser(publisher)
    address = reverse("sharing:before_return", args=[local.pk])
    shown = browser.get(address).content.decode()
    assert "Our own words" in shown

    create_force("hampshire")
    stranger = staff_browser(staff(Role.PUBLISHER, Force.objects.get(slug="hampshire")))
    act = reverse("sharing:act", args=[local.pk, "return"])
    assert stranger.get(address).status_code == stranger.post(act).status_code == 404
    assert staff_browser(staff(Role.EDITOR, force)).post(act).status_code in (302, 403)
    assert Localisation.objects.filter(page=local).exists()

    done = browser.post(act, follow=True).content.decode()
    assert "Have your own words back" in done
    with tenancy.transaction(force):
        assert AuditEvent.objects.filter(action="page.returned", subject=f"page:{local.pk}").exists()
    back = browser.post(reverse("sharing:act", args=[local.pk, "undo-return"]), follow=True).content.decode()
    assert "has your own words again" in back
    assert home_of(site).get_descendants().filter(pk=local.pk).exists()
