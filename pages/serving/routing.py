"""From a path to a page in one query at any depth: all prefixes of the path are asked for at once, the
longest wins.

The same query finds what an adoption shows. Wagtail walks the tree, one query a level and one more for each
type.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.db.models.base import ModelState
from django.http import Http404, HttpRequest
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages.library.adoption import AdoptionMixin, adoption_models
from pages.serving.facts import facts_for
from pages.serving.site_index import path_prefix
from sites.forces.hosts import HomeOfLanguage
from soh.core.memos import VersionedMemo

DEEPEST = 40
"""More path parts than any tree has: an address of thousands of parts is not worth a query."""


class _Row(NamedTuple):
    page: dict[str, Any]
    adoptions: list[dict[str, Any]]
    source_id: int | None
    source_type: int | None
    source_path: str | None
    source_key: UUID | None
    pinned: dict[str, Any] | None


def route(request: HttpRequest, home: HomeOfLanguage, path: str) -> RouteResult:
    """Return the live page at this path below a home, with what its own `route` makes of the rest. Raises
    Http404.
    """
    parts = [part for part in path.split("/") if part]
    page = _kept_page(request, home, parts)
    if page is None:
        row = _find(home, parts) if len(parts) <= DEEPEST else None
        if row is None:
            raise Http404
        page = _page(row)
    rest = parts[page.url_path[len(home.url_path) :].count("/") :]
    if type(page).route is not Page.route:
        return page.route(request, rest)
    if rest or not page.live:
        raise Http404
    return RouteResult(page)


def keep_pages_of(*types: str) -> None:
    """Keep pages of these types (names of their models) in memory, by the site's versions: their many addresses cost
    no query. For pages that have no pages below them and are only read.
    """
    _kept_types.update(types)


def _kept_page(request: HttpRequest, home: HomeOfLanguage, parts: list[str]) -> Any:
    """Return the page of a kept type at the start of this path, a copy of its own for this request; else None.

    Only what every visitor may see is in the site's index: all other pages are asked for each time.
    """
    if not parts or not hasattr(request, "site_versions") or len(parts) > DEEPEST:
        return None
    facts = facts_for(request)
    language = next((code for code, known in facts.site.homes.items() if known == home), "")
    by_url, start = facts.index(language).by_url, path_prefix(language)
    for length in range(len(parts), 0, -1):
        entry = by_url.get(f"{start}{'/'.join(parts[:length])}/")
        if entry is not None:
            if entry.type not in _kept_types:
                return None
            page = _kept.get((home, tuple(parts[:length])), request.site_versions)
            return _copy(page) if page is not None else None
    return None


def _load_kept(at: tuple[HomeOfLanguage, tuple[str, ...]]) -> Any:
    home, parts = at
    row = _find(home, list(parts))
    return _page(row) if row is not None else None


_kept: VersionedMemo[tuple[HomeOfLanguage, tuple[str, ...]], Any] = VersionedMemo(_load_kept)
_kept_types: set[str] = set()


def _copy(page: Any) -> Any:
    """Return the same page for another request, which may note things on it."""
    made = object.__new__(type(page))
    made.__dict__.update(page.__dict__)
    made._state = ModelState()
    made._state.db, made._state.adding = page._state.db, page._state.adding
    made._state.fields_cache = dict(page._state.fields_cache)
    return made


def find_page(home: HomeOfLanguage, path: str) -> Page | None:
    """Return the page at exactly this path below a home, live or not; None when there is none."""
    parts = [part for part in path.split("/") if part]
    row = _find(home, parts) if len(parts) <= DEEPEST else None
    if row is None or row.page["url_path"] != home.url_path + "".join(f"{part}/" for part in parts):
        return None
    return _page(row)


def _find(home: HomeOfLanguage, parts: list[str]) -> _Row | None:
    prefixes = [home.url_path + "".join(f"{part}/" for part in parts[:n]) for n in range(len(parts) + 1)]
    sql, page_columns, adoption_columns = _statement()
    with connection.cursor() as cursor:
        cursor.execute(sql, [prefixes])
        values = cursor.fetchone()
    if values is None:
        return None
    values = iter(values)
    page = {name: next(values) for name in page_columns}
    adoptions = [{name: next(values) for name in columns} for columns in adoption_columns]
    source_id, source_type, source_path, source_key, pinned = values
    content = json.loads(pinned) if pinned else None
    return _Row(page, adoptions, source_id, source_type, source_path, source_key, content)


def _page(row: _Row) -> Page:
    """Make the page of its own type: an adoption from what is here, any other type with one query."""
    model = ContentType.objects.get_for_id(row.page["content_type_id"]).model_class()
    if model is None:
        raise Http404
    if not issubclass(model, AdoptionMixin):
        return model._default_manager.get(pk=row.page["id"])
    own = row.adoptions[adoption_models().index(model)]
    values = {field.attname: {**row.page, **own}[field.attname] for field in model._meta.concrete_fields}
    page: Any = model.from_db(connection.alias, list(values), list(values.values()))
    page.shown_source = _source(row)
    page.routed_source_key = row.source_key
    page.pinned_content = row.pinned
    return page


def _source(row: _Row) -> Page | None:
    if row.source_id is None:
        return None
    known = {"id": row.source_id, "content_type_id": row.source_type, "path": row.source_path, "live": True}
    names = [field.attname for field in Page._meta.concrete_fields if field.attname in known]
    return Page.from_db(connection.alias, names, [known[name] for name in names])


@lru_cache(maxsize=1)
def _statement() -> tuple[str, list[str], list[list[str]]]:
    """Return the SQL, the page's attributes it gives first, and then those of each adoption type."""
    page_fields = [(field.attname, field.column) for field in Page._meta.concrete_fields]
    models = adoption_models()
    own = [_local_columns(model) for model in models]
    columns = [f'p."{column}"' for _, column in page_fields]
    columns += [f'a{n}."{column}"' for n, fields in enumerate(own) for _, column in fields]
    joins = [f'LEFT JOIN "{model._meta.db_table}" a{n} ON a{n}.page_ptr_id = p.id' for n, model in enumerate(models)]
    sources = ", ".join(["NULL::int", *(f"a{n}.source_id" for n in range(len(models)))])
    pins = [f"a{n}.pinned_id" for n, fields in enumerate(own) if ("pinned_id", "pinned_id") in fields]
    sql = f"""
        SELECT {", ".join(columns)}, s.id, s.content_type_id, s.path, s.translation_key,
               CASE WHEN r.object_id = s.id::text THEN r.content::text END
          FROM (SELECT * FROM wagtailcore_page WHERE url_path = ANY(%s) ORDER BY length(url_path) DESC LIMIT 1) p
          {" ".join(joins)}
          LEFT JOIN wagtailcore_page n ON n.id = COALESCE({sources})
          LEFT JOIN wagtailcore_revision r ON r.id = COALESCE({", ".join(["NULL::int", *pins])})
          LEFT JOIN LATERAL (
               SELECT * FROM wagtailcore_page t
                WHERE t.translation_key = n.translation_key AND t.live AND t.locale_id IN (p.locale_id, n.locale_id)
                ORDER BY t.id::text IS NOT DISTINCT FROM r.object_id DESC, t.locale_id = p.locale_id DESC
                LIMIT 1) s ON n.live
    """  # noqa: S608 - table and column names of our own models
    return sql, [attribute for attribute, _ in page_fields], [[a for a, _ in fields] for fields in own]


def _local_columns(model: type[Model]) -> list[tuple[str, str]]:
    return [(field.attname, str(field.column)) for field in model._meta.local_concrete_fields]
