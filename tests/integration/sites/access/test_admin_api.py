"""Wagtail's admin API, which the menu of pages reads: it answers staff, with what they may see."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection

from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.staff import staff, staff_browser, superuser

pytestmark = pytest.mark.django_db
API = "/admin/api/main/"
MENU = f"{API}pages/?child_of={{}}&for_explorer=1"


def test_the_menu_of_pages_shows_an_editor_own_pages_only(thames_valley: Force, hampshire: Force) -> None:
    browser = staff_browser(staff(Role.EDITOR, thames_valley))

    own_home = browser.get(MENU.format(thames_valley.site.root_page_id))
    whole = browser.get(f"{API}pages/")

    assert own_home.status_code == 200, own_home.content
    assert [item["id"] for item in whole.json()["items"]] == [thames_valley.site.root_page_id]
    assert hampshire.name not in own_home.content.decode() + whole.content.decode()
    assert browser.get(f"{API}pages/{thames_valley.site.root_page_id}/").status_code == 200
    assert browser.get(f"{API}pages/{hampshire.site.root_page_id}/").status_code == 404


def test_an_engineer_sees_every_force_in_the_menu(thames_valley: Force, hampshire: Force) -> None:
    shown = staff_browser(superuser()).get(f"{API}pages/").json()["items"]

    assert {thames_valley.site.root_page_id, hampshire.site.root_page_id} <= {item["id"] for item in shown}


@pytest.mark.parametrize("kind", ["pages", "images", "documents"])
def test_an_officer_finds_nothing_and_a_stranger_is_sent_to_sign_in(kind: str, thames_valley: Force) -> None:
    officer = staff_browser(staff(Role.OFFICER, thames_valley)).get(f"{API}{kind}/")
    stranger = staff_browser().get(f"{API}{kind}/")

    assert officer.status_code == 404 or officer.json()["items"] == []
    assert stranger.status_code == 302
    assert stranger["Location"].startswith("/admin/login/")


def test_documents_are_those_of_own_collections(
    thames_valley: Force, hampshire: Force, settings: Any, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    editors = {force: staff_browser(staff(Role.EDITOR, force)) for force in (thames_valley, hampshire)}
    file = ContentFile(b"words", name="plan.txt")
    document = get_document_model().objects.create(
        title="Plan", file=file, collection=Collection.objects.get(name=hampshire.name)
    )

    assert [item["id"] for item in editors[hampshire].get(f"{API}documents/").json()["items"]] == [document.pk]
    assert editors[thames_valley].get(f"{API}documents/").json()["items"] == []
    assert editors[thames_valley].get(f"{API}documents/{document.pk}/").status_code == 404


def test_the_admin_api_changes_nothing(thames_valley: Force) -> None:
    browser = staff_browser(staff(Role.PUBLISHER, thames_valley))

    answer = browser.post(f"{API}pages/{thames_valley.site.root_page_id}/action/unpublish/", {})

    assert answer.status_code == 405
