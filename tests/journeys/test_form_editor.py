"""Comms people build a form: conditions by drop-downs, nothing lost, errors where they arise, the draft walked."""

from collections.abc import Callable

import psycopg
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SignIn
from tests.journeys.stage.accessibility import faults
from tests.journeys.stage.form_editor import FormEditor
from tests.journeys.stage.forms_to_edit import slug_of
from tests.journeys.stage.platform import Platform

pytestmark = pytest.mark.browser

OpenForm = Callable[[str], FormEditor]
WHAT, BICYCLE, WITNESSES = 3, 5, 6


def page_id(platform: Platform, purpose: str) -> int:
    """The page of a form."""
    with psycopg.connect(platform.databases["DATABASE_OWNER_URL"]) as owner:
        row = owner.execute("SELECT id FROM wagtailcore_page WHERE slug = %s", [slug_of(purpose)]).fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture
def edit(platform: Platform, sign_in: SignIn) -> OpenForm:
    """`edit(purpose)`: a publisher opens the form for this purpose."""

    def open_form(purpose: str) -> FormEditor:
        address = platform.staff_url(f"/admin/pages/{page_id(platform, purpose)}/edit/")
        return FormEditor(sign_in("publisher")).open(address)

    return open_form


def condition(editor: FormEditor, step: int):
    """The first condition of a step."""
    return editor.conditions(step).get_by_role("group", name="Condition 1")


def chosen(row, label: str):
    """The option that a drop-down shows."""
    return row.get_by_label(label).locator("option:checked")


@pytest.mark.parametrize("steps", ["12", "100"])
def test_a_long_form_is_saved_with_nothing_lost(edit: OpenForm, steps: str) -> None:
    editor = edit(steps)
    before = editor.posted()

    editor.step(5).get_by_role("textbox", name="Heading").fill("Another heading")
    editor.step(6)
    editor.save()

    after = editor.posted()
    assert len(after) == len(before) <= 600
    changed = [name for name in before if after[name] != before[name]]
    assert changed == ["steps-4-value-lazy"]
    assert after[changed[0]] == {**before[changed[0]], "title": "Another heading"}


def test_looking_into_a_step_is_no_change_to_save(edit: OpenForm) -> None:
    editor = edit("picker")
    before = editor.posted()

    for number in range(1, 8):
        editor.step(number)
    editor.conditions(BICYCLE)

    assert editor.posted() == before


def test_conditions_offer_unsaved_options_and_follow_their_labels(edit: OpenForm) -> None:
    editor = edit("options")
    question = editor.item(WHAT, 1)
    row = condition(editor, BICYCLE)

    question.get_by_role("button", name="Add an option").click()
    question.get_by_label("Option 4", exact=True).fill("A lawn mower")
    row.get_by_label("Answer").select_option(label="A lawn mower")
    question.get_by_label("Option 4", exact=True).fill("A ride-on mower")

    editor.expect_heading(
        BICYCLE, "Step 5: About the bicycle (1 question, shown when “What was taken?” is “A ride-on mower”)"
    )
    editor.save()
    editor.expect_heading(BICYCLE, "is “A ride-on mower”")


def test_a_removed_answer_stays_chosen_as_missing_until_another_is_chosen(edit: OpenForm) -> None:
    editor = edit("options")
    question = editor.item(WHAT, 1)

    question.get_by_role("button", name="Add an option").click()
    question.get_by_label("Option 4", exact=True).fill("A boat")
    row = condition(editor, BICYCLE)
    row.get_by_label("Answer").select_option(label="A boat")
    question.get_by_role("button", name="Remove option 4").click()

    expect(chosen(row, "Answer")).to_have_text("Missing answer (it was “A boat”)")
    expect(row.get_by_label("Answer")).to_have_attribute("aria-invalid", "true")
    expect(row.get_by_role("status")).to_contain_text("no longer among the options")
    editor.expect_heading(BICYCLE, "condition broken")

    row.get_by_label("Answer").select_option(label="A vehicle")

    editor.expect_heading(BICYCLE, "is “A vehicle”")
    expect(row.get_by_label("Answer")).not_to_have_attribute("aria-invalid", "true")


def test_a_removed_question_stays_named_after_a_reload(edit: OpenForm) -> None:
    editor = edit("moving")
    editor.conditions(WITNESSES)
    editor.item(WHAT, 2).get_by_role("button", name="Delete").click()

    editor.expect_heading(WITNESSES, "condition broken")
    editor.save()
    row = condition(editor, WITNESSES)

    expect(chosen(row, "Question")).to_have_text("Missing question (it was “Did anyone see it?”)")


def test_moving_a_step_before_its_question_says_so_and_moving_it_back_heals_it(edit: OpenForm) -> None:
    editor = edit("moving")
    row = condition(editor, BICYCLE)

    editor.press(BICYCLE, "Move up")
    editor.press(BICYCLE - 1, "Move up")
    moved = condition(editor, WHAT)

    expect(chosen(moved, "Question")).to_have_text("“What was taken?” (asked later)")
    editor.expect_heading(WHAT, "condition broken")

    editor.press(WHAT, "Move down")
    editor.press(WHAT + 1, "Move down")

    row = condition(editor, BICYCLE)
    expect(chosen(row, "Question")).to_have_text("What was taken?")
    expect(chosen(row, "Answer")).to_have_text("A bicycle")


def test_a_duplicated_step_has_ids_of_its_own_and_the_same_condition(edit: OpenForm) -> None:
    editor = edit("moving")
    first = editor.options_of(editor.item(WHAT, 1))

    editor.press(WHAT, "Duplicate")
    editor.expect_heading(WHAT + 1, "What happened")
    second = editor.options_of(editor.item(WHAT + 1, 1))

    assert len(second) == len(first)
    assert not set(first) & set(second)
    editor.expect_heading(BICYCLE + 1, "shown when “What was taken?” is “A bicycle”")


def test_a_flaw_refuses_publication_at_its_block_until_it_is_corrected(edit: OpenForm) -> None:
    editor = edit("refusal")
    page = editor.page
    editor.item(WHAT, 1).get_by_role("button", name="Remove option 1").click()

    editor.publish()

    expect(page.get_by_text("could not be saved due to validation errors")).to_be_visible()
    expect(page.get_by_text("This draft cannot be published yet")).to_be_visible()
    broken = editor.conditions(BICYCLE)
    expect(broken.locator("xpath=ancestor::*[@data-field]").get_by_text("no longer has")).to_be_visible()

    condition(editor, BICYCLE).get_by_label("Answer").select_option(label="A vehicle")
    editor.publish()

    expect(page.get_by_text("has been published")).to_be_visible()


def test_a_condition_is_made_by_keyboard_alone(edit: OpenForm) -> None:
    editor = edit("keyboard")
    page = editor.page
    last = 7
    editor.conditions(last).get_by_role("button", name="Add a condition").focus()

    page.keyboard.press("Enter")
    page.keyboard.type("Did anyone")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Yes")

    editor.expect_heading(last, "shown when “Did anyone see it?” is yes")


def test_options_are_typed_one_after_the_other(edit: OpenForm) -> None:
    editor = edit("keyboard")
    page = editor.page
    question = editor.add_question(WHAT, "Choose several")
    question.get_by_label("Question").fill("Which of these?")

    question.get_by_role("button", name="Add an option").click()
    page.keyboard.type("A watch")
    page.keyboard.press("Enter")
    page.keyboard.type("A ring")
    question.get_by_role("button", name="Move option 2 up").click()

    expect(question.get_by_label("Option 1", exact=True)).to_have_value("A ring")
    expect(question.get_by_role("button", name="Move option 1 down")).to_be_focused()
    editor.expect_heading(WHAT, "(3 questions)")


def test_the_draft_is_walked_as_a_visitor_and_stores_nothing(edit: OpenForm, platform: Platform) -> None:
    editor = edit("walk")
    drafts = platform.count("reporting_draft")
    with editor.page.expect_popup() as opened:
        editor.page.get_by_role("link", name="Try this form").click()
    walk: Page = opened.value

    walk.get_by_role("button", name="Start now").click()
    walk.get_by_role("button", name="Continue").click()
    expect(walk.get_by_role("alert")).to_be_visible()
    assert faults(walk) == []
    walk.get_by_label("No", exact=True).check()
    walk.get_by_role("button", name="Continue").click()
    walk.get_by_label("A bicycle").check()
    walk.get_by_label("No", exact=True).check()
    walk.get_by_role("button", name="Continue").click()
    walk.get_by_label("Make").fill("Brompton")
    walk.get_by_role("button", name="Continue").click()
    walk.get_by_role("checkbox").check()
    walk.get_by_role("button", name="Continue").click()

    expect(walk.get_by_role("heading", name="Check your answers")).to_be_visible()
    expect(walk.get_by_text("Brompton")).to_be_visible()
    assert platform.count("reporting_draft") == drafts


def test_our_part_of_the_editor_has_no_accessibility_fault(edit: OpenForm) -> None:
    editor = edit("walk")
    editor.item(WHAT, 1)
    editor.conditions(BICYCLE)
    editor.folded(WHAT, "What follows this step")

    found = faults(editor.page, best_practice=False)

    ours = [(rule, places) for rule, places in found if any("soh-" in place for place in places)]
    assert ours == []
