"""The national team changes an adopted page: Thames Valley takes the change, Hampshire keeps its own words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.platform import HAMPSHIRE, Platform
from tests.journeys.stage.screens import overhanging
from tests.journeys.stage.wagtail_faults import WAGTAILS_OWN

pytestmark = pytest.mark.browser

PATH = "/advice/antisocial-behaviour/"
TITLE = "Antisocial behaviour: who to ask"
NEW_SUMMARY = "Find out who can help: the police, your council or your landlord."


def sound(window: Page) -> None:
    """Judge the screen by axe and by what hangs over."""
    assert faults(window, best_practice=False, known=WAGTAILS_OWN) == []
    assert overhanging(window) == []


def open_change(window: Page, platform: Platform) -> None:
    """Go from the start page to the change."""
    panel = window.get_by_role("region", name="National changes to look at")
    expect(panel.get_by_role("link", name=TITLE)).to_be_visible()
    panel.get_by_role("link", name=TITLE).click()
    expect(window.get_by_role("heading", name="What changed nationally")).to_be_visible()


def test_one_force_takes_a_national_change_and_another_keeps_its_own_words(
    platform: Platform, sign_in: SignIn, open_window: OpenWindow
) -> None:
    visitor = open_window()
    national = sign_in("editor", "national")
    national.goto(platform.staff_url(f"/admin/pages/search/?q={TITLE.split(':', maxsplit=1)[0].replace(' ', '+')}"))
    national.get_by_role("link", name=TITLE, exact=True).first.click()
    if "/edit/" not in national.url:
        national.get_by_role("link", name=re.compile("Edit")).first.click()
    national.get_by_role("textbox", name="Summary").fill(NEW_SUMMARY)
    more = national.get_by_role("button", name="More actions")
    more.click()
    national.get_by_role("button", name="Publish").first.click()
    expect(national.locator(".messages")).to_contain_text("published")

    thames_valley = sign_in("publisher")
    visitor.goto(platform.url(PATH))
    expect(visitor.get_by_text(NEW_SUMMARY)).to_have_count(0)
    open_change(thames_valley, platform)
    expect(thames_valley.locator(".sharing-words", has_text=NEW_SUMMARY)).to_be_visible()
    expect(thames_valley.locator("ins").first).to_be_visible()
    sound(thames_valley)
    thames_valley.get_by_role("button", name="Take the change").click()
    expect(thames_valley.get_by_role("button", name="Undo it")).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_text(NEW_SUMMARY)).to_be_visible()

    hampshire = sign_in("publisher", HAMPSHIRE)
    open_change(hampshire, platform)
    expect(hampshire.get_by_text("You have changed this part yourself")).to_be_visible()
    sound(hampshire)
    hampshire.set_viewport_size({"width": 390, "height": 844})
    sound(hampshire)
    hampshire.get_by_role("button", name="Keep all as it is").click()
    expect(hampshire.get_by_text("National change declined")).to_be_visible()
    visitor.goto(platform.url(PATH, HAMPSHIRE))
    expect(visitor.get_by_text("the city council is the largest landlord")).to_be_visible()
    expect(visitor.get_by_text(NEW_SUMMARY)).to_have_count(0)
