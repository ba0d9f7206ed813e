"""Every kind of public page, for people who use a keyboard, a screen reader, a phone or a large print."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, OpenWindow
from tests.journeys.stage.accessibility import faults, headings, skips_no_level, walk
from tests.journeys.stage.platform import DYFED_POWYS, THAMES_VALLEY, Platform
from tests.journeys.stage.screens import overhanging

pytestmark = pytest.mark.browser

NATIONAL = "national"
PAGES = {
    "home": (THAMES_VALLEY, "/"),
    "section": (THAMES_VALLEY, "/advice/"),
    "advice": (THAMES_VALLEY, "/advice/burglary/"),
    "advice of its own": (THAMES_VALLEY, "/boats-and-rivers/"),
    "plain page": (THAMES_VALLEY, "/privacy/"),
    "contact": (THAMES_VALLEY, "/contact-us/"),
    "list of news": (THAMES_VALLEY, "/news/"),
    "news": (THAMES_VALLEY, "/news/bike-marking-on-saturdays/"),
    "search": (THAMES_VALLEY, "/search/"),
    "search with results": (THAMES_VALLEY, "/search/?q=bike"),
    "search without results": (THAMES_VALLEY, "/search/?q=xyzzy"),
    "start of a form": (THAMES_VALLEY, "/report-a-crime/"),
    "not found": (THAMES_VALLEY, "/there-is-no-such-page/"),
    "Welsh home": (DYFED_POWYS, "/cy/"),
    "Welsh advice": (DYFED_POWYS, "/cy/advice/burglary/"),
    "Welsh not found": (DYFED_POWYS, "/cy/dim-tudalen/"),
    "national home": (NATIONAL, "/"),
    "national form": (NATIONAL, "/report-a-crime/"),
    "no site": ("nobody", "/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_at_every_width(platform: Platform, open_window: OpenWindow, name: str) -> None:
    site, path = PAGES[name]
    page = open_window(viewport={"width": 320, "height": 256})

    reply = page.goto(platform.url(path, site))

    assert reply is not None
    assert reply.status == (421 if site == "nobody" else 404 if "not found" in name else 200)
    assert page.locator("html").get_attribute("lang") == ("cy" if path.startswith("/cy/") else "en")
    assert skips_no_level(headings(page))
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert overhanging(page) == [], width
    assert faults(page) == []


def test_the_tour_is_sound(platform: Platform, open_window: OpenWindow) -> None:
    page = open_window()
    page.goto(platform.tour_url())

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert overhanging(page) == []


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_the_whole_home_page_is_reached_with_the_keyboard(
    platform: Platform, open_window: OpenWindow, phone: bool
) -> None:
    page = open_window(phone=phone)
    page.goto(platform.url())
    links = {link.inner_text().strip() for link in page.get_by_role("link").all() if link.is_visible()}

    stops = walk(page)

    assert stops[0].name == "Skip to main content"
    assert {stop.name.strip() for stop in stops} >= {words for words in links if "\n" not in words}
    assert [stop.name for stop in stops if not stop.is_seen] == []


def test_the_menu_of_a_phone_opens_with_the_keyboard(platform: Platform, open_window: OpenWindow) -> None:
    page = open_window(phone=True)
    page.goto(platform.url("/advice/"))
    menu = page.get_by_role("button", name="Menu")

    menu.focus()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")

    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("navigation").get_by_role("link", name="Report a crime")).to_be_visible()
    assert faults(page) == []


def test_the_menu_of_a_phone_is_open_without_scripts(platform: Platform, open_window: OpenWindow) -> None:
    page = open_window(scripts=False, viewport=PHONE)
    page.goto(platform.url("/advice/"))

    expect(page.get_by_role("navigation").get_by_role("link", name="Report a crime")).to_be_visible()


def test_text_may_be_spaced_out(platform: Platform, visitor: Page) -> None:
    """WCAG 1.4.12: nothing is lost when lines, letters and words are given more room."""
    visitor.goto(platform.url("/advice/burglary/"))
    visitor.evaluate(
        """() => document.querySelectorAll('body *').forEach(({ style }) => {
            style.lineHeight = '1.5'; style.letterSpacing = '0.12em'; style.wordSpacing = '0.16em'; })"""
    )

    for width in (320, 1280):
        visitor.set_viewport_size({"width": width, "height": 800})
        assert overhanging(visitor) == []
