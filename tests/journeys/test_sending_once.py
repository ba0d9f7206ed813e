"""One report, however often it is sent; and what a browser keeps of it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.stage.platform import HAMPSHIRE, Platform
from tests.journeys.stage.reporter import Reporter
from tests.journeys.test_report_a_crime import THEFT

pytestmark = pytest.mark.browser

SEND = "Send report"


def before_sending(page: Page, platform: Platform) -> Reporter:
    """Answer everything."""
    reporter = Reporter(page)
    reporter.open(platform.url("/report-a-crime/"))
    for answers in THEFT:
        reporter.go_on(answers)
    page.get_by_label("What I have told you is true").check()
    return reporter


def own_cookies(context: BrowserContext) -> list[str]:
    """Return the names of all cookies."""
    return sorted(cookie["name"] for cookie in context.cookies())


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_double_click_back_and_a_resend_give_one_report_and_one_reference(
    platform: Platform, open_window: OpenWindow, scripts: bool
) -> None:
    page = open_window(scripts=scripts)
    before_sending(page, platform)
    reports = platform.count("reporting_report")

    page.get_by_role("button", name=SEND).dblclick()
    page.wait_for_url("**/confirmation/")
    reference = page.locator(".soh-receipt__reference").inner_text()
    assert platform.count("reporting_report") == reports + 1
    assert platform.count("reporting_draft") >= 1

    page.reload()
    expect(page.locator(".soh-receipt__reference")).to_have_text(reference)
    page.go_back()
    page.wait_for_load_state()
    if page.get_by_role("button", name=SEND).count():
        page.get_by_role("button", name=SEND).click()
    page.wait_for_url("**/confirmation/")

    expect(page.locator(".soh-receipt__reference")).to_have_text(reference)
    assert platform.count("reporting_report") == reports + 1


def test_two_tabs_send_one_report(platform: Platform, open_window: OpenWindow) -> None:
    one = open_window()
    before_sending(one, platform)
    other = one.context.new_page()
    other.goto(one.url)
    other.get_by_label("What I have told you is true").check()
    reports = platform.count("reporting_report")

    references = []
    for tab in (one, other):
        tab.get_by_role("button", name=SEND).click()
        tab.wait_for_url("**/confirmation/")
        references.append(tab.locator(".soh-receipt__reference").inner_text())

    assert references[0] == references[1]
    assert platform.count("reporting_report") == reports + 1


def test_the_browser_keeps_one_cookie_of_this_host_only(platform: Platform, visitor: Page) -> None:
    visitor.goto(platform.url())
    visitor.goto(platform.url("/advice/"))
    assert own_cookies(visitor.context) == []

    Reporter(visitor).open(platform.url("/report-a-crime/"))
    visitor.get_by_label("No", exact=True).check()
    cookies = {cookie["name"]: cookie for cookie in visitor.context.cookies()}

    assert set(cookies) == {"__Host-soh_csrf", "__Host-soh_journey"}
    for cookie in cookies.values():
        assert cookie["httpOnly"]
        assert cookie["secure"]
        assert cookie["sameSite"] == "Lax"
        assert cookie["domain"] == "thames-valley.localhost"
        assert cookie["expires"] == -1 or cookie["name"].endswith("csrf")
    assert visitor.context.cookies(platform.url("/", HAMPSHIRE)) == []
    assert visitor.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_the_cookie_notice_sets_nothing_until_it_is_hidden(platform: Platform, visitor: Page) -> None:
    visitor.goto(platform.url())
    notice = visitor.get_by_role("region", name="Cookies")
    expect(notice).to_be_visible()
    assert own_cookies(visitor.context) == []

    notice.get_by_role("button", name="Hide this message").click()
    expect(notice).to_be_hidden()
    visitor.goto(platform.url("/advice/"))

    expect(visitor.get_by_role("region", name="Cookies")).to_be_hidden()
    assert own_cookies(visitor.context) == ["cookie_notice"]


def test_a_session_cookie_that_is_gone_keeps_the_answers_on_the_page(platform: Platform, visitor: Page) -> None:
    reporter = Reporter(visitor)
    reporter.open(platform.url("/report-a-crime/"))
    visitor.get_by_label("No", exact=True).check()
    visitor.context.clear_cookies()

    visitor.get_by_role("button", name="Continue").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Please send your answers once more")
    visitor.get_by_role("button", name="Send my answers again").click()

    expect(visitor.get_by_role("heading", level=1)).to_have_text("What do you want to tell us about?")
