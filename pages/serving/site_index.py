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
from django.db.models import DateField, DateTimeField, F, Field, TextField, UUIDField, Value
from django.db.models.functions import Coalesce
from wagtail.models import Page, get_page_models

from pages.library.adoption import adoption_models
from pages.serving.visibility import public_pages
from sites.forces.hosts import HomeOfLanguage, HostedSite

STEP = Page.steplen


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page that visitors may see. `url` is relative to its site; `summary` and `purpose` are the source's
    if adopted.
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
        own_words = row | words.get(row["index_source_key"], {})
        entry = _entry(own_words, url_of(home, language, row["url_path"]))
        index.by_path[entry.path] = entry
        index.by_key[entry.translation_key] = entry
        index.by_parent.setdefault(entry.parent_path, []).append(entry)
    return index


def _rows(site: HostedSite, language: str) -> Any:
    """Ask for all visible pages with the fields of their own types, an adoption's from its source."""
    adoptions = [model._meta.model_name for model in adoption_models()]
    return (
        public_pages(site, language=language)
        .annotate(
            index_summary=_words("summary", adoptions),
            index_purpose=_words("purpose", adoptions),
            index_published_on=Coalesce(*_columns("published_on", adoptions), None, output_field=DateField()),
            index_source_key=_of_source("translation_key", adoptions, UUIDField()),
            index_source_changed_at=_of_source("last_published_at", adoptions, DateTimeField()),
        )
        .values()
    )


def _words_in(locale_id: int, source_keys: list[UUID | None]) -> dict[UUID, dict[str, Any]]:
    """Return the summaries of the sources' translations into this language."""
    translated = Page.objects.filter(
        translation_key__in={key for key in source_keys if key}, locale_id=locale_id, live=True
    ).annotate(index_summary=_words("summary", []))
    rows = translated.values("translation_key", "index_summary")
    return {row["translation_key"]: {"index_summary": row["index_summary"]} for row in rows}


def _words(field_name: str, adoptions: list[str]) -> Coalesce:
    return Coalesce(*_columns(field_name, adoptions), Value(""), output_field=TextField())


def _columns(field_name: str, adoptions: list[str]) -> list[F]:
    """Name this field on every page type that has it: of a source first, as an adoption has no words of its
    own.
    """
    names = [
        model._meta.model_name
        for model in get_page_models()
        if any(field.name == field_name for field in model._meta.local_fields)
    ]
    of_sources = [
        F(f"{adoption}__source__{name}__{field_name}")
        for adoption in adoptions
        for name in names
        if name not in adoptions
    ]
    return of_sources + [F(f"{name}__{field_name}") for name in names]


def _of_source(field_name: str, adoptions: list[str], output_field: Field[Any, Any]) -> Coalesce:
    columns = [F(f"{adoption}__source__{field_name}") for adoption in adoptions]
    return Coalesce(*columns, None, output_field=output_field)


def _entry(row: dict[str, Any], url: str) -> PageEntry:
    changes = [row["last_published_at"], row["index_source_changed_at"]]
    return PageEntry(
        id=row["id"],
        path=row["path"],
        url=url,
        title=row["title"],
        summary=row["index_summary"],
        type=ContentType.objects.get_for_id(row["content_type_id"]).model,
        in_menu=row["show_in_menus"],
        translation_key=row["translation_key"],
        purpose=row["index_purpose"],
        published_on=row["index_published_on"],
        changed_at=max((moment for moment in changes if moment), default=None),
        source_key=row["index_source_key"],
    )
