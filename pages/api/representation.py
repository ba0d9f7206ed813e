"""Pages as plain data, with links, contact details and images as the asked force has them."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from pages.serving.facts import SiteFacts
from pages.serving.routing import find_page
from pages.serving.site_index import PageEntry, SiteIndex, path_prefix

TYPES = {
    "homepage": "home",
    "sectionpage": "section",
    "advicepage": "advice",
    "newsindexpage": "news-list",
    "newspage": "news",
    "plainpage": "plain",
    "formpage": "form",
}
"""Names of page types in the API, by model name. Part of the public contract."""


def page_summary(entry: PageEntry, *, facts: SiteFacts, language: str) -> dict[str, Any]:
    """Return what the list tells of a page. `path` is its place in the order of the tree, for paging."""
    index = facts.index(language)
    parent = index.by_path.get(entry.parent_path)
    root = facts.site.root_url
    return {
        "id": entry.id,
        "type": TYPES.get(entry.type, "other"),
        "title": entry.title,
        "summary": entry.summary,
        "locale": language,
        "adopted": entry.source_key is not None,
        "parent": parent.id if parent else None,
        "date": entry.published_on,
        "changed_at": entry.changed_at,
        "url": root + entry.url,
        "links": {"self": root + reverse("api-page", args=[entry.id])},
    }


def page_detail(entry: PageEntry, *, facts: SiteFacts, language: str) -> dict[str, Any]:
    """Return everything the API tells of a page: its summary, where else it is, and the fields of its type.

    Raises Http404 when the page went away in this very moment.
    """
    index = facts.index(language)
    page = find_page(index.home, entry.url[len(path_prefix(language)) :]) if index.home else None
    if page is None or not page.live:
        raise Http404
    content = page.specific.content
    scope = facts.scope(language)
    scope.expect(*content.streams())
    return {
        **page_summary(entry, facts=facts, language=language),
        "content_locale": _locale_of(content, facts, language, page),
        "translations": _translations(entry, facts),
        "breadcrumbs": _breadcrumbs(entry, index, facts),
        "fields": content.api_face(shown_at=page, facts=facts, scope=scope),
    }


def entry_by_id(facts: SiteFacts, pk: int) -> tuple[PageEntry, str] | None:
    """Return a page of the site that visitors may see, and its language."""
    for language, index in facts.indexes.items():
        if pk in index.by_id:
            return index.by_id[pk], language
    return None


def entry_by_path(facts: SiteFacts, path: str) -> tuple[PageEntry, str] | None:
    """Return the page at this path of the site, with or without slashes at its ends, and its language."""
    wanted = "/" + "".join(f"{part}/" for part in path.split("/") if part)
    for language, index in facts.indexes.items():
        if wanted in index.by_url:
            return index.by_url[wanted], language
    return None


def _locale_of(content: Any, facts: SiteFacts, language: str, page: Any) -> str:
    if content is page:
        return language
    return next((code for code, home in facts.site.homes.items() if home.locale_id == content.locale_id), "en")


def _translations(entry: PageEntry, facts: SiteFacts) -> list[dict[str, Any]]:
    found = [
        (code, index.by_key[entry.translation_key])
        for code, index in facts.indexes.items()
        if entry.translation_key in index.by_key
    ]
    return [
        {"locale": code, "id": other.id, "url": facts.site.root_url + other.url}
        for code, other in found
        if other.id != entry.id
    ]


def _breadcrumbs(entry: PageEntry, index: SiteIndex, facts: SiteFacts) -> list[dict[str, Any]]:
    return [
        {"id": above.id, "title": above.title, "url": facts.site.root_url + above.url}
        for above in index.ancestors(entry.path)
    ]
