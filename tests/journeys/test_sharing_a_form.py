"""A new question is rolled out to every force: one takes it and asks it, another does not, and one click goes back."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.form_editor import FormEditor
from tests.journeys.stage.platform import HAMPSHIRE, THAMES_VALLEY, Platform
from tests.journeys.stage.screens import overhanging
from tests.journeys.stage.shared_form import NOISE, SLUG
from tests.journeys.stage.wagtail_faults import WAGTAILS_OWN
from tests.journeys.test_publishing import choose_action, find_and_edit

pytestmark = pytest.mark.browser

QUESTION = "Since when do you hear it?"
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


def judged(page: Page) -> None:
    """No fault of ours on the staff screen, wide or narrow."""
    assert faults(page, best_practice=False, known=WAGTAILS_OWN) == []
    page.set_viewport_size(PHONE)
    assert overhanging(page) == []
    page.set_viewport_size(DESKTOP)


def asks(visitor: Page, platform: Platform, site: str) -> bool:
    """Whether the first step of the form on a force's site asks the new question."""
    visitor.goto(platform.url(f"/{SLUG}/noise/", site))
    expect(visitor.get_by_label("What do you hear?")).to_be_visible()
    return visitor.get_by_label(QUESTION).count() == 1


def test_a_new_question_is_rolled_out_taken_by_one_force_and_undone(
    platform: Platform, sign_in: SignIn, visitor: Page
) -> None:
    national = sign_in("editor", "national")
    find_and_edit(national, platform, NOISE)
    FormEditor(national).add_question(1, "One-line answer").get_by_role("textbox", name="Question").fill(QUESTION)
    choose_action(national, "Publish")
    expect(national.locator(".messages")).to_contain_text("published")

    national.goto(platform.staff_url("/admin/reporting/library/"))
    judged(national)
    national.get_by_role("link", name=f"Roll out {NOISE}").click()
    expect(national.get_by_text("1 new question").first).to_be_visible()
    judged(national)
    national.get_by_label("Why?").fill("Everybody asks since when.")
    national.get_by_role("button", name="Begin the roll-out").click()
    expect(national.get_by_role("heading", name=f"Offer: {NOISE}")).to_be_visible()
    now = national.get_by_role("button", name="Do it now")  # gone where a worker was quicker
    if now.count():
        now.click()
    expect(national.get_by_text("Offered to its publishers").first).to_be_visible()
    judged(national)

    assert not asks(visitor, platform, THAMES_VALLEY)
    publisher = sign_in("publisher")
    publisher.get_by_role("region", name="Updates of national forms").get_by_role("link", name=NOISE).click()
    expect(publisher.get_by_text("Everybody asks since when.")).to_be_visible()
    expect(publisher.get_by_role("heading", name=QUESTION)).to_be_visible()
    judged(publisher)
    publisher.get_by_role("button", name="Take this update").click()
    expect(publisher.locator(".messages")).to_contain_text("Your site now uses version 2")
    judged(publisher)

    assert asks(visitor, platform, THAMES_VALLEY)
    assert not asks(visitor, platform, HAMPSHIRE)

    publisher.get_by_role("button", name="Undo").click()
    expect(publisher.locator(".messages")).to_contain_text("back at version 1")
    assert not asks(visitor, platform, THAMES_VALLEY)
