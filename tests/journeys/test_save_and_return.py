"""Somebody stops in the midst of a report and goes on later, on another device, without an e-mail address."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.stage.platform import HAMPSHIRE, Platform
from tests.journeys.stage.reporter import Reporter, look
from tests.journeys.stage.screens import overhanging
from tests.journeys.test_report_a_crime import ACCOUNT, REFERENCE, THEFT

pytestmark = pytest.mark.browser

STOP = 6
"""The page at which the account of what happened is asked."""


def seen(page: Page) -> None:
    """Nobody is shut out of this page, and nothing hangs over its edge."""
    look(page)
    assert overhanging(page) == []


def up_to_the_account(page: Page, platform: Platform) -> Reporter:
    """Answer everything before the account."""
    reporter = Reporter(page)
    reporter.open(platform.url("/report-a-crime/"))
    for answers in THEFT[:STOP]:
        reporter.go_on(answers)
    expect(page.get_by_label("Tell us what happened")).to_be_visible()
    return reporter


def save(reporter: Reporter) -> dict[str, str]:
    """Press the button of the page and the one after it; return what is to be written down."""
    page = reporter.page
    reporter.look = seen
    reporter.press("Save and come back later")
    expect(page.get_by_role("heading", level=1)).to_have_text("Save your answers and come back later")
    reporter.press("Save my answers")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answers are saved")
    reference, code = page.locator(".soh-resume__code").all_inner_texts()
    return {"reference": reference, "code": code, "address": page.locator(".soh-resume__address").inner_text()}


def come_back(page: Page, kept: dict[str, str]) -> None:
    """Open the address of the sheet and type what stands on it."""
    page.goto(kept["address"])
    page.get_by_label("Reference").fill(kept["reference"].lower())
    page.get_by_label("Code", exact=True).fill(kept["code"].replace("-", " "))
    page.get_by_role("button", name="Open my answers").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_report_is_saved_on_a_phone_and_sent_from_another_browser(
    platform: Platform, open_window: OpenWindow, scripts: bool
) -> None:
    phone = open_window(scripts=True, phone=True) if scripts else open_window(scripts=False, phone=True)
    reporter = up_to_the_account(phone, platform)
    phone.get_by_label("Tell us what happened").fill(ACCOUNT[:40])
    if not scripts:
        reporter.look = lambda page: None
        phone.get_by_role("button", name="Save and come back later").click()
        phone.get_by_role("button", name="Save my answers").click()
        reference, code = phone.locator(".soh-resume__code").all_inner_texts()
        kept = {"reference": reference, "code": code, "address": phone.locator(".soh-resume__address").inner_text()}
    else:
        kept = save(reporter)
        with phone.expect_download() as download:
            phone.get_by_role("button", name="Download as PDF").click()
        assert download.value.suggested_filename == "copy.pdf"
        assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    phone.context.clear_cookies()

    other = open_window(scripts=scripts)
    come_back(other, {**kept, "code": kept["code"][::-1]})
    expect(other.get_by_text("We cannot find saved answers").first).to_be_visible()
    if scripts:
        seen(other)
    come_back(other, kept)

    expect(other.get_by_label("Tell us what happened")).to_have_value(ACCOUNT[:40])
    assert kept["code"] not in other.url
    on = Reporter(other)
    for answers in THEFT[STOP:]:
        on.go_on(answers)
    other.get_by_label("What I have told you is true").check()
    on.press("Send report")
    assert REFERENCE.match(other.locator(".soh-receipt__reference").inner_text())

    third = open_window(scripts=scripts)
    come_back(third, kept)
    expect(third.get_by_text("We cannot find saved answers").first).to_be_visible()


def test_what_is_half_typed_is_kept_and_an_unwatched_page_hides_it(platform: Platform, visitor: Page) -> None:
    visitor.clock.install()
    up_to_the_account(visitor, platform)
    box = visitor.get_by_label("Tell us what happened")
    box.fill("Half a sen")
    with visitor.expect_response(re.compile("/keep/$")) as kept:
        visitor.clock.run_for(10_000)
    assert kept.value.status == 204
    visitor.reload()
    expect(box).to_have_value("Half a sen")

    dialog = visitor.get_by_role("dialog", name="Are you still there?")
    visitor.clock.run_for(26 * 60_000)
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Stay on this page")).to_be_focused()
    look(visitor)
    dialog.get_by_role("button", name="Stay on this page").click()
    expect(dialog).to_be_hidden()
    box.fill("Half a sentence")
    visitor.clock.run_for(31 * 60_000)

    expect(visitor.get_by_role("heading", level=1)).to_have_text("We have hidden your answers")
    expect(visitor.get_by_text("Half a sen")).to_have_count(0)
    seen(visitor)
    visitor.get_by_role("button", name="Carry on with my answers").click()
    expect(box).to_have_value("Half a sentence")


def test_answers_go_along_to_another_force(platform: Platform, visitor: Page) -> None:
    reporter = Reporter(visitor)
    reporter.open(platform.url("/report-a-crime/"))
    for answers in THEFT[:13]:
        reporter.go_on(answers)
    visitor.get_by_label("Email address").fill("sian@example.org")
    reporter.press("Continue")
    reporter.look = seen
    reporter.follow("It happened in another force’s area")
    visitor.get_by_label("Hampshire").check()
    reporter.press("Continue")
    with visitor.expect_navigation():
        visitor.get_by_role("button", name=re.compile("^Go to Hampshire")).click()

    expect(visitor.get_by_role("heading", level=1)).to_have_text("Some answers are filled in already")
    assert visitor.url == platform.url("/report-a-crime/filled-in/", HAMPSHIRE)
    expect(visitor.get_by_text(ACCOUNT)).to_be_visible()
    seen(visitor)
    reporter.press("Begin with these answers")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Is anyone in danger, or is the crime happening now?")
    reporter.look = lambda page: None
    reporter.go_on({"Is anyone in danger": "No"})
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Check your answers before you send your report")
    visitor.get_by_label("What I have told you is true").check()
    reporter.press("Send report")
    expect(visitor.locator(".soh-receipt__reference")).to_contain_text("HIW-")
    reporter.look = seen
    reporter.follow("Download a copy")
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="Download as PDF").click()
    assert download.value.suggested_filename == "copy.pdf"
