"""Groups asked again and again, questions inside options, conditions inside conditions: built and filled in."""

from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.form_editor import FormEditor
from tests.journeys.stage.forms_to_edit import PEOPLE, slug_of
from tests.journeys.stage.platform import Platform
from tests.journeys.stage.screens import overhanging

pytestmark = pytest.mark.browser
WHAT, BICYCLE, PLANTED, WITNESSES = 3, 5, 6, 7


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue", exact=True).click()


def fill_in(page: Page, name: str, *, known_from: str = "") -> None:
    page.get_by_label("What is their name?").fill(name)
    page.get_by_role("radio", name="Yes" if known_from else "No", exact=True).check()
    if known_from:
        page.get_by_label("How do you know them?").fill(known_from)
    go_on(page)


def add(page: Page, name: str, **more: str) -> None:
    page.get_by_role("radio", name="Yes", exact=True).check()
    go_on(page)
    fill_in(page, name, **more)


@pytest.fixture
def sound() -> Callable[[Page], None]:
    def check(page: Page) -> None:
        assert faults(page) == []
        assert overhanging(page) == []

    return check


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_somebody_adds_changes_and_removes_people_on_a_phone(
    platform: Platform, open_window: OpenWindow, sound: Callable[[Page], None], javascript: bool
) -> None:
    page = open_window(phone=True, scripts=javascript)
    page.goto(platform.url(f"/{PEOPLE}/"))
    page.get_by_role("button", name="Start now").click()
    page.get_by_role("radio", name="No", exact=True).check()
    go_on(page)
    seen = page.get_by_label("What did you see?")
    expect(seen).to_be_visible(visible=not javascript)
    page.get_by_role("radio", name="Yes", exact=True).check()
    seen.fill("A van")
    if javascript:
        sound(page)
    go_on(page)

    fill_in(page, "Ann", known_from="She is my neighbour")
    add(page, "Bo")
    add(page, "Cystennin")
    expect(page.get_by_text("You have added 3 so far.")).to_be_visible()
    if javascript:
        sound(page)
    page.get_by_role("link", name="Change Person 2").click()
    page.get_by_label("What is their name?").fill("Beatrix")
    if javascript:
        sound(page)
    go_on(page)
    page.get_by_role("link", name="Remove Person 3").click()
    expect(page.get_by_text("Cystennin")).to_be_visible()
    if javascript:
        sound(page)
    page.get_by_role("button", name="Remove Person 3").click()
    expect(page.get_by_text("You have added 2 so far.")).to_be_visible()
    page.get_by_role("radio", name="No", exact=True).check()
    go_on(page)

    expect(page.get_by_role("heading", name="You saw A van. Are you worried?")).to_be_visible()
    go_on(page)
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    expect(page.get_by_role("term").filter(has_text="You saw A van. Are you worried?")).to_be_visible()
    expect(page.get_by_text("Beatrix").first).to_be_visible()
    expect(page.get_by_text("Cystennin")).to_have_count(0)
    if javascript:
        sound(page)
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Send report").click()
    page.wait_for_url("**/confirmation/")


def page_id(platform: Platform, purpose: str) -> int:
    with psycopg.connect(platform.databases["DATABASE_OWNER_URL"]) as owner:
        row = owner.execute("SELECT id FROM wagtailcore_page WHERE slug = %s", [slug_of(purpose)]).fetchone()
    assert row is not None
    return int(row[0])


def test_an_editor_builds_a_group_a_reveal_and_a_nested_condition_mends_a_dead_end_and_publishes(
    platform: Platform, sign_in: SignIn, open_window: OpenWindow
) -> None:
    editor = FormEditor(sign_in("publisher")).open(
        platform.staff_url(f"/admin/pages/{page_id(platform, 'groups')}/edit/")
    )
    page = editor.page

    editor.add_step(BICYCLE, "Questions")
    editor.step(PLANTED).get_by_role("textbox", name="Heading").fill("All bicycles")
    group = editor.add_question(PLANTED, "Questions to answer again and again")
    group.get_by_role("textbox", name="Question").fill("Which bicycles were taken?")
    group.get_by_label("Name of one entry").fill("bicycle")
    group = editor.item(PLANTED, 1)
    inner = group.locator("[data-contentpath='items']")
    inner.locator(".c-sf-add-button").last.click()
    page.get_by_role("option", name="One-line answer", exact=True).click()
    question = inner.locator("[data-streamfield-child]:not([aria-hidden='true'])").last
    question.get_by_role("textbox", name="Question").fill("What make is it?")
    group.get_by_label("At least this many").fill("3")
    group.get_by_label("At most this many").fill("2")

    shop = editor.add_question(WHAT, "One-line answer")
    shop.get_by_role("textbox", name="Question").fill("Who tricked you?")
    when = shop.locator("section", has=page.get_by_text("When it is asked", exact=True)).last
    when.locator("> .w-panel__header [data-panel-toggle]").click()
    when.get_by_role("button", name="Add a condition").click()
    row = when.get_by_role("group", name="Condition 1")
    row.get_by_label("Question").select_option(label="What was taken?")
    row.get_by_label("Answer", exact=True).select_option(label="A vehicle")

    conditions = editor.conditions(WITNESSES)
    conditions.get_by_role("button", name="Add a group of conditions").last.click()
    nested = conditions.get_by_role("group", name="Group of conditions 3")
    nested.get_by_role("button", name="Add a condition").click()
    nested.get_by_label("When").select_option(label="none of these is true")
    test = nested.get_by_role("group", name="Condition 1")
    test.get_by_label("Question").select_option(label="Make")
    test.get_by_label("Comparison").select_option(label="starts with")
    test.get_by_label("Answer", exact=True).fill("Raleigh")
    editor.expect_heading(WITNESSES, "it is not so that “Make” starts with Raleigh")

    editor.publish()
    expect(page.get_by_text("could not be saved due to validation errors")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("no answer could be right").first).to_be_visible()

    group = editor.item(PLANTED, 1)
    group.get_by_label("At least this many").fill("1")
    editor.publish()
    expect(page.get_by_text("has been published")).to_be_visible(timeout=60_000)

    public = open_window(phone=True)
    public.goto(platform.url(f"/{slug_of('groups')}/"))
    public.get_by_role("button", name="Start now").click()
    public.get_by_role("radio", name="No", exact=True).check()
    go_on(public)
    expect(public.get_by_label("Who tricked you?")).to_be_hidden()
    public.get_by_role("radio", name="A vehicle").check()
    expect(public.get_by_label("Who tricked you?")).to_be_visible()
