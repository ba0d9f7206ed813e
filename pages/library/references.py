"""What blocks name by id - library entries, images, documents - found in one query for a whole page.

An entry is found by the key of the national row that the block names (or of the one that replaced it): the
force's own live entry under that key, else the national one, in the page's language where there is one.
Another force's entry is never found, whatever id is stored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from pages.library.entries import libraries
from pages.library.links import DocumentLink

SMALL, LARGE = "width-480|format-webp", "width-960|format-webp"
"""The sizes in which a page shows an image: for phones, and for all else."""


class Picture(NamedTuple):
    """One size of an image, ready to show; sizes in pixels."""

    url: str
    width: int
    height: int


class Image(NamedTuple):
    """An image in the two sizes in which pages show it."""

    small: Picture
    large: Picture


class Found(NamedTuple):
    """What one query found. `entries` holds the columns of an entry by (library, id that the block names)."""

    entries: dict[tuple[str, int], Mapping[str, Any]]
    images: dict[int, Image]
    documents: dict[int, DocumentLink]


_ENTRIES = """
(SELECT DISTINCT ON (named.id) '{library}' AS kind, named.id AS id, to_jsonb(entry) AS data
   FROM pages_{library} named
   LEFT JOIN pages_{library} instead ON instead.id = named.replaced_by_id
   JOIN pages_{library} entry ON entry.live AND entry.key = COALESCE(instead.key, named.key)
    AND (entry.force_id IS NULL OR entry.force_id = %(force)s::int)
    AND entry.locale_id = ANY(%(locales)s::int[])
  WHERE named.id = ANY(%({library})s::int[]) AND (named.force_id IS NULL OR named.force_id = %(force)s::int)
  ORDER BY named.id, entry.force_id NULLS LAST, array_position(%(locales)s::int[], entry.locale_id::int))
"""
_IMAGES = """
(SELECT 'image', image.id, coalesce(jsonb_object_agg(size.filter_spec, jsonb_build_object(
          'file', size.file, 'width', size.width, 'height', size.height)) FILTER (WHERE size.id IS NOT NULL), '{}')
   FROM wagtailimages_image image
   LEFT JOIN wagtailimages_rendition size ON size.image_id = image.id AND size.focal_point_key = ''
    AND size.filter_spec = ANY(%(sizes)s::text[])
  WHERE image.id = ANY(%(image)s::int[]) GROUP BY image.id)
"""
_DOCUMENTS = """
(SELECT 'document', id, jsonb_build_object('title', title, 'file', file, 'size', file_size)
   FROM wagtaildocs_document WHERE id = ANY(%(document)s::int[]))
"""


def find(*, wanted: Mapping[str, Iterable[int]], force_id: int | None, locale_ids: Iterable[int]) -> Found:
    """Find everything that a page names: `wanted` maps kinds (a library, `image`, `document`) to ids.

    `locale_ids` in order of preference. What does not exist is left out. One query, and more only to make the
    first copy of an image in a size.
    """
    kinds = [kind for kind, ids in wanted.items() if ids]
    found = Found({}, {}, {})
    if not kinds:
        return found
    sql = " UNION ALL ".join(_select(kind) for kind in sorted(kinds))
    parameters: dict[str, Any] = {kind: sorted(set(wanted[kind])) for kind in kinds}
    parameters |= {"force": force_id, "locales": list(locale_ids), "sizes": [SMALL, LARGE]}
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows = cursor.fetchall()
    for kind, pk, data in rows:
        _keep(found, kind, pk, json.loads(data))  # Django leaves jsonb of raw queries as text
    return found


def _select(kind: str) -> str:
    if kind in ("image", "document"):
        return {"image": _IMAGES, "document": _DOCUMENTS}[kind]
    if kind not in {model._meta.model_name for model in libraries()}:
        raise KeyError(kind)
    return _ENTRIES.replace("{library}", kind)


def _keep(found: Found, kind: str, pk: int, data: Any) -> None:
    if kind == "image":
        image = _image(pk, data)
        if image is not None:
            found.images[pk] = image
    elif kind == "document":
        url = reverse("wagtaildocs_serve", args=[pk, os.path.basename(data["file"])])
        found.documents[pk] = DocumentLink(url, data["title"], data["size"])
    else:
        found.entries[kind, pk] = data


def _image(pk: int, sizes: Mapping[str, Mapping[str, Any]]) -> Image | None:
    if SMALL not in sizes or LARGE not in sizes:
        return _first_copies(pk)
    return Image(*(_stored(sizes[spec]) for spec in (SMALL, LARGE)))


def _stored(size: Mapping[str, Any]) -> Picture:
    return Picture(default_storage.url(size["file"]), size["width"], size["height"])


def _first_copies(pk: int) -> Image | None:
    """Make an image's copies in both sizes; None when its file cannot be read."""
    try:
        made = get_image_model().objects.get(pk=pk).get_renditions(SMALL, LARGE)
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None
    return Image(*(Picture(made[spec].url, made[spec].width, made[spec].height) for spec in (SMALL, LARGE)))
