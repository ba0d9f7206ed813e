"""Whole libraries as one force has them: its own entries, and the national ones that it did not replace."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection

from pages.library.entries import LibraryEntry

_RESOLVED = """
SELECT DISTINCT ON (entry.key) to_jsonb(entry)
  FROM {table} entry
 WHERE entry.live AND entry.replaced_by_id IS NULL
   AND (entry.force_id IS NULL OR entry.force_id = %(force)s::int)
   AND entry.locale_id = ANY(%(locales)s::int[])
   AND (%(key)s::text IS NULL OR entry.key = %(key)s::text)
 ORDER BY entry.key, entry.force_id NULLS LAST, array_position(%(locales)s::int[], entry.locale_id::int)
"""


def resolved(
    model: type[LibraryEntry], *, force_id: int | None, locale_ids: Iterable[int], key: str | None = None
) -> list[dict[str, Any]]:
    """Return the columns of each entry of a library, by key: the force's own, else the national one.

    `locale_ids` in order of preference. Drafts and withdrawn entries are left out. One query.
    """
    sql = _RESOLVED.format(table=connection.ops.quote_name(model._meta.db_table))
    with connection.cursor() as cursor:
        cursor.execute(sql, {"force": force_id, "locales": list(locale_ids), "key": key})
        return [json.loads(row[0]) if isinstance(row[0], str) else row[0] for row in cursor.fetchall()]
