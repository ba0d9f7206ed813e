"""Trees of pages: from words to published pages in each language of their home. What exists is left as it is."""

import json
from collections.abc import Iterator
from typing import Any

from wagtail.models import Collection, Page

from pages.base.models import BasePage
from pages.types.advice import AdvicePage
from pages.types.news import NewsIndexPage, NewsPage
from pages.types.plain import PlainPage
from pages.types.section import SectionPage
from sites.provisioning.entries import national_entries
from sites.provisioning.library.page_words import PageWords
from sites.provisioning.page_blocks import Targets, stored
from sites.provisioning.pictures import image_id
from sites.provisioning.trees import locale, paths_below

_TYPES: dict[str, type[BasePage]] = {
    "section": SectionPage,
    "advice": AdvicePage,
    "plain": PlainPage,
    "news_index": NewsIndexPage,
    "news": NewsPage,
}


def build_pages(*, home: Page, pages: tuple[PageWords, ...], languages: tuple[str, ...], collection: Collection) -> int:
    """Make and publish those of the pages that are missing below a home, in each language; return how many.

    All get their place first, as drafts without body, so that they can link to one another.
    """
    placed = list(_place(home, pages))
    if not placed:
        return 0
    targets = Targets(paths_below(home), national_entries(), lambda picture: image_id(picture, collection))
    for page, words in placed:
        _write(page, words, page.locale.language_code, targets)
        for language in languages:
            if language != page.locale.language_code:
                _write(page.copy_for_translation(locale(language)), words, language, targets)
    return len(placed)


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
