"""The Wagtail admin under a policy that allows no inline script: what stock Wagtail starts inline works all the same.

The witness of every window fails the test when the browser's console reports a refused script or style.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.stage.platform import Platform

pytestmark = pytest.mark.browser


@pytest.fixture
def publisher(sign_in: SignIn) -> Page:
    return sign_in("publisher")


def open_first_page(window: Page, platform: Platform) -> None:
    """Open an adopted page of the force: it has a page chooser."""
    window.goto(platform.staff_url("/admin/pages/"))
    window.get_by_role("link", name="Accessibility statement", exact=True).first.click()
    expect(window.locator("#id_source-chooser")).to_be_visible()


def test_a_page_chooser_opens_and_takes_another_page(publisher: Page, platform: Platform) -> None:
    open_first_page(publisher, platform)

    publisher.locator("#id_source-chooser").get_by_role("button").first.click()
    publisher.get_by_role("button", name="Choose another page").click()

    expect(publisher.get_by_role("dialog").get_by_role("heading", name="Choose a page")).to_be_visible()


def test_the_date_picker_of_a_scheduled_publication_opens(publisher: Page, platform: Platform) -> None:
    open_first_page(publisher, platform)

    publisher.get_by_role("button", name="Toggle status").click()
    publisher.get_by_role("button", name="Set schedule").click()
    publisher.locator("#id_go_live_at").focus()

    expect(publisher.locator(".xdsoft_datetimepicker").first).to_be_visible()


def test_the_preview_shows_the_page_in_the_forces_look(publisher: Page, platform: Platform) -> None:
    open_first_page(publisher, platform)

    publisher.get_by_role("button", name="Toggle preview").click()

    preview = publisher.frame_locator("iframe[title='Preview'][src]")
    expect(preview.get_by_role("heading", name="Accessibility statement")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/images/", "/admin/documents/", "/admin/reports/aging-pages/", "/admin/account/"]
)
def test_everyday_pages_refuse_nothing_that_they_carry(publisher: Page, platform: Platform, address: str) -> None:
    publisher.goto(platform.staff_url(address))

    expect(publisher.get_by_role("main")).to_be_visible()
    expect(publisher.locator("#wagtail-sidebar").get_by_role("navigation").first).to_be_visible()


def test_the_menu_of_pages_opens(publisher: Page, platform: Platform) -> None:
    publisher.goto(platform.staff_url("/admin/account/"))

    with publisher.expect_response(lambda answer: "/admin/api/main/pages/" in answer.url) as asked:
        publisher.locator("#wagtail-sidebar").get_by_role("button", name="Pages").click()

    assert asked.value.status == 200
    menu = publisher.locator("#wagtail-sidebar .c-page-explorer")
    expect(menu.get_by_role("link", name="Accessibility statement").first).to_be_visible()


def test_a_typed_note_is_not_left_without_asking(sign_in: SignIn, platform: Platform) -> None:
    officer = sign_in("officer")
    officer.goto(platform.staff_url("/admin/inbox/"))
    officer.get_by_role("table").get_by_role("link").first.click()
    officer.get_by_label("Add a note").fill("Half a tho")
    asked = []
    officer.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    officer.get_by_role("link", name="Reports inbox").first.click()
    expect(officer.get_by_role("table")).to_be_visible()

    assert asked == ["beforeunload"]
