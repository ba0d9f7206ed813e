"""What a visitor meets: no accessibility fault; quick exit and notices that work with and without scripts."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.unit.soh.design import gallery
from tests.unit.soh.design.conftest import SITE, Show

AXE = (Path(__file__).parents[4] / "node_modules" / "axe-core" / "axe.min.js").read_text()
PAGES = dict(gallery.pages())

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_accessibility_fault_and_fits_phone_and_desktop(show: Show, name: str) -> None:
    page = show(PAGES[name])

    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_strict_policy_stops_nothing_of_ours(show: Show) -> None:
    complaints: list[str] = []
    page = show(PAGES["step-with-errors"])
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.reload()

    expect(page.locator("body")).to_contain_class("govuk-frontend-supported")
    assert complaints == []


def test_the_error_summary_takes_the_focus_and_leads_to_the_control(show: Show) -> None:
    page = show(PAGES["step-with-errors"])

    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Put when right").click()
    expect(page.locator("#when-day")).to_be_focused()


def test_the_skip_link_moves_the_focus_to_the_content(show: Show) -> None:
    page = show(PAGES["home"])

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


@pytest.mark.parametrize("keys", [["Escape"], ["Shift", "Shift", "Shift"]], ids=["Escape", "three times Shift"])
def test_a_key_leaves_a_sensitive_page_and_its_place_in_the_history(show: Show, keys: list[str]) -> None:
    page = show(PAGES["step"])
    before = page.evaluate("history.length")

    for key in keys:
        page.keyboard.press(key)
    page.wait_for_url(f"{SITE}/leave/")

    assert page.evaluate("history.length") == before


def test_leaving_shows_nothing_while_the_way_out_is_slow(show: Show) -> None:
    page = show(PAGES["step"])
    page.route("**/leave/", lambda route: route.fulfill(status=204))

    page.keyboard.press("Escape")

    expect(page.get_by_role("heading", name="About it")).to_be_hidden()
    assert page.title() == ""


def test_writing_capitals_does_not_leave(show: Show) -> None:
    page = show(PAGES["step"])
    box = page.get_by_label("Full name")

    box.press_sequentially("ABCD", delay=1)
    for letter in "EFGH":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")

    expect(box).to_have_value("ABCDEFGH")
    assert page.url == f"{SITE}/page/"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_exit_link_leaves_with_and_without_scripts(show: Show, scripts: bool) -> None:
    page = show(PAGES["step"], scripts=scripts)

    page.get_by_role("link", name="Leave this site").click()

    page.wait_for_url(f"{SITE}/leave/")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_exit_link_stays_in_reach_at_the_end_of_a_long_page(show: Show, width: int) -> None:
    page = show(PAGES["step"], width=width)

    page.get_by_role("button", name="Continue").scroll_into_view_if_needed()

    expect(page.get_by_role("link", name="Leave this site")).to_be_in_viewport()


def test_the_cookie_notice_sets_nothing_until_the_visitor_hides_it(show: Show) -> None:
    page = show(PAGES["home"])
    notice = page.get_by_role("region", name="Cookies")
    expect(notice).to_be_visible()
    assert page.context.cookies() == []

    page.get_by_role("button", name="Hide this message").click()

    expect(notice).to_be_hidden()
    assert {cookie["name"]: (cookie["value"], cookie["secure"]) for cookie in page.context.cookies()} == {
        "cookie_notice": ("hidden", True)
    }
    page.reload()
    expect(notice).to_be_hidden()


def test_without_scripts_every_section_and_answer_is_in_reach(show: Show) -> None:
    page = show(PAGES["home"], scripts=False, width=390)

    expect(page.get_by_role("navigation", name="Main sections").get_by_role("link", name="Advice")).to_be_visible()
    expect(page.get_by_role("button", name="Hide this message")).to_be_hidden()


def test_the_print_button_prints_and_is_not_offered_without_scripts(show: Show) -> None:
    without_scripts = show(PAGES["article"], scripts=False)
    expect(without_scripts.locator("[data-soh-print]")).to_be_hidden()
    page = show(PAGES["article"])
    page.evaluate("window.print = () => { document.title = 'printed' }")

    page.get_by_role("button", name="Print").click()

    expect(page).to_have_title("printed")


def test_targets_are_large_enough_to_touch(show: Show) -> None:
    page = show(PAGES["home"], width=390)

    small: list[dict[str, Any]] = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input")]
            .filter((element) => element.checkVisibility())
            .filter((element) => !element.closest("p, .govuk-skip-link, .govuk-phase-banner"))
            .map((element) => ({name: element.innerText, box: element.getBoundingClientRect()}))
            .filter(({box}) => box.height > 1 && (box.height < 20 || box.width < 24))
            .map(({name, box}) => ({name, height: box.height, width: box.width}))"""
    )
    assert small == []


def faults(page: Page) -> list[tuple[str, list[str]]]:
    page.evaluate(AXE)
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result: dict[str, Any] = page.evaluate("(rules) => axe.run({runOnly: rules})", rules)
    return [(fault["id"], [place["html"] for place in fault["nodes"]]) for fault in result["violations"]]
