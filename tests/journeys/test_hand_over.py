"""A report passes from supervisor to supervisor: one works on a phone, the other without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.platform import HAMPSHIRE, Platform
from tests.journeys.stage.screens import overhanging
from tests.journeys.stage.wagtail_faults import WAGTAILS_OWN

pytestmark = pytest.mark.browser

WHY = "Her allotment is in Andover. Please take it over."
NOTE = "She can be reached after six."


def judged(page: Page) -> None:
    """No fault of ours, and nothing hangs over on a phone."""
    assert faults(page, best_practice=False, known=WAGTAILS_OWN) == []
    assert overhanging(page) == []


def test_a_report_is_returned_offered_again_and_taken_over(platform: Platform, sign_in: SignIn) -> None:
    taker = sign_in("supervisor", HAMPSHIRE, phone=True)
    taker.goto(platform.staff_url("/admin/inbox/"))
    taker.get_by_role("navigation", name="Views").get_by_role("link", name="Hand-overs").click()
    judged(taker)
    taker.get_by_role("table", name=re.compile("Offered to you")).get_by_role("link").first.click()
    expect(taker.get_by_text("series of van thefts")).to_be_visible()
    expect(taker.get_by_text("They took the tools")).to_have_count(0)
    reference = taker.locator("h1").inner_text().split()[-1]
    taker.get_by_role("button", name="Return the report").click()
    expect(taker.get_by_text("Say why you return it")).to_be_visible()
    judged(taker)
    taker.get_by_label("Why is it not yours?").fill("Ours were caught last week.")
    taker.get_by_role("button", name="Return the report").click()
    expect(taker.get_by_text("Returned to Thames Valley Police")).to_be_visible()

    giver = sign_in("supervisor", scripts=False)
    giver.goto(platform.staff_url(f"/admin/inbox/{reference}/"))
    expect(giver.get_by_text("Returned by the other force")).to_be_visible()
    giver.get_by_label("Add a note").fill(NOTE)
    giver.get_by_role("button", name="Save note").click()
    giver.get_by_role("link", name="Hand over", exact=True).click()
    giver.get_by_role("button", name="Offer the report").click()
    expect(giver.get_by_text("Error: Choose the force")).to_be_visible()
    giver.get_by_label("Force that is to have the report").select_option(
        label="Hampshire and Isle of Wight Constabulary"
    )
    giver.get_by_label("It happened in the receiving force’s area").check()
    giver.get_by_label("Explain it to them").fill(WHY)
    giver.get_by_label(NOTE).check()
    giver.get_by_role("button", name="Offer the report").click()
    expect(giver.get_by_text("The report stays yours until they take it over")).to_be_visible()
    expect(giver.get_by_role("button", name="Change status")).to_have_count(0)

    taker.goto(platform.staff_url("/admin/inbox/hand-overs/"))
    taker.get_by_role("table", name=re.compile("Offered to you")).get_by_role("link", name=reference).click()
    expect(taker.get_by_text(WHY)).to_be_visible()
    judged(taker)
    taker.get_by_role("button", name="Take the report over").click()
    expect(taker.get_by_text("The report is yours now")).to_be_visible()
    expect(taker.get_by_text("They took the tools")).to_be_visible()
    expect(taker.get_by_text(NOTE)).to_be_visible()
    judged(taker)

    giver.goto(platform.staff_url(f"/admin/inbox/{reference}/"))
    expect(giver.get_by_role("heading", name=re.compile("Handed over to Hampshire"))).to_be_visible()
    expect(giver.get_by_text("They took the tools")).to_have_count(0)
