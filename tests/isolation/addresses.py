"""Every address that the resolver knows, filled with what the victim has."""

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from math import prod
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db.models import Model
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import UUIDConverter
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from tests.isolation.estate import Estate

_PAGES = frozenset({"page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk"})
_WORDS: dict[str, tuple[str, ...]] = {
    "filter_spec": ("original", "fill-80x80"),
    "action": ("delete", "publish", "move", "add_tags", "add_to_collection", "unpublish"),
    "action_name": ("approve", "reject", "publish", "copy", "delete"),
    "revision_id_a": ("earliest",),
    "revision_id_b": ("latest",),
    "mode": ("form",),
    "kind": ("logo",),
    "token": ("set-password",),
    "uidb64": ("MQ",),
    "colours": ("12294d-4f8fd6-00000000",),
    "verb": ("take", "keep", "localise", "return", "pin", "undo"),
}
_UUIDS = {
    "form_key": ("reporting_formpage.translation_key", "reporting_adoptedformpage.translation_key"),
    "group_key": ("reporting_questiongroup.translation_key",),
}
"""Columns that an argument means besides those that have its name."""
_ALIASES = {
    "doc": "document",
    "user": "user",
    "group": "group",
    "session": "editingsession",
    "uploaded_file": "uploadedfile",
}
_MAIN = ("page", "image", "document", "contactpoint", "user", "group", "collection", "redirect", "report", "revision")
NOT_ASKED = {
    "wagtailadmin_logout": "would end the walk",
    "wagtailadmin_error_test": "answers 500 on purpose, to the national team only",
    "wagtailadmin_login": "is the address that account_login has",
    "wagtail_serve": "every page that is asked goes there",
}
"""URL names that are left out, and why."""
MOST = 24
"""Ids tried for one address."""
OWN = 3
"""So many ids of the attacker's own besides."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address to be asked, and the name by which a finding is told."""

    name: str
    path: str
    is_own: bool = False
    """Of the one who asks: it answers, and may tell of others. Only read, lest the walk saw off its own branch."""


@dataclass(frozen=True, slots=True)
class Route:
    """A pattern of the resolver."""

    name: str
    arguments: tuple[str, ...]
    model: type[Model] | None
    uuids: frozenset[str] = frozenset()


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[Route]:
    """Every named pattern."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif isinstance(pattern, URLPattern) and pattern.name and f"{prefix}{pattern.name}" not in NOT_ASKED:
            kinds = getattr(pattern.pattern, "converters", {})
            yield Route(
                f"{prefix}{pattern.name}",
                tuple(pattern.pattern.regex.groupindex),
                _model_of(pattern.callback),
                frozenset(name for name, kind in kinds.items() if isinstance(kind, UUIDConverter)),
            )


def staff_addresses(victim: Estate, attacker: Estate) -> list[Address]:
    """Every address of the staff door, with the victim's ids; with the attacker's id first, the victim's after; and
    some with the attacker's own.
    """
    found: dict[str, Address] = {}
    for route in routes(get_resolver("soh.urls.staff")):
        fillings = fillings_of(route, victim)
        own = fillings_of(route, attacker) if route.arguments else []
        if len(route.arguments) > 1:
            first = route.arguments[0]
            fillings += [
                {**theirs, first: mine[first]} for theirs, mine in zip(fillings, itertools.cycle(own), strict=False)
            ]
        for arguments in fillings:
            for path in _paths(route, arguments, victim):
                found.setdefault(path, Address(route.name, path))
        for arguments in own[:OWN]:
            for path in _paths(route, arguments, victim):
                found.setdefault(path, Address(route.name, path, is_own=True))
    return list(found.values())


def _paths(route: Route, arguments: dict[str, Any], victim: Estate) -> Iterator[str]:
    with suppress(NoReverseMatch):
        path = reverse(route.name, kwargs=arguments, urlconf="soh.urls.staff")
        yield from (path + query for query in _queries(route, victim))


def fillings_of(route: Route, estate: Estate) -> list[dict[str, Any]]:
    """What an estate has for the arguments of a route; where that is little, each with each."""
    if not route.arguments:
        return [{}]
    if {"app_label", "model_name"} <= set(route.arguments):
        return _fillings_by_model(route, estate)
    columns = [
        _uuids(argument, estate) if argument in route.uuids else _values(argument, route, estate)
        for argument in route.arguments
    ]
    if len(columns) > 1 and prod(len(column) for column in columns) <= MOST:
        return [dict(zip(route.arguments, values, strict=True)) for values in itertools.product(*columns)]
    length = min(MOST, max(len(column) for column in columns))
    cycles = [itertools.cycle(column) for column in columns]
    return [dict(zip(route.arguments, (next(cycle) for cycle in cycles), strict=True)) for _ in range(length)]


def _fillings_by_model(route: Route, estate: Estate) -> list[dict[str, Any]]:
    """The model is named in the address: each that editors can have to do with, with the id of one of its rows."""
    models = [Page, *get_page_models(), *get_snippet_models(), *(apps.get_model(label) for label in _FILES)]
    others = [argument for argument in route.arguments if argument not in ("app_label", "model_name")]
    found = []
    for model in models:
        rows = estate.rows.get(model._meta.db_table) or ["1"]
        rest: list[Any] = [
            rows[:2] if argument in ("pk", "object_id") else _values(argument, route, estate) for argument in others
        ]
        for values in itertools.islice(itertools.product(*rest), 4):
            known = {"app_label": model._meta.app_label, "model_name": model._meta.model_name}
            found.append({**known, **dict(zip(others, values, strict=True))})
    return found


_FILES = ("wagtailimages.Image", "wagtaildocs.Document", "accounts.User")


def _values(argument: str, route: Route, estate: Estate) -> list[Any]:
    """What the victim has that fits an argument; of everything something where its name does not tell."""
    if argument in _WORDS:
        return list(_WORDS[argument])
    if argument in _PAGES or "page" in argument.split("_"):
        return estate.rows["wagtailcore_page"]
    if argument == "owner":
        return [estate.slug]
    if route.name == "brand_picture":
        return [f"logo-{word}" for word in estate.canaries.planted("force_sites.BrandPicture.digest")]
    if argument == "reference":
        return estate.asked["reference"]
    if argument in ("slug", "form_slug"):
        return [estate.slug, *estate.asked["form"]]
    if argument == "document_filename":
        return [url.rpartition("/")[2] for url in estate.asked["file"] if url.startswith("/documents/")]
    if argument == "path":
        return [url.partition("/media/")[2] for url in estate.asked["file"] if url.startswith("/media/")]
    if argument.startswith("content_type"):
        name = "advicepage" if "model" in argument else "pages"
        return [name]
    stem = argument.removesuffix("_id").removesuffix("_pk").replace("_", "")
    stem = _ALIASES.get(argument.removesuffix("_id"), stem)
    rows = _rows_of(stem, estate) if stem not in ("pk", "object", "id") else []
    if not rows and route.model is not None:
        rows = estate.rows.get(route.model._meta.db_table, [])
    if rows:
        return rows
    return [row for name in _MAIN for row in _rows_of(name, estate)[:2]]


def _uuids(argument: str, estate: Estate) -> list[str]:
    """Keys that stand in addresses: of columns of this name, else every one that there is."""
    named = [*_UUIDS.get(argument, ()), *(column for column in estate.keys if column.endswith(f".{argument}"))]
    every = [key for column in named or estate.keys for key in estate.keys.get(column, ())]
    return list(dict.fromkeys(every))[:MOST]


def _rows_of(stem: str, estate: Estate) -> list[Any]:
    """Of every model of this name: two rooms may call something the same."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.model_name == stem]
    return [row for table in tables for row in estate.rows.get(table, ())]


def _queries(route: Route, victim: Estate) -> list[str]:
    """Filters, exports and searches, with the victim's ids and bait, for addresses that are lists."""
    queries: list[dict[str, Any]] = [{}]
    if not route.arguments or route.name == "wagtail_bulk_action":
        page, image, user = (
            victim.rows[name][0] for name in ("wagtailcore_page", "wagtailimages_image", "accounts_user")
        )
        queries += [
            {"q": victim.bait},
            {"q": victim.root[:7]},
            {"id": page, "childOf": victim.rows["pages_homepage"][0]},
            {"id": image},
            {"id": "all"},
            {"site": victim.rows["wagtailcore_site"][0], "force": victim.force_id, "locale": "cy"},
            {"collection_id": victim.rows["wagtailcore_collection"][0], "tag": victim.bait},
            {"user": user, "owner": user, "export": "csv"},
            {"export": "xlsx", "q": victim.bait},
            {"page_type": "pages.AdvicePage", "q": victim.bait, "next": "/admin/"},
            {"child_of": victim.rows["pages_homepage"][0], "for_explorer": "1", "fields": "*"},
            {"page": page, "page_id": page, "pk": page, "reference": victim.asked["reference"][0], "p": "1"},
        ]
    return [f"?{urlencode(query)}" if query else "" for query in queries]


def _model_of(callback: Any) -> type[Model] | None:
    kind = getattr(callback, "view_class", None) or getattr(callback, "cls", None)
    given = getattr(callback, "view_initkwargs", None) or getattr(callback, "initkwargs", None) or {}
    model = given.get("model") or getattr(kind, "model", None)
    return model if isinstance(model, type) and issubclass(model, Model) else None
