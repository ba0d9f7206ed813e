"""A Hampshire editor sees nothing of Thames Valley anywhere: menu, lists, searches, choosers, reports, libraries."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.stage.platform import HAMPSHIRE, Platform

pytestmark = pytest.mark.browser

NAMES = ("Thames Valley", "thames-valley", "Kidlington")
"""What would give a page, a file, a person or a contact point of the other force away."""

SEARCHES = (
    "/admin/pages/search/?q=Thames",
    "/admin/images/?q=Thames",
    "/admin/documents/?q=Thames",
    "/admin/snippets/pages/contactpoint/?q=Thames",
)
CHOOSERS = (
    "/admin/choose-page/?q=Thames",
    "/admin/choose-page/search/?q=Thames",
    "/admin/images/chooser/?q=Thames",
    "/admin/documents/chooser/?q=Thames",
    "/admin/snippets/pages/contactpoint/",
    "/admin/api/main/pages/?search=Thames",
)
DOORS = ("/admin/inbox/", "/admin/people/thames-valley/", "/admin/your-site/thames-valley/", "/admin/forces/")


def gives_away(html: str) -> list[str]:
    """Names of the other force in a page; what the person typed themselves does not count."""
    return [name for name in NAMES if name.lower() in html.lower()]


def test_nothing_of_another_force_is_anywhere(platform: Platform, sign_in: SignIn) -> None:
    editor = sign_in("editor", HAMPSHIRE)
    expect(editor.get_by_role("heading", level=1)).to_be_visible()
    assert gives_away(editor.content()) == []

    for address in menu_of(editor):
        editor.goto(platform.staff_url(address))
        expect(editor.locator("main")).to_be_visible()
        assert gives_away(editor.locator("body").inner_html()) == [], address
    for address in (*SEARCHES, *CHOOSERS):
        status, answer = asked(editor, address)
        assert status in (200, 404), address
        assert gives_away(answer) == [], address
    for address in DOORS:
        assert asked(editor, address)[0] == 404, address


def asked(page: Page, address: str) -> tuple[int, str]:
    """Status and body of an address, asked from within the page: only the browser knows the names of the hosts."""
    status, body = page.evaluate(
        "async address => { const answer = await fetch(address); return [answer.status, await answer.text()] }", address
    )
    return int(status), str(body)


def menu_of(page: Page) -> list[str]:
    """Every address to which the menu leads, sub-menus opened."""
    for name in ("Reports", "Shared library"):
        opener = page.get_by_role("navigation").get_by_role("button", name=name, exact=True)
        if opener.count():
            opener.first.click()
    links = page.locator("nav a[href^='/admin/']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    found = sorted({urlsplit(link).path for link in links if "logout" not in link})
    assert len(found) >= 6, found
    return found
