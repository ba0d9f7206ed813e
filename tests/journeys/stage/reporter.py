"""Somebody who fills in a form, page by page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.journeys.stage.accessibility import faults

Look = Callable[[Page], None]
Answer = str | list[str] | Mapping[str, str]


def look(page: Page) -> None:
    """Nobody is shut out of this page."""
    found = faults(page)
    assert found == [], f"{page.url}: {found}"


@dataclass
class Reporter:
    """Answers questions by their words, as a person does. `look` is called on every page."""

    page: Page
    look: Look = lambda page: None
    titles: list[str] = field(default_factory=list)

    def open(self, url: str, *begin: str) -> None:
        """Open the form's start page, and begin."""
        self.page.goto(url)
        self.arrive()
        self.press(*(begin or ("Start now",)))

    def arrive(self) -> None:
        """Look at a page."""
        self.titles.append(self.page.title())
        self.look(self.page)

    def press(self, name: str) -> None:
        """Press a button and look at what comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).click()
        self.arrive()

    def follow(self, name: str) -> None:
        """Follow the first link with this name and look at what comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()
        self.arrive()

    def go_on(self, answers: Mapping[str, Answer] | None = None, *, button: str = "Continue") -> None:
        """Answer questions by their words, then continue."""
        for question, answer in (answers or {}).items():
            self.answer(question, answer)
        self.press(button)

    def answer(self, question: str, answer: Answer) -> None:
        """Choose one option or several, fill the boxes of a group, or fill the question's own box."""
        group, box = self.page.get_by_role("group", name=question), self.page.get_by_label(question)
        group.or_(box).first.wait_for()
        if not group.count():
            assert isinstance(answer, str)
            box.fill(answer)
        elif isinstance(answer, Mapping):
            for label, words in answer.items():
                group.get_by_label(label).fill(words)
        else:
            for option in [answer] if isinstance(answer, str) else answer:
                group.get_by_label(option, exact=True).check()
