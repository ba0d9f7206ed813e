"""What editors have on the staff door: previews, the start page and the shared library."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page

from pages.library.contacts import ContactPoint
from pages.types.adopted import AdoptedPage
from pages.types.advice import AdvicePage
from pages.types.home import HomePage
from pages.types.news import NewsIndexPage, NewsPage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force
from tests.factories.pages import (
    add_page,
    adopt,
    create_contact,
    create_force,
    create_national,
    deep_page,
    home_of,
    translate,
)
from tests.factories.staff import staff, staff_browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def site() -> HostedSite:
    return create_force(welsh=True)


@pytest.fixture
def force(site: HostedSite) -> Force:
    return Force.objects.get(slug="thames-valley")


@pytest.fixture
def editor(force: Force) -> Client:
    return staff_browser(staff(Role.EDITOR, force))


class TestPreviews:
    """A preview shows the draft as visitors would see it, in the force's look, though the door is another."""

    @pytest.mark.parametrize("model", [SectionPage, AdvicePage, PlainPage, NewsIndexPage, NewsPage, HomePage])
    def test_every_page_type_has_a_preview(self, model: type[Any], site: HostedSite, editor: Client) -> None:
        page = home_of(site) if model is HomePage else deep_page(site, model, depth=4)
        page.title = "Not published yet"
        page.save_revision()

        response = editor.get(f"/admin/pages/{page.pk}/view_draft/")

        html = response.content.decode()
        assert response.status_code == 200
        assert "Not published yet" in html
        assert "Thames-Valley Police" in html
        assert "/theme/12294d-4f8fd6-" in html

    def test_a_preview_of_a_welsh_page_is_welsh(self, site: HostedSite, editor: Client, force: Force) -> None:
        page = translate(add_page(home_of(site), slug="burglary"), title="Byrgleriaeth")
        browser = staff_browser(superuser_of(force))

        html = browser.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()

        assert '<html lang="cy"' in html
        assert "Byrgleriaeth" in html

    def test_an_adoption_previews_the_source_that_is_chosen_but_not_saved(self, site: HostedSite, force: Force) -> None:
        national = create_national()
        first = add_page(home_of(national), slug="first", summary="The first words.")
        second = add_page(home_of(national), slug="second", summary="The second words.")
        adoption = adopt(first, home_of(site))
        adoption.source = second
        adoption.save_revision()

        html = staff_browser(superuser_of(force)).get(f"/admin/pages/{adoption.pk}/view_draft/").content.decode()

        assert "The second words." in html
        assert "Thames-Valley Police" in html

    def test_public_addresses_do_not_answer_here(self, site: HostedSite, editor: Client) -> None:
        add_page(home_of(site), slug="burglary")

        assert editor.get("/burglary/").status_code == 404
        assert editor.get("/_util/login/").status_code == 404


def superuser_of(force: Force) -> Any:
    """Return a platform engineer."""
    from tests.factories.staff import superuser

    return superuser()


class TestEditing:
    """Saving and publishing in the admin."""

    def test_a_draft_may_lack_its_body_and_a_publication_may_not(self, site: HostedSite, force: Force) -> None:
        page = add_page(home_of(site), slug="burglary")
        browser = staff_browser(staff(Role.PUBLISHER, force))
        form = {
            "title": "Burglary",
            "slug": "burglary",
            "summary": "",
            "body-count": "1",
            "body-0-type": "warning",
            "body-0-order": "0",
            "body-0-deleted": "",
            "body-0-id": "5c6a2c9e-8f1b-4c1e-9a55-8b0a3a1d7f10",
            "body-0-value-text": "",
            "reviewed_on": "",
            "seo_title": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "comments-MIN_NUM_FORMS": "0",
            "comments-MAX_NUM_FORMS": "",
        }

        draft = browser.post(f"/admin/pages/{page.pk}/edit/", form)
        refused = browser.post(f"/admin/pages/{page.pk}/edit/", {**form, "action-publish": "1"})

        assert draft.status_code == 302
        assert refused.status_code == 200
        assert AdvicePage.objects.get(pk=page.pk).body[0].block_type == "text"

    def test_an_address_that_the_site_itself_uses_is_refused(self, site: HostedSite) -> None:
        form_class = NewsIndexPage.get_edit_handler().get_form_class()
        home, section = home_of(site), add_page(home_of(site), SectionPage)

        at_home = form_class({"title": "Search", "slug": "search"}, instance=NewsIndexPage(), parent_page=home)
        below = form_class({"title": "Search", "slug": "search"}, instance=NewsIndexPage(), parent_page=section)

        assert "in use by the site itself" in str(at_home.errors["slug"])
        assert "slug" not in below.errors

    @pytest.mark.parametrize("model", [SectionPage, AdvicePage, PlainPage, NewsPage, AdoptedPage, HomePage])
    def test_the_editor_opens_for_every_page_type(self, model: type[Any], site: HostedSite, force: Force) -> None:
        fields = {"source_id": add_page(home_of(create_national())).pk} if model is AdoptedPage else {}
        page = home_of(site) if model is HomePage else deep_page(site, model, depth=4, **fields)

        response = staff_browser(staff(Role.EDITOR, force)).get(f"/admin/pages/{page.pk}/edit/")

        assert response.status_code == 200
        assert "Start with the words people use" in response.content.decode() or model is AdoptedPage

    def test_only_fitting_page_types_are_offered(self, site: HostedSite) -> None:
        home, section = home_of(site), add_page(home_of(site), SectionPage)
        news = add_page(home, NewsIndexPage)

        assert HomePage not in home.creatable_subpage_models()
        assert {SectionPage, AdvicePage, PlainPage, NewsIndexPage, AdoptedPage} <= set(home.creatable_subpage_models())
        assert NewsIndexPage not in section.creatable_subpage_models()
        assert NewsPage in news.creatable_subpage_models()
        assert AdvicePage not in news.creatable_subpage_models()
        assert {model.__name__ for model in home.creatable_subpage_models()} >= {"FormPage", "AdoptedFormPage"}
        assert {model.__name__ for model in section.creatable_subpage_models()} >= {"FormPage", "AdoptedFormPage"}


class TestStartPage:
    """The start page speaks of the person's own sites only."""

    def test_it_shows_own_sites_drafts_and_needs(self, site: HostedSite, editor: Client) -> None:
        page = add_page(home_of(site), slug="burglary", title="Burglary")
        page.title = "Burglary, new"
        page.save_revision()

        html = editor.get("/admin/").content.decode()

        assert "Thames-Valley Police" in html
        assert "Burglary, new" in html
        assert "Write a summary" in html
        assert "Translate these pages into Welsh" in html
        assert "Privacy notice" in html

    def test_nothing_of_another_force_is_on_it(self, site: HostedSite, editor: Client) -> None:
        there = create_force("hampshire")
        page = add_page(home_of(there), slug="secret", title="Secret plans")
        page.save_revision()

        html = editor.get("/admin/").content.decode()

        assert "Secret plans" not in html
        assert "Hampshire" not in html

    def test_an_officer_sees_no_content(self, site: HostedSite, force: Force) -> None:
        add_page(home_of(site), slug="burglary", title="Burglary")

        html = staff_browser(staff(Role.OFFICER, force)).get("/admin/").content.decode()

        assert "Burglary" not in html
        assert "Needs attention" not in html


class TestSharedLibrary:
    """Entries: national ones are read, own ones are written, other forces' are missing."""

    LIST = "/admin/snippets/pages/contactpoint/"

    @pytest.fixture
    def entries(self, force: Force) -> dict[str, ContactPoint]:
        """One entry of the national team, one of the editor's force, one of another."""
        create_force("hampshire")
        return {
            "national": create_contact(name="National desk"),
            "own": create_contact(force=force, name="Our desk"),
            "foreign": create_contact(force=Force.objects.get(slug="hampshire"), name="Their desk"),
        }

    def test_lists_and_choosers_show_national_and_own_entries(
        self, editor: Client, entries: dict[str, ContactPoint]
    ) -> None:
        for address in (self.LIST, "/admin/snippets/choose/pages/contactpoint/"):
            html = editor.get(address).content.decode()
            assert "National desk" in html, address
            assert "Our desk" in html, address
            assert "Their desk" not in html, address

    def test_no_page_about_another_forces_entry_exists(self, editor: Client, entries: dict[str, ContactPoint]) -> None:
        foreign = entries["foreign"].pk
        for verb in ("edit", "delete", "history", "usage", "inspect"):
            assert editor.get(f"{self.LIST}{verb}/{foreign}/").status_code == 404, verb
            assert editor.post(f"{self.LIST}{verb}/{foreign}/").status_code == 404, verb
        chosen = "/admin/snippets/choose/pages/contactpoint/chosen/"
        assert editor.get(f"{chosen}{foreign}/").status_code == 404
        assert editor.get(f"{chosen}{entries['national'].pk}/").status_code == 200
        many = editor.get(f"/admin/snippets/choose/pages/contactpoint/chosen-multiple/?id={foreign}")
        assert "Their desk" not in many.content.decode()

    def test_a_national_entry_is_read_and_not_changed(self, editor: Client, entries: dict[str, ContactPoint]) -> None:
        national = entries["national"]

        editor.post(f"{self.LIST}edit/{national.pk}/", {"name": "Taken over", "key": national.key})
        editor.post(f"{self.LIST}delete/{national.pk}/")

        assert ContactPoint.objects.get(pk=national.pk).name == "National desk"
        assert editor.get(f"{self.LIST}inspect/{national.pk}/").status_code == 200

    def test_an_editor_writes_for_the_own_force_only(self, editor: Client, force: Force) -> None:
        create_force("hampshire")
        entry = {"name": "New desk", "key": "new-desk", "phone": "101", "force": force.pk}

        refused = editor.post(f"{self.LIST}add/", {**entry, "force": Force.objects.get(slug="hampshire").pk})
        without = editor.post(f"{self.LIST}add/", {**entry, "force": ""})
        made = editor.post(f"{self.LIST}add/", entry)

        assert (refused.status_code, without.status_code, made.status_code) == (200, 200, 302)
        assert [found.force for found in ContactPoint.objects.filter(key="new-desk")] == [force]

    def test_an_entry_that_pages_show_is_not_deleted(self, editor: Client, site: HostedSite, force: Force) -> None:
        entry = create_contact(force=force)
        add_page(home_of(site), body=[{"type": "contact", "value": {"contact": entry.pk}, "id": "a"}])

        response = editor.post(f"{self.LIST}delete/{entry.pk}/")

        assert response.status_code == 302
        assert ContactPoint.objects.filter(pk=entry.pk).exists()


class TestDocuments:
    """Documents on the staff door."""

    def test_only_people_of_the_owning_force_download(self, force: Force, editor: Client) -> None:
        create_force("hampshire")
        stranger = staff_browser(staff(Role.EDITOR, Force.objects.get(slug="hampshire")))
        collection = Collection.objects.get(name=force.name)
        file = ContentFile(b"words", name="plan.txt")
        document = get_document_model().objects.create(title="Plan", file=file, collection=collection)
        address = f"/documents/{document.pk}/{document.filename}"

        assert editor.get(address).status_code == 200
        assert stranger.get(address).status_code == 404
        assert staff_browser().get(address).status_code == 404


def test_pages_are_found_by_their_own_class(site: HostedSite) -> None:
    page = add_page(home_of(site))

    assert type(Page.objects.get(pk=page.pk).specific) is AdvicePage
