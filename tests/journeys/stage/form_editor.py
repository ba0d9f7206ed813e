"""The form editor as its user meets it: by headings, labels and buttons."""

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

_STEPS = "#steps-root > [data-streamfield-stream-container] > [data-streamfield-child]:not([aria-hidden='true'])"
_ADDERS = "#steps-root > [data-streamfield-stream-container] > div > .c-sf-add-button"
_ITEMS = "[data-contentpath='items'] [data-streamfield-child]:not([aria-hidden='true'])"


def _plain(value: Any) -> Any:
    """A posted value, JSON inside JSON read too, without the keys that rich text is given anew each time."""
    if isinstance(value, str) and value.startswith(("[", "{")):
        value = json.loads(value)
    if isinstance(value, dict):
        return {
            name: _plain(each) for name, each in value.items() if not (name == "key" and "inlineStyleRanges" in value)
        }
    return [_plain(each) for each in value] if isinstance(value, list) else value


class FormEditor:
    """One window in which a form is edited."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> "FormEditor":
        """Open the editor of a form."""
        self.page.goto(url)
        expect(self.page.locator("#steps-root")).to_be_attached()
        return self

    @property
    def steps(self) -> Locator:
        """All steps, in order."""
        return self.page.locator(_STEPS)

    def headings(self) -> list[str]:
        """What the headings of the steps say."""
        return [words.strip() for words in self.steps.locator("> section > .w-panel__header h2").all_inner_texts()]

    def expect_heading(self, number: int, words: str) -> None:
        """Wait until the heading of a step has these words in it."""
        expect(self.steps.nth(number - 1).locator("> section > .w-panel__header h2")).to_contain_text(words)

    def step(self, number: int) -> Locator:
        """A step, opened."""
        step = self.steps.nth(number - 1)
        toggle = step.locator("> section > .w-panel__header [data-panel-toggle]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        return step

    def folded(self, number: int, heading: str) -> Locator:
        """What is folded away in a step under a heading, unfolded."""
        panel = self.step(number).locator("section", has=self.page.get_by_text(heading, exact=True)).last
        toggle = panel.locator("> .w-panel__header [data-panel-toggle]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        return panel

    def conditions(self, number: int) -> Locator:
        """The conditions of a step."""
        return self.folded(number, "When this step is shown").get_by_role("group", name="Show this step when")

    def item(self, number: int, place: int) -> Locator:
        """A question or piece of content of a step, opened."""
        item = self.step(number).locator(_ITEMS).nth(place - 1)
        toggle = item.locator("> section > .w-panel__header [data-panel-toggle]")
        if toggle.get_attribute("aria-expanded") != "true":
            toggle.click()
        return item

    def press(self, number: int, button: str) -> None:
        """Press a button in the header of a step, such as "Duplicate"."""
        header = self.steps.nth(number - 1).locator("> section > .w-panel__header")
        header.get_by_role("button", name=button, exact=True).click()

    def add_question(self, number: int, kind: str) -> Locator:
        """Add a question at the end of a step; it is returned opened."""
        step = self.step(number)
        there = step.locator(_ITEMS).count()
        step.locator("[data-contentpath='items'] .c-sf-add-button").last.click()
        self.page.get_by_role("option", name=kind, exact=True).click()
        expect(step.locator(_ITEMS)).not_to_have_count(there)
        return step.locator(_ITEMS).nth(there)  # not the last one: a group's own questions come after it

    def add_step(self, after: int, kind: str) -> None:
        """Add a step after the one with this number."""
        there = self.steps.count()
        self.page.locator(_ADDERS).nth(after).click()
        self.page.get_by_role("option", name=kind, exact=True).click()
        expect(self.steps).to_have_count(there + 1)

    def posted(self) -> dict[str, Any]:
        """Everything the steps would post, whether they were drawn or not."""
        fields: list[list[str]] = self.page.evaluate(
            "() => [...new FormData(document.querySelector('[data-edit-form]')).entries()]"
        )
        return {name: _plain(value) for name, value in fields if name.startswith("steps-")}

    def save(self) -> None:
        """Save the draft with the button, and wait for the editor to come back."""
        self.page.get_by_role("button", name=re.compile("^Save draft")).first.click()
        expect(self.page.get_by_text(re.compile("(has been (saved|updated)| created\\.$)"))).to_be_visible()
        expect(self.page.locator("#steps-root")).to_be_attached()

    def publish(self) -> None:
        """Publish with the button."""
        self.page.get_by_role("button", name="More actions").click()
        self.page.locator("button[name='action-publish']").click()

    def options_of(self, item: Locator) -> list[str]:
        """Ids of the options of a question."""
        value = item.locator("input[type='hidden'][name$='-options']").input_value()
        return [option["id"] for option in json.loads(value)]
