"""What a process knows of a site's visible pages in one language: for menus, crumbs, lists, links and the
sitemap.

Loaded in a few queries after something changed, kept by version until the next change, so that a request asks
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import DateField, DateTimeField, F, Field, IntegerField, TextField, UUIDField
from django.db.models.functions import Coalesce
from wagtail.models import Page, get_page_models

from pages.library.adoption import adoption_models
from pages.serving.visibility import public_pages
from sites.forces.hosts import HomeOfLanguage, HostedSite

STEP = Page.steplen


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page that visitors may see; of an adoption, type and words are the source's where it has none of its own.

    `url` is relative to the site. `type` is the model's name, like `advicepage`.
    """

    id: int
    path: str
    url: str
    title: str
    summary: str
    type: str
    in_menu: bool
    translation_key: UUID
    purpose: str
    published_on: date | None
    changed_at: datetime | None
    source_key: UUID | None
    made_from_key: UUID | None = None
    """Of a localised page, the national page that it was made from."""

    @property
    def parent_path(self) -> str:
        """The tree path of the page above."""
        return self.path[:-STEP]


@dataclass(frozen=True, slots=True)
class SiteIndex:
    """The visible pages of a site in one language, in the order of the tree. Empty where the site lacks the
    language.
    """

    language: str
    home: HomeOfLanguage | None
    by_path: dict[str, PageEntry] = field(default_factory=dict)
    by_id: dict[int, PageEntry] = field(default_factory=dict)
    by_url: dict[str, PageEntry] = field(default_factory=dict)
    by_key: dict[UUID, PageEntry] = field(default_factory=dict)
    by_parent: dict[str, list[PageEntry]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[PageEntry]:
        return iter(self.by_path.values())

    def children(self, path: str) -> list[PageEntry]:
        """Return the pages directly under the page with this tree path."""
        return self.by_parent.get(path, [])

    def ancestors(self, path: str) -> list[PageEntry]:
        """Return the pages above the page with this tree path, home first."""
        if self.home is None:
            return []
        steps = (path[:length] for length in range(len(self.home.path), len(path), STEP))
        return [self.by_path[step] for step in steps if step in self.by_path]


def path_prefix(language: str) -> str:
    """Return what stands before a page's own path in its URL: English has no prefix."""
    return "/" if language == "en" else f"/{language}/"


def url_of(home: HomeOfLanguage, language: str, url_path: str) -> str:
    """Return the URL of a page within its site."""
    return path_prefix(language) + url_path[len(home.url_path) :]


def load_index(site: HostedSite, language: str) -> SiteIndex:
    """Ask the database for the visible pages of a site in one language."""
    home = site.homes.get(language)
    index = SiteIndex(language, home)
    if home is None:
        return index
    rows = list(_rows(site, language))
    words = _words_in(home.locale_id, [row["index_source_key"] for row in rows])
    for row in rows:
        summary = row["index_summary"] or words.get(row["index_source_key"]) or row["index_source_summary"]
        entry = _entry(row, summary, url_of(home, language, row["url_path"]))
        index.by_path[entry.path] = entry
        index.by_id[entry.id] = entry
        index.by_url[entry.url] = entry
        index.by_key[entry.translation_key] = entry
        index.by_parent.setdefault(entry.parent_path, []).append(entry)
    return index


def _rows(site: HostedSite, language: str) -> Any:
    """Ask for all visible pages with the fields of their own types, an adoption's from its source."""
    through = [f"{model._meta.model_name}__source__" for model in adoption_models()]
    return (
        public_pages(site, language=language)
        .annotate(
            index_summary=_first(_columns("summary"), TextField()),
            index_source_summary=_first(_columns("summary", *through), TextField()),
            index_purpose=_first(_columns("purpose", *through, ""), TextField()),
            index_published_on=_first(_columns("published_on", *through, ""), DateField()),
            index_type=_first([f"{prefix}content_type_id" for prefix in through], IntegerField()),
            index_source_key=_first([f"{prefix}translation_key" for prefix in through], UUIDField()),
            index_made_from_key=F("localisation__source__translation_key"),
            index_source_changed_at=_first([f"{prefix}last_published_at" for prefix in through], DateTimeField()),
        )
        .values()
    )


def _words_in(locale_id: int, source_keys: list[UUID | None]) -> dict[UUID, str]:
    """Return the summaries of the sources' translations into this language."""
    keys = {key for key in source_keys if key}
    translated = Page.objects.filter(translation_key__in=keys, locale_id=locale_id, live=True)
    words = translated.annotate(index_summary=_first(_columns("summary"), TextField()))
    return dict(words.values_list("translation_key", "index_summary"))


def _columns(field_name: str, *prefixes: str) -> list[str]:
    """Name this field on every page type that has it, on the page itself or through an adoption's source."""
    names = [
        model._meta.model_name
        for model in get_page_models()
        if any(field.name == field_name for field in model._meta.local_fields)
    ]
    adoptions = {model._meta.model_name for model in adoption_models()}
    return [
        f"{prefix}{name}__{field_name}"
        for prefix in prefixes or ("",)
        for name in names
        if not (prefix and name in adoptions)
    ]


def _first(columns: list[str], output_field: Field[Any, Any]) -> Coalesce:
    """Return the first of these columns that is not empty: a page has a row in one of the types' tables."""
    return Coalesce(*(F(column) for column in columns), None, None, output_field=output_field)


def _entry(row: dict[str, Any], summary: str | None, url: str) -> PageEntry:
    changes = [row["last_published_at"], row["index_source_changed_at"]]
    return PageEntry(
        id=row["id"],
        path=row["path"],
        url=url,
        title=row["title"],
        summary=summary or "",
        type=ContentType.objects.get_for_id(row["index_type"] or row["content_type_id"]).model,
        in_menu=row["show_in_menus"],
        translation_key=row["translation_key"],
        purpose=row["index_purpose"] or "",
        published_on=row["index_published_on"],
        changed_at=max((moment for moment in changes if moment), default=None),
        source_key=row["index_source_key"],
        made_from_key=row["index_made_from_key"],
    )
