"""Somebody who is watched leaves at once, and the browser shows nothing of it."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.stage.platform import Platform
from tests.journeys.stage.reporter import Reporter, look
from tests.journeys.stage.witness import NEUTRAL_SITE, Witness

pytestmark = pytest.mark.browser

CANARY = "he took my phone"
TELLING = ("crime", "police", "assault", "report")


def at_the_assault(page: Page, platform: Platform) -> Reporter:
    """Come to the sensitive step about an assault, with an answer typed before."""
    reporter = Reporter(page)
    reporter.open(platform.url("/report-a-crime/"))
    reporter.go_on({"Is anyone in danger": "No"})
    reporter.go_on({"What do you want to tell us about?": "Assault or threats"})
    expect(page.get_by_role("heading", level=1)).to_have_text("About the assault or threats")
    return reporter


def leave_by_link(page: Page) -> None:
    page.get_by_role("link", name="Leave this site").click()


def leave_by_escape(page: Page) -> None:
    page.keyboard.press("Escape")


def leave_by_shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("leave", [leave_by_link, leave_by_escape, leave_by_shift])
def test_leaving_forgets_the_answers_and_shows_nothing_afterwards(
    platform: Platform, visitor: Page, witness: Witness, leave: object
) -> None:
    drafts = platform.count("reporting_draft")
    at_the_assault(visitor, platform)
    step, places = visitor.url, visitor.evaluate("history.length")
    assert platform.count("reporting_draft") == drafts + 1

    leave(visitor)  # type: ignore[operator]
    visitor.wait_for_url(NEUTRAL_SITE)

    assert [request.url for request in witness.neutral] == [NEUTRAL_SITE]
    assert "referer" not in witness.neutral[0].headers
    assert visitor.evaluate("history.length") == places
    assert platform.count("reporting_draft") == drafts
    assert visitor.context.cookies() == [
        cookie for cookie in visitor.context.cookies() if not cookie["name"].endswith("soh_journey")
    ]
    visitor.go_back()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Report a crime")
    expect(visitor.get_by_text("You have answers that are not sent yet")).to_have_count(0)
    visitor.goto(step)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Report a crime")


def test_the_link_works_without_scripts(platform: Platform, open_window: OpenWindow, witness: Witness) -> None:
    page = open_window(scripts=False)
    drafts = platform.count("reporting_draft")
    at_the_assault(page, platform)

    leave_by_link(page)
    page.wait_for_url(NEUTRAL_SITE)

    assert len(witness.neutral) == 1
    assert platform.count("reporting_draft") == drafts
    assert not [cookie for cookie in page.context.cookies() if cookie["name"].endswith("soh_journey")]


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


def test_a_page_that_comes_back_shows_no_answers(platform: Platform, visitor: Page) -> None:
    reporter = at_the_assault(visitor, platform)
    reporter.go_on(
        {"What happened?": ["Someone was threatened"], "Was anyone hurt?": "No", "Was a weapon used": "No"}
    )
    visitor.go_back()
    visitor.keyboard.press("Escape")
    visitor.wait_for_url(NEUTRAL_SITE)

    visitor.go_back()
    visitor.wait_for_load_state()

    assert not visitor.get_by_label("Someone was threatened").count()
