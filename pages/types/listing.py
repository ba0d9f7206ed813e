"""Lists of pages, from what the process knows of the site: no query."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages.serving.facts import SiteFacts
from pages.serving.site_index import PageEntry, SiteIndex

NEWS = "newspage"
NEWS_LIST = "newsindexpage"


def index_at(facts: SiteFacts, page: Any) -> SiteIndex:
    """Return the index of the tree in which a page stands."""
    path = page.path or ""
    for index in facts.indexes.values():
        if index.home is not None and path.startswith(index.home.path):
            return index
    return facts.index("en")


def pages_under(facts: SiteFacts, page: Any) -> list[PageEntry]:
    """Return the visible pages directly under a page, in the order that editors gave them."""
    return index_at(facts, page).children(page.path or "")


def news_under(facts: SiteFacts, page: Any) -> list[PageEntry]:
    """Return the visible articles under a news list, newest first; those of one day in the order of the tree."""
    dated = [entry for entry in pages_under(facts, page) if entry.published_on]
    return sorted(dated, key=lambda entry: entry.published_on or date.min, reverse=True)


def news_list(facts: SiteFacts, page: Any) -> PageEntry | None:
    """Return the site's list of news in the language of a page."""
    return next((entry for entry in index_at(facts, page) if entry.type == NEWS_LIST), None)


def newest_news(facts: SiteFacts, page: Any, *, count: int) -> list[PageEntry]:
    """Return the newest articles of the site in the language of a page."""
    found = news_list(facts, page)
    return news_under(facts, found)[:count] if found else []


def as_cards(entries: list[PageEntry]) -> list[dict[str, Any]]:
    """Return entries as components/cards.html and the API show them."""
    return [{"title": entry.title, "url": entry.url, "text": entry.summary} for entry in entries]
