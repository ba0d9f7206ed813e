"""Somebody who is watched leaves at once, and the browser shows nothing of it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_httpserver import HTTPServer

from tests.journeys.conftest import OpenWindow
from tests.journeys.stage.platform import Platform, neutral_url
from tests.journeys.stage.reporter import Reporter, look
from tests.journeys.test_save_and_return import come_back, save

pytestmark = pytest.mark.browser

TELLING = ("crime", "police", "assault", "report")


@pytest.fixture
def neutral(platform: Platform) -> Iterator[HTTPServer]:
    """The site that one leaves for."""
    with HTTPServer(port=platform.neutral) as server:
        server.expect_request("/").respond_with_data("<title>Weather</title><h1>Sunny</h1>", content_type="text/html")
        yield server


def at_the_assault(page: Page, platform: Platform) -> Reporter:
    """Come to the sensitive step about an assault, with an answer typed before."""
    reporter = Reporter(page)
    reporter.open(platform.url("/report-a-crime/"))
    reporter.go_on({"Is anyone in danger": "No"})
    reporter.go_on({"What do you want to tell us about?": "Assault or threats"})
    expect(page.get_by_role("heading", level=1)).to_have_text("About the assault or threats")
    return reporter


def cookie_names(page: Page) -> list[str]:
    return [cookie["name"] for cookie in page.context.cookies()]


def leave_by_link(page: Page) -> None:
    page.get_by_role("link", name="Leave this site").click()


def leave_by_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def leave_by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [leave_by_link, leave_by_escape, leave_by_shift])
def test_leaving_forgets_the_answers_and_shows_nothing_afterwards(
    platform: Platform, visitor: Page, neutral: HTTPServer, leave: Callable[[Page], None]
) -> None:
    drafts = platform.count("reporting_draft")
    at_the_assault(visitor, platform)
    step, places = visitor.url, visitor.evaluate("history.length")
    assert platform.count("reporting_draft") == drafts + 1

    leave(visitor)
    expect(visitor.get_by_role("heading")).to_have_text("Sunny")

    request, _ = neutral.log[0]
    assert request.url == neutral_url(platform.neutral)
    assert "Referer" not in request.headers
    assert visitor.evaluate("history.length") == places
    assert platform.count("reporting_draft") == drafts
    assert "__Host-soh_journey" not in cookie_names(visitor)
    visitor.go_back()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Report a crime")
    expect(visitor.get_by_text("You have answers that are not sent yet")).to_have_count(0)
    visitor.goto(step)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Report a crime")


def test_the_link_works_without_scripts(platform: Platform, open_window: OpenWindow, neutral: HTTPServer) -> None:
    page = open_window(scripts=False)
    drafts = platform.count("reporting_draft")
    at_the_assault(page, platform)

    leave_by_link(page)
    expect(page.get_by_role("heading")).to_have_text("Sunny")

    assert neutral.log
    assert platform.count("reporting_draft") == drafts
    assert "__Host-soh_journey" not in cookie_names(page)


def test_the_page_is_blank_while_the_way_out_is_slow(platform: Platform, visitor: Page) -> None:
    at_the_assault(visitor, platform)
    visitor.route("**/leave/", lambda route: route.fulfill(status=204))

    visitor.keyboard.press("Escape")

    expect(visitor.locator("body")).to_be_hidden()
    assert visitor.title() == ""


def test_a_sensitive_step_leaves_no_telling_trace(platform: Platform, visitor: Page) -> None:
    reporter = at_the_assault(visitor, platform)
    look(visitor)

    address = visitor.url.removeprefix(platform.url("/report-a-crime/"))
    assert not any(word in visitor.title().lower() for word in TELLING)
    assert not any(word in address.lower() for word in TELLING)
    assert visitor.locator("form").get_attribute("autocomplete") == "off"
    reply = visitor.goto(visitor.url)
    assert reply is not None
    assert "no-store" in reply.headers["cache-control"]
    reporter.go_on({"Was anyone hurt?": "No"})
    assert visitor.title().startswith("Error:")
    assert not any(word in visitor.title().lower() for word in TELLING)
    look(visitor)


def test_a_page_that_comes_back_shows_no_answers(platform: Platform, visitor: Page, neutral: HTTPServer) -> None:
    reporter = at_the_assault(visitor, platform)
    reporter.go_on({"What happened?": ["Someone was threatened"], "Was anyone hurt?": "No", "Was a weapon used": "No"})
    visitor.go_back()
    visitor.keyboard.press("Escape")
    expect(visitor.get_by_role("heading")).to_have_text("Sunny")

    visitor.go_back()
    visitor.wait_for_load_state()

    assert not visitor.get_by_label("Someone was threatened").count()


def test_the_way_out_comes_first_and_says_what_it_cannot_hide(platform: Platform, visitor: Page) -> None:
    at_the_assault(visitor, platform)

    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Skip to main content")).to_be_focused()
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="Leave this site")).to_be_focused()
    assert visitor.get_by_role("link", name="Leave this site").evaluate("link => link.closest('header, main') === null")


def test_while_the_way_out_is_slow_one_neutral_word_stands_on_a_white_page(platform: Platform, visitor: Page) -> None:
    at_the_assault(visitor, platform)
    visitor.route("**/leave/", lambda route: route.fulfill(status=204))

    visitor.keyboard.press("Escape")

    expect(visitor.locator(".soh-left__words")).to_be_visible()
    assert visitor.locator("html").inner_text().strip() == "Loading"


def test_leaving_keeps_what_was_saved_for_its_code_only(platform: Platform, visitor: Page, neutral: HTTPServer) -> None:
    reporter = at_the_assault(visitor, platform)
    step = visitor.url
    kept = save(reporter)
    assert not any(word in visitor.title().lower() for word in TELLING)
    visitor.keyboard.press("Escape")
    expect(visitor.get_by_role("heading")).to_have_text("Sunny")
    visitor.goto(step)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Report a crime")

    come_back(visitor, kept)

    expect(visitor.get_by_role("heading", level=1)).to_have_text("About the assault or threats")
