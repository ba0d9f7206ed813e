"""A localised page is the force's own, in the same place, and remembers where it came from."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page, ReferenceIndex

from pages.sharing.acts import Refused
from pages.sharing.localising import localise
from pages.sharing.pinning import pin
from pages.sharing.records import Localisation
from pages.sharing.updates import keep, last_taking, take, undo, update_of
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from pages.types.section import SectionPage
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from tests.factories.pages import add_page, adopt, home_of
from tests.factories.staff import staff
from tests.integration.pages.conftest import Visitor
from tests.integration.pages.sharing.conftest import body_of, publish

pytestmark = pytest.mark.django_db
PATH = "/advice/burglary/"
NEW_BODY = [
    {"type": "text", "id": "first", "value": "<p>Lock your door twice.</p>"},
    {"type": "text", "id": "second", "value": "<p>Call 101 or report online.</p>"},
    {"type": "text", "id": "third", "value": "<p>Light your porch.</p>"},
]


def test_place_address_children_and_number_stay(
    visitor: Visitor, site: HostedSite, own_section: AdoptedPage, adoption: AdoptedPage, publisher: Any
) -> None:
    before = Page.objects.get(pk=own_section.pk)

    local = localise(page=own_section, actor=publisher)

    assert type(local) is SectionPage
    assert (local.pk, local.path, local.slug, local.translation_key) == (
        before.pk,
        before.path,
        before.slug,
        before.translation_key,
    )
    assert visitor.of(site, "/advice/").status_code == 200
    assert visitor.of(site, PATH).status_code == 200
    assert not AdoptedPage.objects.filter(pk=own_section.pk).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_national_changes_no_longer_show_and_own_words_do(
    visitor: Visitor, site: HostedSite, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    local = localise(page=adoption, actor=publisher)
    publish(source, summary="National news.")
    assert "Lock up." in visitor.of(site, PATH).content.decode()

    publish(local, summary="Our own words.")

    assert "Our own words." in visitor.of(site, PATH).content.decode()


def test_it_begins_with_the_pinned_words(source: Any, adoption: AdoptedPage, publisher: Any) -> None:
    pin(page=adoption, actor=publisher)
    publish(source, summary="Newer.")

    local = localise(page=AdoptedPage.objects.get(pk=adoption.pk), actor=publisher)

    assert local.summary == "Lock up."
    assert update_of(local).is_waiting


def test_links_of_national_words_still_lead_to_it(
    visitor: Visitor, site: HostedSite, national: HostedSite, source: Any, adoption: AdoptedPage, publisher: Any
) -> None:
    words = f'<p><a linktype="page" id="{source.pk}">burglary</a></p>'
    linking = add_page(home_of(national), slug="linking", body=[("text", words)])
    adopt(linking, home_of(site))

    localise(page=adoption, actor=publisher)

    assert f'<a href="{PATH}">burglary</a>' in visitor.of(site, "/linking/").content.decode()


def test_every_language_becomes_local_at_once(visitor: Visitor, welsh: dict[str, Any]) -> None:
    publisher = staff(Role.PUBLISHER, Force.objects.get(slug="dyfed-powys"))
    localise(page=welsh["english"], actor=publisher)

    assert type(Page.objects.get(pk=welsh["welsh"].pk).specific) is AdvicePage
    assert Localisation.objects.get(page_id=welsh["welsh"].pk).source_id == welsh["source"].pk
    html = visitor.of(welsh["site"], "/cy/burglary/").content.decode()
    assert "Clowch." in html
    assert 'lang="cy"' in html


def test_the_forces_references_and_history_are_clean_afterwards(
    source: Any, adoption: AdoptedPage, publisher: Any, staff_door: None
) -> None:
    from tests.factories.staff import staff_browser

    adoption.save_revision()
    local = localise(page=adoption, actor=publisher)
    browser = staff_browser(publisher)

    assert not ReferenceIndex.objects.filter(object_id=str(local.pk), model_path="source").exists()
    assert browser.get(f"/admin/pages/{local.pk}/edit/").status_code == 200
    assert browser.get(f"/admin/pages/{local.pk}/history/").status_code == 200


def test_a_withdrawn_or_scheduled_or_locked_page_is_refused(source: Any, adoption: AdoptedPage, publisher: Any) -> None:
    adoption.locked = True
    adoption.save()
    with pytest.raises(Refused, match="locked"):
        localise(page=adoption, actor=publisher)

    adoption.locked = False
    adoption.save()
    source.unpublish()
    with pytest.raises(Refused, match="withdrawn"):
        localise(page=AdoptedPage.objects.get(pk=adoption.pk), actor=publisher)


class TestUpdates:
    """News for a localised page."""

    @pytest.fixture
    def local(self, adoption: AdoptedPage, publisher: Any) -> Any:
        """The page as the force's own, with one block changed and one added."""
        made = localise(page=adoption, actor=publisher)
        own = [
            {"type": "text", "id": "first", "value": "<p>Lock your door in Oxford.</p>"},
            {"type": "text", "id": "second", "value": "<p>Call 101.</p>"},
            {"type": "text", "id": "ours", "value": "<p>Ask at St Aldates.</p>"},
        ]
        return publish(made, body=own)

    def test_taking_changes_no_own_word_unasked(self, local: Any, source: Any, publisher: Any) -> None:
        publish(source, body=NEW_BODY, summary="Lock up twice.")

        take(page=local, actor=publisher)

        assert body_of(local) == [
            "<p>Lock your door in Oxford.</p>",
            "<p>Call 101 or report online.</p>",
            "<p>Light your porch.</p>",
            "<p>Ask at St Aldates.</p>",
        ]
        assert AdvicePage.objects.get(pk=local.pk).summary == "Lock up twice."

    def test_a_block_is_taken_where_the_force_chose_so(self, local: Any, source: Any, publisher: Any) -> None:
        publish(source, body=NEW_BODY)

        take(page=local, actor=publisher, choices={"first": "theirs", "third": "mine"})

        assert body_of(local) == [
            "<p>Lock your door twice.</p>",
            "<p>Call 101 or report online.</p>",
            "<p>Ask at St Aldates.</p>",
        ]

    def test_a_taking_is_undone_with_every_word(self, local: Any, source: Any, publisher: Any) -> None:
        before = body_of(local)
        publish(source, body=NEW_BODY)
        take(page=local, actor=publisher, choices={"first": "theirs"})

        undo(page=Page.objects.get(pk=local.pk).specific, actor=publisher)

        assert body_of(local) == before
        assert update_of(Page.objects.get(pk=local.pk).specific).is_waiting

    def test_a_page_edited_since_is_not_undone(self, local: Any, source: Any, publisher: Any) -> None:
        publish(source, body=NEW_BODY)
        take(page=local, actor=publisher)
        edited = publish(local, summary="Edited.")

        assert last_taking(edited) is None
        with pytest.raises(Refused):
            undo(page=edited, actor=publisher)

    def test_a_draft_is_never_overwritten(self, local: Any, source: Any, publisher: Any) -> None:
        publish(source, body=NEW_BODY)
        draft = AdvicePage.objects.get(pk=local.pk)
        draft.summary = "Half a thought"
        draft.save_revision()

        with pytest.raises(Refused, match="draft"):
            take(page=AdvicePage.objects.get(pk=local.pk), actor=publisher)

    def test_keeping_ones_own_is_remembered_until_the_next_change(
        self, local: Any, source: Any, publisher: Any
    ) -> None:
        publish(source, summary="Second.")
        keep(page=local, actor=publisher)
        assert not update_of(local).is_waiting

        publish(source, summary="Third.")
        assert update_of(local).is_waiting
