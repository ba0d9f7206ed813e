"""The words of the national library and of the demo's forces."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from sites.provisioning.library.entries import CONTACTS, EMERGENCY
from sites.provisioning.library.form_words import Ask, Words
from sites.provisioning.library.home import BODY, TASKS
from sites.provisioning.library.national import NATIONAL_LIBRARY
from sites.provisioning.library.page_words import PagePath, PageWords
from sites.provisioning.library.report_a_crime import REPORT_A_CRIME
from soh.design.contrast import contrast_ratio
from soh.operations.demo_content.forces import DEMO_FORCES

LINK = re.compile(r'href="page:([a-z0-9/-]+)"')


def words_in(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_in(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from words_in(each)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from words_in(getattr(value, name))


def paths(pages: tuple[PageWords, ...], above: str = "") -> Iterator[str]:
    for page in pages:
        yield above + page.slug
        yield from paths(page.children, f"{above}{page.slug}/")


def targets(value: Any) -> Iterator[str]:
    if isinstance(value, PagePath):
        yield value.path
    elif isinstance(value, dict):
        for each in value.values():
            yield from targets(each)
    elif isinstance(value, Words):
        yield from LINK.findall(value.en + value.cy)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from targets(each)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from targets(getattr(value, name))


NATIONAL_PATHS = {*paths(NATIONAL_LIBRARY.pages), *(form.slug for form in NATIONAL_LIBRARY.forms)}
DYFED_POWYS = next(own for own in DEMO_FORCES if own.slug == "dyfed-powys")


@pytest.mark.parametrize(
    "library",
    [NATIONAL_LIBRARY, TASKS, BODY, EMERGENCY, CONTACTS, REPORT_A_CRIME, DYFED_POWYS],
    ids=lambda each: type(each).__name__,
)
def test_every_text_has_welsh(library: Any) -> None:
    texts = list(words_in(library))

    assert texts
    assert [text.en for text in texts if bool(text.en) != bool(text.cy)] == []


@pytest.mark.parametrize(
    "library", [NATIONAL_LIBRARY, DYFED_POWYS, REPORT_A_CRIME], ids=lambda each: type(each).__name__
)
def test_both_languages_have_the_same_links_and_markup(library: Any) -> None:
    tags = re.compile(r"<[^>]*>")

    assert [text.en for text in words_in(library) if tags.findall(text.en) != tags.findall(text.cy)] == []


@pytest.mark.parametrize(
    "library", [NATIONAL_LIBRARY, DYFED_POWYS, REPORT_A_CRIME], ids=lambda each: type(each).__name__
)
def test_both_languages_give_the_same_telephone_numbers(library: Any) -> None:
    number = re.compile(r"\b0[0-9 ]{8,13}[0-9]\b")

    assert [text.en for text in words_in(library) if number.findall(text.en) != number.findall(text.cy)] == []


def test_every_link_of_the_national_library_leads_to_a_page_of_it() -> None:
    assert set(targets((NATIONAL_LIBRARY, TASKS, BODY))) <= NATIONAL_PATHS


@pytest.mark.parametrize("own", DEMO_FORCES, ids=lambda own: own.slug)
def test_every_link_of_a_force_leads_to_a_page_of_its_own_or_an_adopted_one(own: Any) -> None:
    assert set(targets(own)) <= NATIONAL_PATHS | set(paths(own.pages))


@pytest.mark.parametrize("own", DEMO_FORCES, ids=lambda own: own.slug)
def test_a_force_has_its_own_contacts_news_and_readable_colours(own: Any) -> None:
    news = next(page for page in own.pages if page.kind == "news_index")

    assert {contact.key for contact in own.contacts} == {contact.key for contact in CONTACTS}
    assert 2 <= len(news.children) <= 3
    assert contrast_ratio(own.brand_colour, "#ffffff") >= 4.5


def test_no_two_demo_forces_look_alike() -> None:
    assert len({own.brand_colour for own in DEMO_FORCES}) == len(DEMO_FORCES)


SHOW_AN_ENTRY_OF_A_LIBRARY = {"alert", "help", "notice", "question", "statistic"}


def test_the_library_shows_every_kind_of_block_that_has_words_of_its_own() -> None:
    from pages.blocks.index import ContentBlocks

    def kinds(pages: tuple[PageWords, ...]) -> Iterator[str]:
        for page in pages:
            yield from (block.kind for block in page.body)
            yield from kinds(page.children)

    assert set(kinds(NATIONAL_LIBRARY.pages)) == set(ContentBlocks().child_blocks) - SHOW_AN_ENTRY_OF_A_LIBRARY


def test_no_two_blocks_of_a_page_share_a_code() -> None:
    def pages(some: tuple[PageWords, ...]) -> Iterator[PageWords]:
        for page in some:
            yield page
            yield from pages(page.children)

    for page in pages((*NATIONAL_LIBRARY.pages, *(page for own in DEMO_FORCES for page in own.pages))):
        codes = [block.code for block in page.body]
        assert len(set(codes)) == len(codes), page.slug


def test_the_crime_report_has_real_depth() -> None:
    questions = [item for step in REPORT_A_CRIME.steps for item in step.items if isinstance(item, Ask)]
    asked_on = [step for step in REPORT_A_CRIME.steps if step.kind != "exit"]

    assert len(questions) >= 25
    assert len(asked_on) >= 12
    assert sum(bool(step.show_when) for step in REPORT_A_CRIME.steps) >= 6
