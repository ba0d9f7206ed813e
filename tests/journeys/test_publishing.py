"""An editor writes, a publisher publishes, the public sees it: a page and a form."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.every_kind import TO_PUBLISH
from tests.journeys.stage.form_editor import FormEditor
from tests.journeys.stage.platform import Platform
from tests.journeys.stage.reporter import Reporter
from tests.journeys.stage.wagtail_faults import WAGTAILS_OWN

pytestmark = pytest.mark.browser

TITLE = "Boats and rivers"
NEW_SUMMARY = "Keep your boat safe on the Thames, the Kennet and the canals."
NEW_QUESTION = "What should we call you"


def find_and_edit(window: Page, platform: Platform, title: str) -> None:
    """Open the editor of a page by searching for it."""
    window.goto(platform.staff_url(f"/admin/pages/search/?q={title.replace(' ', '+')}"))
    window.get_by_role("link", name=title, exact=True).first.click()
    if "/edit/" not in window.url:
        window.get_by_role("link", name=re.compile("Edit")).first.click()
    expect(window.locator("[data-edit-form]")).to_be_visible()


def choose_action(window: Page, name: str) -> None:
    """Press one of the buttons at the foot of the editor, also when it is in the menu beside the first."""
    button = window.get_by_role("button", name=re.compile(rf"^\s*{name}"))
    if not button.count():
        window.get_by_role("button", name="More actions").click()
    button.first.click()


def submit(window: Page) -> None:
    """Hand it to the publishers."""
    expect(window.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    choose_action(window, "Submit to")
    expect(window.get_by_text(re.compile("submitted for moderation"))).to_be_visible()


def approve(window: Page, title: str) -> None:
    """Find it among what needs attention, and publish it."""
    window.get_by_role("link", name=title, exact=True).first.click()
    expect(window.locator("[data-edit-form]")).to_be_visible()
    choose_action(window, r"Approve\s*$")
    expect(window.locator(".messages")).to_contain_text(title)


def test_a_changed_page_goes_from_the_editor_by_the_publisher_to_the_public(
    platform: Platform, sign_in: SignIn, visitor: Page
) -> None:
    editor = sign_in("editor")
    assert faults(editor, best_practice=False, known=WAGTAILS_OWN) == []
    find_and_edit(editor, platform, TITLE)
    assert faults(editor, best_practice=False, known=WAGTAILS_OWN) == []
    editor.get_by_role("textbox", name="Summary").fill(NEW_SUMMARY)
    submit(editor)

    visitor.goto(platform.url("/"))
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_text(NEW_SUMMARY)).to_have_count(0)

    publisher = sign_in("publisher")
    assert faults(publisher, best_practice=False, known=WAGTAILS_OWN) == []
    approve(publisher, TITLE)

    visitor.reload()
    expect(visitor.get_by_text(NEW_SUMMARY)).to_be_visible()
    assert faults(visitor) == []


def test_a_changed_form_goes_from_the_editor_by_the_publisher_to_the_public(
    platform: Platform, sign_in: SignIn, visitor: Page
) -> None:
    editor = sign_in("editor")
    find_and_edit(editor, platform, TO_PUBLISH)
    FormEditor(editor).item(1, 1).get_by_role("textbox", name="Question").fill(NEW_QUESTION)
    submit(editor)

    Reporter(visitor).open(platform.url("/to-publish/"))
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("Your name")

    approve(sign_in("publisher"), TO_PUBLISH)

    Reporter(visitor).open(platform.url("/to-publish/"), "Delete them and start again")
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(NEW_QUESTION)
    expect(visitor.get_by_label(NEW_QUESTION)).to_be_visible()
