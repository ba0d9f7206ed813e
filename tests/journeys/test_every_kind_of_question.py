"""Each kind of question, for people who use a keyboard, a screen reader, a phone or a large print."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.stage.accessibility import faults, headings, heard, skips_no_level, walk
from tests.journeys.stage.every_kind import ASKED, CODE, EVERYTHING, HINT, IN_PARTS, SEARCHED, Asked
from tests.journeys.stage.platform import Platform
from tests.journeys.stage.reporter import Reporter
from tests.journeys.stage.screens import is_uncovered, overhanging

pytestmark = pytest.mark.browser

each_kind = pytest.mark.parametrize("asked", ASKED, ids=str)
TYPED = {"textbox"}


@pytest.fixture
def question(platform: Platform, visitor: Page, asked: Asked) -> Page:
    """The page that asks it."""
    Reporter(visitor).open(platform.url(f"/{asked.slug}/"))
    return visitor


def controls(page: Page, asked: Asked) -> list[Locator]:
    """Return the question's controls in the order of the keyboard."""
    return [page.get_by_role(role, name=name, exact=True) for role, name in asked.controls]  # type: ignore[arg-type]


def stops_of(asked: Asked) -> list[tuple[str, str]]:
    """Return where Tab stops: once for a group of radios."""
    return list(asked.controls[:1] if asked.controls[0][0] == "radio" else asked.controls)


def fill(page: Page, answers: dict[str, str]) -> None:
    """Type into a part, or choose the control with these words."""
    for part, words in answers.items():
        box = page.locator(f"#{CODE}-{part}" if part else f"#{CODE}")
        if box.count() and box.get_attribute("type") not in ("radio", "checkbox"):
            box.fill(words)
        else:
            page.get_by_label(words, exact=True).check()


@each_kind
def test_a_question_is_answered_with_the_keyboard_alone(question: Page, asked: Asked) -> None:
    stops = walk(question, within="main form")

    buttons = [("button", "Continue"), ("button", "Save and come back later")]
    assert [(stop.role, stop.name) for stop in stops] == [*stops_of(asked), *buttons]
    assert [stop for stop in stops if not stop.is_seen] == []

    first = controls(question, asked)[0]
    first.focus()
    if asked.controls[0][0] in TYPED:
        fill(question, dict(asked.right))
        if asked.kind == "long_text":
            question.get_by_role("button", name="Continue").focus()
    else:
        question.keyboard.press("Space")
    question.keyboard.press("Enter")
    expect(question.get_by_role("heading", level=1)).to_contain_text("Anything more")


@each_kind
def test_a_question_says_what_it_is(question: Page, asked: Asked) -> None:
    assert question.title().startswith(f"{asked.label} - ") or question.title().startswith("A step - ")
    assert question.locator("html").get_attribute("lang") == "en"
    assert skips_no_level(headings(question))
    assert faults(question) == []

    if asked.is_group:
        told = heard(question.get_by_role("group", name=asked.label))
        assert told.name == asked.label
        assert HINT in told.description
    for (role, name), control in zip(asked.controls, controls(question, asked), strict=True):
        told = heard(control)
        assert (told.role, told.name) == (role, name)
        if not asked.is_group:
            assert HINT in told.description


@each_kind
def test_a_question_left_empty_says_so_where_it_is_and_in_the_summary(question: Page, asked: Asked) -> None:
    refused(question)
    summary = question.get_by_role("alert")
    link = summary.get_by_role("link").first
    words = link.inner_text()

    assert skips_no_level(headings(question)[1:])
    assert faults(question) == []
    target = question.locator(link.get_attribute("href") or "")
    link.click()
    expect(target).to_be_focused()
    group = question.get_by_role("group", name=asked.label)
    told = heard(group if asked.is_group else target)
    assert words in told.description
    assert HINT in told.description


def refused(page: Page) -> None:
    """Send the page, and be told of errors."""
    page.get_by_role("button", name="Continue").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_visible()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")


@pytest.mark.parametrize("asked", [each for each in ASKED if each.wrong], ids=str)
def test_a_wrong_answer_is_kept_and_told_at_the_part_that_is_wrong(question: Page, asked: Asked) -> None:
    fill(question, dict(asked.wrong))
    refused(question)

    assert faults(question) == []
    for part, words in asked.wrong.items():
        expect(question.locator(f"#{CODE}-{part}" if part else f"#{CODE}")).to_have_value(words)
    question.get_by_role("alert").get_by_role("link").first.click()
    focused = heard(question.locator("*:focus"))
    assert focused.role == "textbox"


@each_kind
def test_a_question_and_its_error_fit_the_narrowest_screen(
    platform: Platform, open_window: OpenWindow, asked: Asked
) -> None:
    """320 pixels: the smallest phone, and what 1,280 pixels become at 400 %."""
    page = open_window(viewport={"width": 320, "height": 256})
    Reporter(page).open(platform.url(f"/{asked.slug}/"))

    assert overhanging(page) == []
    refused(page)
    assert overhanging(page) == []
    page.get_by_role("alert").get_by_role("link").first.click()
    assert is_uncovered(page)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_page_with_everything_on_it_is_sound(platform: Platform, open_window: OpenWindow, width: int) -> None:
    page = open_window(viewport={"width": width, "height": 800})
    Reporter(page).open(platform.url(f"/ask-{EVERYTHING}/"))

    assert skips_no_level(headings(page))
    for _ in ("asked", "refused"):
        assert faults(page) == []
        assert overhanging(page) == []
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("alert")).to_be_visible()

    links = page.get_by_role("alert").get_by_role("link")
    assert links.count() >= len(ASKED) + len(IN_PARTS)
    for link in links.all():
        target = page.locator(link.get_attribute("href") or "")
        link.click()
        expect(target).to_be_focused()


def test_a_long_list_is_searched_and_chosen_from_with_the_keyboard_alone(
    platform: Platform, open_window: OpenWindow
) -> None:
    page = open_window(viewport={"width": 390, "height": 800})
    Reporter(page).open(platform.url(f"/{SEARCHED.slug}/"))
    box = page.get_by_role("combobox", name=SEARCHED.label)
    told = heard(box)

    assert HINT in told.description
    assert "Type to search" in told.description
    box.press_sequentially("creme")
    expect(page.get_by_role("option")).to_have_text(["Crème"])
    expect(page.get_by_text("Options that match: 1")).to_be_attached()
    assert faults(page) == []
    assert overhanging(page) == []
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value("Crème")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anything more")


def test_words_that_are_on_no_list_are_told_and_not_lost(platform: Platform, visitor: Page) -> None:
    Reporter(visitor).open(platform.url(f"/{SEARCHED.slug}/"))
    box = visitor.get_by_role("combobox", name=SEARCHED.label)
    box.fill("Tartan")
    expect(visitor.get_by_text("No option matches", exact=False).first).to_be_visible()
    refused(visitor)

    expect(box).to_have_value("Tartan")
    assert faults(visitor) == []
    visitor.get_by_role("alert").get_by_role("link").first.click()
    expect(box).to_be_focused()


def test_a_long_list_is_chosen_from_without_a_script(platform: Platform, open_window: OpenWindow) -> None:
    page = open_window(java_script_enabled=False)
    Reporter(page).open(platform.url(f"/{SEARCHED.slug}/"))

    page.get_by_label(SEARCHED.label).select_option("Green")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Anything more")
