"""Restricted pages, closed sites, redirects and files: what visitors of one host may and may not open."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission, PageViewRestriction

from pages.serving.theme import theme_url
from sites.access import group_guard
from sites.access.models import ForceGroup
from sites.access.roles import Role
from sites.forces.hosts import HostedSite
from sites.forces.models import Force, Phase
from tests.factories.pages import add_page, create_force, create_image, create_national, home_of
from tests.integration.pages.conftest import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> HostedSite:
    return create_force()


def test_an_expired_page_is_missing(visitor: Visitor, site: HostedSite) -> None:
    page = add_page(home_of(site), slug="old")
    page.expire_at = timezone.now()
    page.unpublish(set_expired=True)

    assert visitor.of(site, "/old/").status_code == 404


def test_a_password_opens_a_restricted_page_and_what_is_under_it(visitor: Visitor, site: HostedSite) -> None:
    page = add_page(home_of(site), slug="closed", summary="The secret words.")
    add_page(page, slug="below", summary="More of them.")
    rule = PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesame")

    form = visitor.of(site, "/closed/")
    assert "The secret words." not in form.content.decode()
    assert form["Cache-Control"].startswith("max-age=0")
    action = f"/_util/authenticate_with_password/{rule.pk}/{page.pk}/"
    answer = {"password": "wrong", "return_url": "/closed/"}
    assert visitor.post(action, answer, HTTP_HOST=site.host).status_code == 200

    response = visitor.post(action, {**answer, "password": "sesame"}, HTTP_HOST=site.host, secure=True)

    assert (response.status_code, response["Location"]) == (302, "/closed/")
    assert "The secret words." in visitor.of(site, "/closed/").content.decode()
    assert "More of them." in visitor.of(site, "/closed/below/").content.decode()


def test_a_password_of_one_force_cannot_be_tried_on_anothers_host(visitor: Visitor, site: HostedSite) -> None:
    there = create_force("hampshire")
    page = add_page(home_of(there), slug="closed")
    rule = PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesame")

    action = f"/_util/authenticate_with_password/{rule.pk}/{page.pk}/"

    assert visitor.of(site, action).status_code == 404
    assert visitor.of(there, action).status_code == 200


def test_a_page_for_signed_in_people_is_missing_for_the_public(visitor: Visitor, site: HostedSite) -> None:
    page = add_page(home_of(site), slug="staff")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert visitor.of(site, "/staff/").status_code == 404
    assert visitor.of(site, "/_util/login/").status_code == 404


def test_a_private_site_shows_nothing_but_where_to_turn(visitor: Visitor) -> None:
    site = create_force("hampshire", phase=Phase.PRIVATE)
    add_page(home_of(site), slug="advice", title="Secret plans", show_in_menus=True)

    for path in ("/", "/advice/", "/sitemap.xml", "/nothing/"):
        response = visitor.of(site, path)
        html = response.content.decode()
        assert response.status_code == 404
        assert "Secret plans" not in html
        assert "https://www.hampshire.police.uk/" in html


def test_a_paused_site_answers_503_with_the_numbers_to_call(visitor: Visitor) -> None:
    site = create_force("hampshire", phase=Phase.PAUSED)

    response = visitor.of(site, "/")

    assert response.status_code == 503
    assert response["Retry-After"] == "3600"
    assert "999" in response.content.decode()
    assert "101" in response.content.decode()


def test_the_admin_is_missing_on_public_hosts(visitor: Visitor, site: HostedSite) -> None:
    for path in ("/admin/", "/admin/login/", "/admin/pages/", "/accounts/login/"):
        assert visitor.of(site, path).status_code == 404


def test_a_missing_page_is_told_in_the_forces_look(visitor: Visitor, site: HostedSite) -> None:
    response = visitor.of(site, "/no-such-page/")

    assert response.status_code == 404
    assert "Thames-Valley Police" in response.content.decode()


def test_a_path_of_thousands_of_parts_is_missing(visitor: Visitor, site: HostedSite) -> None:
    assert visitor.of(site, "/" + "a/" * 1000).status_code == 404


class TestRedirects:
    """Redirects work on the host of their own site only and never lead to another host."""

    def test_an_old_address_leads_to_the_page_wherever_it_is_now(self, visitor: Visitor, site: HostedSite) -> None:
        page = add_page(home_of(site), slug="new")
        Redirect.objects.create(old_path="/old", site_id=site.site_id, redirect_page=page)

        response = visitor.of(site, "/old/?from=leaflet")

        assert (response.status_code, response["Location"]) == (301, "/new/")

    def test_renaming_a_page_leaves_a_redirect(
        self, visitor: Visitor, site: HostedSite, django_capture_on_commit_callbacks: Any
    ) -> None:
        page = add_page(home_of(site), slug="before")

        with django_capture_on_commit_callbacks(execute=True):
            page.slug = "after"
            page.save_revision().publish()

        assert visitor.of(site, "/before/")["Location"] == "/after/"

    def test_a_redirect_of_every_site_or_of_another_site_is_ignored(self, visitor: Visitor, site: HostedSite) -> None:
        there = create_force("hampshire")
        Redirect.objects.create(old_path="/report", redirect_link="/somewhere/")
        Redirect.objects.create(old_path="/report", site_id=there.site_id, redirect_link="/somewhere/")

        assert visitor.of(site, "/report/").status_code == 404

    @pytest.mark.parametrize("link", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:x"])
    def test_a_redirect_never_leads_to_another_host(self, visitor: Visitor, site: HostedSite, link: str) -> None:
        Redirect.objects.create(old_path="/report", site_id=site.site_id, redirect_link=link)

        assert visitor.of(site, "/report/").status_code == 404


class TestFiles:
    """Files of the media folder and documents."""

    @pytest.fixture
    def collections(self, site: HostedSite) -> dict[str, Collection]:
        """One collection for each of two forces, and a national one."""
        create_force("hampshire")
        made = {}
        for force in Force.objects.all():
            collection = Collection.get_first_root_node().add_child(name=force.slug)
            group = Group.objects.create(name=force.slug)
            ForceGroup.objects.create(group=group, force=force, role=Role.EDITOR)
            right = Permission.objects.get(codename="add_document", content_type__app_label="wagtaildocs")
            GroupCollectionPermission.objects.create(group=group, collection=collection, permission=right)
            made[force.slug] = collection
        made["national"] = Collection.get_first_root_node().add_child(name="National")
        return made

    @staticmethod
    def url_of(collection: Collection) -> str:
        """Return the address of a new document in this collection."""
        file = ContentFile(b"%PDF-1.4 words", name=f"{collection.name}.pdf")
        document = get_document_model().objects.create(title="A leaflet", file=file, collection=collection)
        return f"/documents/{document.pk}/{document.filename}"

    def test_a_document_is_served_by_its_own_force_only(
        self, visitor: Visitor, site: HostedSite, collections: dict[str, Collection]
    ) -> None:
        assert visitor.of(site, self.url_of(collections["thames-valley"])).status_code == 200
        assert visitor.of(site, self.url_of(collections["national"])).status_code == 200
        assert visitor.of(site, self.url_of(collections["hampshire"])).status_code == 404

    def test_a_document_of_a_private_collection_is_missing(
        self, visitor: Visitor, site: HostedSite, collections: dict[str, Collection]
    ) -> None:
        url = self.url_of(collections["thames-valley"])
        CollectionViewRestriction.objects.create(
            collection=collections["thames-valley"], restriction_type="password", password="x"
        )

        assert visitor.of(site, url).status_code == 404

    def test_of_the_media_folder_only_sized_images_are_public(
        self, visitor: Visitor, site: HostedSite, tmp_path: Path
    ) -> None:
        image = create_image()
        sized = image.get_rendition("width-100")

        assert visitor.of(site, sized.url).status_code == 200
        assert visitor.of(site, image.file.url).status_code == 404
        assert visitor.of(site, "/media/images/../original_images/x.jpg").status_code == 404
        (tmp_path / "images" / "stray.jpg").write_bytes(b"no image's copy")
        assert visitor.of(site, "/media/images/stray.jpg").status_code == 404

    def test_an_image_is_served_by_its_own_force_only_and_a_national_one_everywhere(
        self, visitor: Visitor, site: HostedSite, collections: dict[str, Collection]
    ) -> None:
        urls = {
            name: create_image(collection=each).get_rendition("width-100").url for name, each in collections.items()
        }

        answers = {name: visitor.of(site, url) for name, url in urls.items()}

        assert {name: answer.status_code for name, answer in answers.items()} == {
            "thames-valley": 200,
            "national": 200,
            "hampshire": 404,
        }
        own = answers["thames-valley"]
        assert own["Cache-Control"] == "public, max-age=86400"
        assert own["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert own["X-Content-Type-Options"] == "nosniff"
        missing = visitor.of(site, "/media/images/no-such-image.jpg")
        name = urls["hampshire"].rpartition("/")[2].encode()
        assert answers["hampshire"].content.replace(name, b"no-such-image.jpg") == missing.content

    def test_an_image_of_a_private_collection_is_missing(
        self, visitor: Visitor, site: HostedSite, collections: dict[str, Collection]
    ) -> None:
        inner = collections["thames-valley"].add_child(name="Closed")
        url = create_image(collection=inner).get_rendition("width-100").url
        assert visitor.of(site, url).status_code == 200

        CollectionViewRestriction.objects.create(collection=inner, restriction_type="login")

        assert visitor.of(site, url).status_code == 404

    def test_names_of_files_cannot_be_guessed_and_tell_nothing(
        self, visitor: Visitor, site: HostedSite, collections: dict[str, Collection]
    ) -> None:
        file = ContentFile(b"words", name="complaint about smith.pdf")
        document = get_document_model().objects.create(title="Our leaflet", file=file)
        image = create_image()

        names = [document.file.name, image.file.name, image.get_rendition("width-100").file.name]

        assert all(re.fullmatch(r"[a-z_]+/[0-9a-f]{32}\.(pdf|jpg)", name) for name in names), names
        answer = visitor.of(site, f"/documents/{document.pk}/{document.filename}")
        assert answer["Content-Disposition"] == 'inline; filename="our-leaflet.pdf"'
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert visitor.of(site, f"/documents/{document.pk}/guess.pdf").status_code == 404

    def test_a_proxy_is_told_the_file_only_after_the_check(
        self, visitor: Visitor, site: HostedSite, collections: dict[str, Collection], settings: Any
    ) -> None:
        settings.MEDIA_ACCEL_REDIRECT = "/protected-media/"
        own = create_image(collection=collections["thames-valley"]).get_rendition("width-100")
        foreign = create_image(collection=collections["hampshire"]).get_rendition("width-100")

        answer = visitor.of(site, own.url)

        assert answer["X-Accel-Redirect"] == f"/protected-media/{own.file.name}"
        assert (answer.content, answer["Content-Type"]) == (b"", "image/jpeg")
        refused = visitor.of(site, foreign.url)
        assert refused.status_code == 404
        assert "X-Accel-Redirect" not in refused

    def test_the_staff_door_shows_images_to_signed_in_people_of_the_force_only(
        self, collections: dict[str, Collection], staff_client: Any
    ) -> None:
        people = {
            slug: get_user_model().objects.create_user(f"person-{slug}") for slug in ("thames-valley", "hampshire")
        }
        with group_guard.opened():
            for slug, person in people.items():
                person.groups.add(Group.objects.get(name=slug))
        own = create_image(collection=collections["thames-valley"]).get_rendition("width-100").url
        national = create_image(collection=collections["national"]).get_rendition("width-100").url
        assert staff_client().get(own).status_code == 404

        for slug, wanted in (("thames-valley", 200), ("hampshire", 404)):
            browser = staff_client()
            browser.force_login(people[slug], backend="django.contrib.auth.backends.ModelBackend")
            answer = browser.get(own)
            assert answer.status_code == wanted
            assert browser.get(national).status_code == 200
            if wanted == 200:
                assert answer["Cache-Control"] == "private, no-store"

    def test_the_theme_is_kept_for_ever_and_unreadable_colours_are_missing(
        self, visitor: Visitor, site: HostedSite
    ) -> None:
        response = visitor.of(site, theme_url("#12294d", "#4f8fd6"))

        assert "immutable" in response["Cache-Control"]
        assert "--soh-brand:#12294d" in response.content.decode()
        assert visitor.of(site, "/theme/ffee00-4f8fd6-00000000.css").status_code == 404
        assert visitor.of(site, "/theme/zzzzzz-4f8fd6-00000000.css").status_code == 404


class TestFilesForRobots:
    """robots.txt, sitemap and security.txt speak of the host that is asked."""

    def test_the_sitemap_lists_the_visible_pages_of_this_host(self, visitor: Visitor, site: HostedSite) -> None:
        there, national = create_force("hampshire"), create_national()
        for owner in (site, there, national):
            add_page(home_of(owner), slug=f"of-{owner.hostname.split('.')[0]}")
        add_page(home_of(site), slug="draft").unpublish()

        xml = visitor.of(site, "/sitemap.xml").content.decode()

        assert "http://thames-valley.localhost:8000/of-thames-valley/" in xml
        assert "of-hampshire" not in xml
        assert "of-national" not in xml
        assert "draft" not in xml

    def test_robots_are_told_the_sitemap_of_this_host(self, visitor: Visitor, site: HostedSite) -> None:
        assert (
            "Sitemap: http://thames-valley.localhost:8000/sitemap.xml"
            in visitor.of(site, "/robots.txt").content.decode()
        )

    def test_security_txt_names_the_contact_once_there_is_one(
        self, visitor: Visitor, site: HostedSite, settings: Any
    ) -> None:
        assert visitor.of(site, "/.well-known/security.txt").status_code == 404

        settings.SECURITY_CONTACT = "mailto:security@example.org"

        text = visitor.of(site, "/.well-known/security.txt").content.decode()
        assert "Contact: mailto:security@example.org\n" in text
        assert "Canonical: http://thames-valley.localhost:8000/.well-known/security.txt\n" in text
