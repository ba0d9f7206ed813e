"""What surrounds the content of every page - name, navigation, languages, footer - as plain data for
templates/base.html.

Pages, forms, search and error pages all use it; it costs no query once the site's facts are in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypedDict, cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.library.alerts import is_running
from pages.serving import beta_banner as beta
from pages.serving.alerts import alerts_at
from pages.serving.beta_choice import choice_of
from pages.serving.dressing import chosen_links, dressed
from pages.serving.facts import SiteFacts, facts_for, language_of
from pages.serving.site_index import PageEntry, SiteIndex, path_prefix
from pages.serving.theme import theme_url
from sites.forces.branding import Place
from sites.forces.models import Force
from soh.core import clock

LANGUAGE_NAMES = {"en": "English", "cy": "Cymraeg"}
FOOTER = ("contact", "accessibility", "privacy", "cookies", "terms")
"""Purposes of pages (pages.types.plain.Purpose) that the footer links to, in this order."""

NATIONAL_BRAND = Force._meta.get_field("brand_colour").default
NATIONAL_ACCENT = Force._meta.get_field("accent_colour").default


class MenuItem(TypedDict):
    """A link of the navigation."""

    title: str
    url: str
    current: bool


class Crumb(TypedDict):
    """A link of the way to a page, or of the footer."""

    title: str
    url: str


class LanguageItem(TypedDict):
    """A language of the site: where this page, or else the home page, is in it."""

    code: str
    label: str
    url: str
    current: bool


class PhaseNote(TypedDict):
    """The banner of a site that is not live yet."""

    name: str
    existing_site_url: str
    text: str
    choice: str
    """What the visitor chose before: `new`, `current`, or nothing."""
    stay_url: str


class Logo(TypedDict):
    """The force's logo in the header."""

    url: str
    width: int
    height: int
    alt: str


class Chrome(TypedDict, total=False):
    """The contract with templates/base.html; every part may be missing."""

    force_name: str
    force_short_name: str
    home_url: str
    language: str
    languages: list[LanguageItem]
    alternates: list[dict[str, str]]
    canonical_url: str
    navigation: list[MenuItem]
    breadcrumbs: list[Crumb]
    phase: PhaseNote | None
    logo: Logo | None
    shows_name: bool
    strapline: str
    footer_text: str
    social_card_url: str
    is_training: bool
    theme_url: str
    footer_links: list[Crumb]
    search_url: str
    emergency: dict[str, str]
    sensitive: bool
    quick_exit_url: str
    favicon_url: str
    cookies_url: str
    alerts: list[dict[str, Any]]
    is_national: bool


def chrome_for(
    request: HttpRequest,
    *,
    page: Page | None = None,
    title: str | None = None,
    sensitive: bool = False,
    **more: Any,
) -> Chrome:
    """Return the surroundings of a page, or of a view without a page; nothing on a host without a site.

    `title` names a view below `page` (a form's step, say), so that the page itself joins the breadcrumbs.
    `more` adds to the result or replaces parts of it: `quick_exit_url` for a sensitive form.
    """
    if not hasattr(request, "hosted_site"):
        return cast("Chrome", more)
    facts, language = facts_for(request), language_of(request)
    index = facts.index(language)
    force = facts.site.force
    home = index.by_path.get(index.home.path) if index.home else None
    footer = _footer(facts, language)
    chrome = Chrome(
        force_name=force.name_in(language) if force else (home.title if home else _("Police")),
        force_short_name=force.short_name if force else _("National"),
        home_url=path_prefix(language),
        language=language,
        languages=_languages(facts, language, page),
        alternates=_alternates(facts, page),
        navigation=_chosen_menu(facts, language, page) or _navigation(index, page),
        breadcrumbs=_breadcrumbs(index, page, title),
        phase=beta.phase_note(request, facts, sensitive=sensitive),
        theme_url=theme_url(
            force.brand_colour if force else NATIONAL_BRAND,
            force.accent_colour if force else NATIONAL_ACCENT,
            force.link_colour if force else "",
        ),
        footer_links=[Crumb(title=entry.title, url=entry.url) for entry in footer] + _chosen_footer(facts, language),
        search_url=_search_url(),
        emergency={},
        sensitive=sensitive,
        cookies_url=next((entry.url for entry in footer if entry.purpose == "cookies"), ""),
        is_national=force is None,
        alerts=alerts_at(facts.alerts.get(language, []), links=facts.links.get(language, {}), url=_url(index, page)),
    )
    chrome.update(dressed(facts, language))  # type: ignore[typeddict-item]
    if page is not None and page.path in index.by_path:
        chrome["canonical_url"] = facts.site.root_url + index.by_path[page.path].url
    chrome.update(more)  # type: ignore[typeddict-item]
    return chrome


def passing(request: HttpRequest) -> tuple[Any, ...]:
    """Return what the surroundings of a page depend on that no version tells: the clock, and the visitor's choice of
    a site. With the versions, the host, the page and its address it is all that `chrome_for` looks at.
    """
    facts, now = facts_for(request), clock.now()
    force, rows = facts.site.force, facts.alerts.get(language_of(request), [])
    running = tuple(is_running(row, now) for row in rows)
    return (force.phase if force else "", choice_of(request), running)


def chrome_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `chrome` for every template that was not given one of its own."""
    return {"chrome": SimpleLazyObject(lambda: chrome_for(request))}


def _navigation(index: SiteIndex, page: Page | None) -> list[MenuItem]:
    if index.home is None:
        return []
    here = page.path if page is not None else ""
    return [
        MenuItem(title=entry.title, url=entry.url, current=here.startswith(entry.path))
        for entry in index.children(index.home.path)
        if entry.in_menu
    ]


def _breadcrumbs(index: SiteIndex, page: Page | None, title: str | None) -> list[Crumb]:
    above = index.ancestors(page.path or "") if page is not None else []
    if page is not None and title is not None and page.path in index.by_path:
        above = [*above, index.by_path[page.path]]
    is_home = index.home is not None and page is not None and page.path == index.home.path
    if index.home is None or (is_home and title is None):
        return []
    crumbs = [Crumb(title=_("Home"), url=path_prefix(index.language))]
    return crumbs + [Crumb(title=entry.title, url=entry.url) for entry in above if entry.path != index.home.path]


def _languages(facts: SiteFacts, current: str, page: Page | None) -> list[LanguageItem]:
    if len(facts.indexes) < 2:
        return []
    return [
        LanguageItem(
            code=code,
            label=LANGUAGE_NAMES.get(code, code),
            url=_in_language(index, page.translation_key) if page is not None else path_prefix(code),
            current=code == current,
        )
        for code, index in sorted(facts.indexes.items(), key=lambda item: item[0] != "en")
    ]


def _url(index: SiteIndex, page: Page | None) -> str | None:
    entry = index.by_path.get(page.path) if page is not None else None
    return entry.url if entry else None


def _in_language(index: SiteIndex, translation_key: UUID) -> str:
    entry = index.by_key.get(translation_key)
    return entry.url if entry else path_prefix(index.language)


def _alternates(facts: SiteFacts, page: Page | None) -> list[dict[str, str]]:
    """Tell search engines where else this page is, when it is in more than one language."""
    if page is None:
        return []
    found = [
        {"code": code, "url": facts.site.root_url + index.by_key[page.translation_key].url}
        for code, index in facts.indexes.items()
        if page.translation_key in index.by_key
    ]
    return found if len(found) > 1 else []


def _footer(facts: SiteFacts, language: str) -> list[PageEntry]:
    """Return the pages every site needs: in this language, else in the other, else not yet written."""
    order: Iterable[str] = sorted(facts.indexes, key=lambda code: code != language)
    found: dict[str, PageEntry] = {}
    for code in order:
        for entry in facts.indexes[code]:
            if entry.purpose:
                found.setdefault(entry.purpose, entry)
    return [found[purpose] for purpose in FOOTER if purpose in found]


def _chosen_menu(facts: SiteFacts, language: str, page: Page | None) -> list[MenuItem]:
    """Return the navigation that the force chose; nothing where it chose none."""
    entry = facts.index(language).by_path.get(page.path or "") if page is not None else None
    here = entry.url if entry else ""
    home = path_prefix(language)
    return [
        MenuItem(title=title, url=url, current=here == url or (url != home and here.startswith(url)))
        for title, url in chosen_links(facts, Place.NAVIGATION, language)
    ]


def _chosen_footer(facts: SiteFacts, language: str) -> list[Crumb]:
    """Return the links that the force added to those which every site needs."""
    return [Crumb(title=title, url=url) for title, url in chosen_links(facts, Place.FOOTER, language)]


def _search_url() -> str:
    try:
        return reverse("search")
    except NoReverseMatch:
        return ""
