"""The staff door for people who use a keyboard, a screen reader or a small screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.stage.accessibility import faults, headings, heard, skips_no_level, walk
from tests.journeys.stage.platform import Platform
from tests.journeys.stage.screens import overhanging
from tests.journeys.stage.wagtail_faults import WAGTAILS_OWN

pytestmark = pytest.mark.browser


def staff_faults(page: Page) -> list[tuple[str, list[str]]]:
    """WCAG only: best practice is Wagtail's to choose on its own screens."""
    return faults(page, best_practice=False, known=WAGTAILS_OWN)


@pytest.fixture
def officer(sign_in: SignIn) -> Page:
    return sign_in("officer")


@pytest.fixture
def queue(officer: Page, platform: Platform) -> Page:
    officer.goto(platform.staff_url("/admin/inbox/"))
    return officer


@pytest.fixture
def report(queue: Page) -> Page:
    queue.get_by_role("table").get_by_role("link").first.click()
    expect(queue.get_by_label("Add a note")).to_be_visible()
    return queue


def test_one_signs_in_with_the_keyboard_and_is_told_of_a_wrong_password(
    platform: Platform, open_window: OpenWindow
) -> None:
    page, person = open_window(), platform.person("supervisor")
    page.goto(platform.staff_url())
    assert staff_faults(page) == []
    stops = walk(page, within="main")
    assert [stop.name for stop in stops if stop.role == "textbox"] == ["Username", "Password"]
    assert [stop for stop in stops if not stop.is_seen] == []

    page.get_by_label("Username").focus()
    page.keyboard.type(person["username"])
    page.keyboard.press("Tab")
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")
    expect(page).to_have_title("Error: Sign in - Single Online Home")
    expect(page.get_by_role("status")).to_contain_text("are not correct")
    assert staff_faults(page) == []

    page.get_by_label("Username").fill(person["username"])
    page.get_by_label("Password", exact=True).fill(person["password"])
    page.keyboard.press("Enter")
    page.wait_for_url(platform.staff_url())
    assert staff_faults(page) == []


def test_the_inbox_is_worked_with_the_keyboard(queue: Page) -> None:
    assert staff_faults(queue) == []
    assert skips_no_level(headings(queue))
    links = [link.inner_text() for link in queue.get_by_role("table").get_by_role("link").all()]

    stops = walk(queue, within="main")

    names = [stop.name for stop in stops]
    for label in ("Reference", "Status", "Form", "Reporter", "Received from", "Received to", "Show reports", *links):
        assert any(label in name for name in names), label
    assert [stop for stop in stops if not stop.is_seen] == []


def test_a_report_is_read_in_order_and_its_answers_belong_to_their_questions(report: Page) -> None:
    assert staff_faults(report) == []
    assert skips_no_level(headings(report))
    reference = report.get_by_role("heading", level=1).inner_text()
    assert reference in report.title()
    assert report.locator("dt").count() == report.locator("dd").count()
    assert [stop for stop in walk(report, within="main") if not stop.is_seen] == []


def test_a_note_without_words_is_refused_where_it_is_written(report: Page) -> None:
    note = report.get_by_label("Add a note")
    assert "They cannot be changed or deleted" in heard(note).description

    report.get_by_role("button", name="Save note").click()

    expect(report.get_by_label("Add a note")).to_be_focused()
    assert report.title().startswith("Error: ")
    told = heard(report.get_by_label("Add a note"))
    assert told.properties["invalid"] == "true"
    assert "Error:" in told.description
    assert staff_faults(report) == []


def test_a_filter_that_makes_no_sense_is_refused_where_it_is(queue: Page, platform: Platform) -> None:
    queue.goto(platform.staff_url("/admin/inbox/?received_from=not-a-day"))

    assert queue.title().startswith("Error: ")
    assert "Error:" in heard(queue.get_by_label("Received from")).description
    assert staff_faults(queue) == []


def test_a_note_and_a_status_are_saved_with_the_keyboard(report: Page) -> None:
    report.get_by_label("Add a note").focus()
    report.keyboard.type("Called back at six.")
    report.keyboard.press("Tab")
    report.keyboard.press("Enter")
    expect(report.get_by_role("region", name="Notes", exact=True).get_by_role("list")).to_contain_text(
        "Called back at six."
    )

    status = report.get_by_label("Status of this report")
    status.focus()
    chosen = status.input_value()
    report.keyboard.press("ArrowDown")
    assert status.input_value() != chosen
    report.keyboard.press("Tab")
    report.keyboard.press("Enter")
    expect(report.get_by_text("Status of this report")).to_be_visible()
    expect(report.get_by_label("Status of this report")).not_to_have_value(chosen)


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/", "/admin/inbox/"])
def test_a_staff_page_fits_a_phone(platform: Platform, sign_in: SignIn, open_window: OpenWindow, address: str) -> None:
    page = open_window(phone=True) if "login" in address else sign_in("officer", phone=True)
    page.goto(platform.staff_url(address))

    page.set_viewport_size({"width": 320, "height": 800})

    assert overhanging(page) == []
    assert staff_faults(page) == []


def test_a_report_fits_a_phone(report: Page) -> None:
    report.set_viewport_size({"width": 320, "height": 800})

    assert overhanging(report) == []
    assert staff_faults(report) == []


def test_the_page_editor_is_sound_with_a_block_of_each_family_open(sign_in: SignIn, platform: Platform) -> None:
    editor = sign_in("editor")
    editor.goto(platform.staff_url("/admin/pages/search/?q=Boats+and+rivers"))
    editor.get_by_role("link", name="Boats and rivers", exact=True).first.click()
    expect(editor.locator("[data-edit-form]")).to_be_visible()

    assert staff_faults(editor) == []
