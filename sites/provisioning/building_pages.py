"""Trees of pages: from words to published pages in each language of their home. What exists is left as it is."""

import json
from collections.abc import Iterator
from typing import Any

from wagtail.models import Page

from pages.base.models import BasePage
from pages.types.advice import AdvicePage
from pages.types.news import NewsIndexPage, NewsPage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage
from sites.provisioning.library.page_words import PageWords
from sites.provisioning.page_blocks import Targets, stored
from sites.provisioning.trees import locale

_TYPES: dict[str, type[BasePage]] = {
    "section": SectionPage,
    "advice": AdvicePage,
    "plain": PlainPage,
    "news_index": NewsIndexPage,
    "news": NewsPage,
}


def place_pages(*, home: Page, pages: tuple[PageWords, ...]) -> list[tuple[BasePage, PageWords]]:
    """Give every new page its place, as a draft without body, so that pages can link to one another; return them."""
    return list(_place(home, pages))


def publish_pages(*, placed: list[tuple[BasePage, PageWords]], languages: tuple[str, ...], targets: Targets) -> None:
    """Write the words of placed pages and publish them, in the home's language and then in the others."""
    for page, words in placed:
        _write(page, words, page.locale.language_code, targets)
        for language in languages:
            if language != page.locale.language_code:
                _write(page.copy_for_translation(locale(language)), words, language, targets)


def _place(parent: Page, pages: tuple[PageWords, ...]) -> Iterator[tuple[BasePage, PageWords]]:
    known = {page.slug: page for page in parent.get_children()}
    for words in pages:
        page = known.get(words.slug)
        if page is None:
            page = _TYPES[words.kind](
                slug=words.slug,
                title=words.title.en,
                live=False,
                locale=parent.locale,
                show_in_menus=words.in_menu,
            )
            parent.add_child(instance=page)
            yield page, words
        yield from _place(page, words.children)


def _write(page: Any, words: PageWords, language: str, targets: Targets) -> None:
    texts = {"title": words.title, "summary": words.summary}
    for field, each in texts.items():
        setattr(page, field, each.cy if language == "cy" else each.en)
    page.slug, page.draft_title = words.slug, page.title
    for field in ("purpose", "reviewed_on", "published_on"):
        if hasattr(page, field) and getattr(words, field):
            setattr(page, field, getattr(words, field))
    if words.body:
        page.body = json.dumps(stored(str(page.translation_key), words.body, language, targets))
    page.save_revision(clean=True).publish()
