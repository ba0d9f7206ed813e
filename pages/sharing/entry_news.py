"""Which of a force's own library entries stand in the place of a national one that has changed since, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.apps import apps
from django.db import connection
from django.urls import reverse

from pages.library.entries import libraries


class EntryNews(NamedTuple):
    """An override whose national text changed since the force last looked."""

    library: str
    id: int
    name: str
    force_id: int

    @property
    def address(self) -> str:
        """Where the force reads the change and decides."""
        viewset = apps.get_model(self.library).snippet_viewset
        return reverse(viewset.get_url_name("standing"), args=[self.id])


_CHANGED = """
SELECT '{model}', own.id, own.name, own.force_id
  FROM {table} own
  JOIN {table} national ON national.key = own.key AND national.locale_id = own.locale_id AND national.force_id IS NULL
   AND national.live AND national.live_revision_id IS NOT NULL
   AND national.live_revision_id IS DISTINCT FROM own.compared_with_id
 WHERE own.live AND own.force_id = ANY(%(forces)s::int[])
"""


def entry_news(forces: Iterable[int]) -> list[EntryNews]:
    """Return the changed ones of these forces, by name."""
    parts = [_CHANGED.format(model=model._meta.label_lower, table=model._meta.db_table) for model in libraries()]
    sql = " UNION ALL ".join(parts) + " ORDER BY 3, 2"
    with connection.cursor() as cursor:
        cursor.execute(sql, {"forces": list(forces)})
        return [EntryNews(*row) for row in cursor.fetchall()]
