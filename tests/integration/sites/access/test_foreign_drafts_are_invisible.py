"""A draft, an image or a document of one force shows nowhere in the admin of another force's people."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from pages.types.advice import AdvicePage
from pages.types.plain import PlainPage
from sites.access.roles import Role
from sites.forces.models import Force
from tests.factories.pages import create_image
from tests.factories.staff import staff, staff_browser

pytestmark = pytest.mark.django_db
CANARY = "Zephyrquill"
QUERIES = (
    "/admin/pages/search/results/?q=Zephyrq",
    "/admin/choose-page/?page_type=pages.PlainPage",
    "/admin/choose-page/search/?q=Zephyrq&page_type=pages.AdvicePage",
    "/admin/choose-page/chosen-multiple/?id={page}",
    "/admin/choose-page/chosen-multiple/?id=x",
    "/admin/api/main/pages/?child_of={home}&for_explorer=1",
    "/admin/api/main/pages/?search=Zephyrquill",
    "/admin/api/main/images/?search=Zephyrquill",
    "/admin/api/main/documents/?search=Zephyrquill",
    "/admin/images/?q=Zephyrq",
    "/admin/images/chooser/results/?q=Zephyrq",
    "/admin/images/chooser/chosen-multiple/?id={image}",
    "/admin/documents/?q=Zephyrq",
    "/admin/documents/chooser/results/?q=Zephyrq",
    "/admin/documents/chooser/chosen-multiple/?id={document}",
    "/admin/bulk/wagtailcore/page/publish/?id={page}",
    "/admin/bulk/wagtailcore/page/delete/?id={page}",
    "/admin/bulk/wagtailcore/page/move/?id=all&childOf={home}",
    "/admin/bulk/wagtailcore/page/move/?id=all",
    "/admin/bulk/wagtailimages/image/delete/?id={image}",
    "/admin/bulk/wagtailimages/image/add_tags/?id=all",
    "/admin/bulk/wagtaildocs/document/delete/?id={document}",
    "/admin/bulk/wagtaildocs/document/add_to_collection/?id=all",
)


class Planted:
    """What Hampshire alone may see."""

    def __init__(self, force: Force) -> None:
        self.force = force
        self.home = force.site.root_page
        body = [("text", f"<p>{CANARY}</p>")]
        self.page = self._draft(AdvicePage, "drafted", body)
        self.plain = self._draft(PlainPage, "plain-draft", body)
        collection = Collection.objects.get(name=force.name)
        self.image = create_image(title=f"{CANARY} picture", collection=collection)
        file = ContentFile(b"words", name="plan.txt")
        self.document = get_document_model().objects.create(title=f"{CANARY} plan", file=file, collection=collection)

    @property
    def ids(self) -> dict[str, int]:
        """The ids by what they are of."""
        return {
            "page": self.page.pk,
            "home": self.home.pk,
            "image": self.image.pk,
            "document": self.document.pk,
        }

    def _draft(self, model: type[Any], slug: str, body: Any) -> Any:
        fields = {"summary": f"{CANARY} summary", "body": body}
        page = model(title=f"{CANARY} {slug}", slug=slug, live=False, locale=self.home.locale, **fields)
        self.home.add_child(instance=page)
        page.save_revision()
        return page


@pytest.fixture
def planted(hampshire: Force, settings: Any, tmp_path: object) -> Planted:
    settings.MEDIA_ROOT = str(tmp_path)
    staff(Role.EDITOR, hampshire)
    return Planted(hampshire)


def walked(planted: Planted) -> Iterator[str]:
    """Every address of the staff door, filled with ids of what was planted, and queries that ask for it."""
    for name, arguments in _routes(get_resolver()):
        for number in {planted.page.pk, planted.home.pk, planted.image.pk, planted.document.pk}:
            filled = {argument: _fill(argument, number) for argument in arguments}
            with suppress(NoReverseMatch):
                yield reverse(name, kwargs=filled)
            if not arguments:
                break
    for query in QUERIES:
        yield query.format(**planted.ids)


def _fill(argument: str, number: int) -> Any:
    words = {
        "app_label": "wagtailcore",
        "model_name": "page",
        "content_type_app_name": "pages",
        "content_type_model_name": "advicepage",
        "filter_spec": "original",
        "action": "delete",
        "action_name": "approve",
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "document_filename": "plan.txt",
    }
    return words.get(argument, number)


def _routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif isinstance(pattern, URLPattern) and pattern.name and "logout" not in pattern.name:
            yield f"{prefix}{pattern.name}", list(pattern.pattern.regex.groupindex)


def shown_at(browser: Client, address: str) -> tuple[int, str]:
    """Return status and body."""
    answer = browser.get(address)
    words = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, words.decode(errors="replace")


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.FORCE_ADMIN])  # the matrix of isolation has every role
def test_no_address_shows_it_to_another_force(role: Role, thames_valley: Force, planted: Planted) -> None:
    browser = staff_browser(staff(role, thames_valley), raise_request_exception=False)
    addresses = list(dict.fromkeys(walked(planted)))
    assert len(addresses) > 250

    shown = {address: shown_at(browser, address) for address in addresses}

    assert [address for address, (_, body) in shown.items() if CANARY in body] == []
    assert [address for address, (status, _) in shown.items() if status >= 500 and "failwhale" not in address] == []
    assert browser.get("/admin/").status_code == 200  # signed in to the end


def test_every_view_of_a_page_of_another_force_is_missing(thames_valley: Force, planted: Planted) -> None:
    browser = staff_browser(staff(Role.PUBLISHER, thames_valley))
    for ending in ("", "edit/", "history/", "usage/", "delete/", "copy/", "move/", "view_draft/"):
        foreign = browser.get(f"/admin/pages/{planted.page.pk}/{ending}")
        never = browser.get(f"/admin/pages/999999/{ending}")

        assert (foreign.status_code, never.status_code) == (404, 404), ending
        assert foreign.content == never.content, ending


def test_the_rightful_editor_sees_it(planted: Planted) -> None:
    browser = staff_browser(get_user_model().objects.get(username=f"editor-{planted.force.slug}"))
    for address in (
        f"/admin/pages/{planted.home.pk}/",
        f"/admin/pages/{planted.page.pk}/edit/",
        f"/admin/pages/search/?q={CANARY[:7]}",
        f"/admin/choose-page/{planted.home.pk}/",
        f"/admin/choose-page/search/?q={CANARY[:7]}",
        f"/admin/choose-page/chosen-multiple/?id={planted.page.pk}",
        f"/admin/api/main/pages/?child_of={planted.home.pk}&for_explorer=1",
        "/admin/images/chooser/",
        f"/admin/images/{planted.image.pk}/",
        "/admin/documents/chooser/",
        f"/admin/bulk/wagtailcore/page/move/?id={planted.page.pk}",
    ):
        status, body = shown_at(browser, address)
        assert status == 200, address
        assert CANARY in body, address


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR, Role.FORCE_ADMIN])
def test_people_without_content_find_neither_choosers_nor_pages(role: Role, thames_valley: Force) -> None:
    browser = staff_browser(staff(role, thames_valley))
    for address in (
        "/admin/pages/",
        "/admin/choose-page/",
        "/admin/images/chooser/",
        "/admin/documents/chooser/",
        "/admin/snippets/choose/pages/contactpoint/",
        "/admin/api/main/pages/",
        f"/admin/pages/{thames_valley.site.root_page_id}/",
    ):
        assert browser.get(address).status_code == 404, address
