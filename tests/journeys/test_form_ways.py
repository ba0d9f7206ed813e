"""Editors see all ways through a draft beside it, walk an example from its middle, and read the map on a phone."""

import psycopg
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.forms_to_edit import slug_of
from tests.journeys.stage.platform import Platform
from tests.journeys.stage.screens import overhanging

pytestmark = pytest.mark.browser


@pytest.fixture
def form_id(platform: Platform) -> int:
    """The page of a form of Thames Valley."""
    with psycopg.connect(platform.databases["DATABASE_OWNER_URL"]) as owner:
        row = owner.execute("SELECT id FROM wagtailcore_page WHERE slug = %s", [slug_of("walk")]).fetchone()
    assert row is not None
    return int(row[0])


def test_an_editor_finds_all_ways_and_walks_one_from_its_middle(
    platform: Platform, sign_in: SignIn, form_id: int
) -> None:
    editor = sign_in("publisher")
    editor.goto(platform.staff_url(f"/admin/pages/{form_id}/edit/"))

    editor.get_by_role("button", name="Find all ways through this form").click()
    expect(editor.get_by_role("heading", name="Ways through this form")).to_be_visible()
    journey = editor.locator("details").filter(has_text="About the bicycle").filter(has_text="Goes to the end").first
    journey.locator("summary").click()
    assert [fault for fault in faults(editor, best_practice=False) if "survey" in str(fault)] == []

    with editor.expect_popup() as opened:
        journey.get_by_role("link", name="About the bicycle").click()
    expect(opened.value.get_by_text("You are trying a draft")).to_be_visible()
    expect(opened.value.get_by_label("Make")).not_to_have_value("")


def test_a_link_to_the_draft_is_made_and_walked_without_an_account(
    platform: Platform, sign_in: SignIn, open_window: OpenWindow, form_id: int
) -> None:
    page = sign_in("publisher")
    page.goto(platform.staff_url(f"/admin/reporting/forms/{form_id}/share/"))
    page.get_by_role("button", name="Make a link").click()
    address = page.get_by_label("Link to the draft").input_value()
    assert faults(page) == []

    visitor = open_window(phone=True)
    visitor.goto(address)
    visitor.get_by_role("button", name="Start now").click()
    expect(visitor.get_by_text("Is anyone in danger?")).to_be_visible()
    assert faults(visitor) == []
    assert overhanging(visitor) == []
    assert visitor.context.cookies() == []


@pytest.mark.parametrize("phone", [False, True])
def test_the_map_has_no_accessibility_fault_and_fits_a_phone(
    platform: Platform, sign_in: SignIn, form_id: int, phone: bool
) -> None:
    page = sign_in("publisher", phone=phone)
    page.goto(platform.staff_url(f"/admin/reporting/forms/{form_id}/map/"))

    expect(page.get_by_role("img", name="Map of Form for walk")).to_be_visible()
    assert faults(page) == []
    assert overhanging(page) == []
