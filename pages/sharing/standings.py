"""How each page of a force stands to the national page it shows or was made from, for any number of forces in one
query.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from sites.forces.hosts import HostedSite


class State(StrEnum):
    """How a page stands to the national one."""

    FOLLOWING = "following"
    PINNED = "pinned"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Standing:
    """A force's page and its national page. `seen`: the revision it is pinned to or was last merged with."""

    page_id: int
    path: str
    title: str
    language: str
    is_live: bool
    source_id: int
    source_key: UUID
    source_is_live: bool
    seen_id: int | None
    seen_at: Any
    newest_id: int | None
    newest_at: Any
    declined_id: int | None
    is_local: bool

    @property
    def state(self) -> State:
        """Whether it follows, is pinned, or is the force's own."""
        if self.is_local:
            return State.LOCAL
        return State.PINNED if self.seen_id else State.FOLLOWING

    @property
    def has_news(self) -> bool:
        """Whether the national page was published since; a withdrawn one has no news."""
        return bool(self.seen_id and self.source_is_live and self.newest_id and self.newest_id != self.seen_id)

    @property
    def is_declined(self) -> bool:
        """Whether the force looked at the news and kept its own."""
        return self.has_news and self.declined_id == self.newest_id

    @property
    def is_waiting(self) -> bool:
        """Whether the force has to look at the news."""
        return self.has_news and not self.is_declined


# A pin to one language's revision is about that language's page; its newest revision is what the pin is held against.
_STANDINGS = """
SELECT p.id, p.path, p.title, l.language_code, p.live, s.id, s.translation_key,
       s.live AND coalesce(t.live, true), a.pinned_id, r.created_at, t.live_revision_id, t.last_published_at,
       a.declined_id, false
  FROM pages_adoptedpage a
  JOIN wagtailcore_page p ON p.id = a.page_ptr_id
  JOIN wagtailcore_locale l ON l.id = p.locale_id
  JOIN wagtailcore_page s ON s.id = a.source_id
  LEFT JOIN wagtailcore_revision r ON r.id = a.pinned_id
  LEFT JOIN wagtailcore_page t ON t.id = r.object_id::int
 WHERE p.path LIKE ANY(%(trees)s)
UNION ALL
SELECT p.id, p.path, p.title, l.language_code, p.live, s.id, s.translation_key, s.live,
       m.revision_id, r.created_at, s.live_revision_id, s.last_published_at, m.declined_id, true
  FROM pages_localisation m
  JOIN wagtailcore_page p ON p.id = m.page_id
  JOIN wagtailcore_locale l ON l.id = p.locale_id
  JOIN wagtailcore_page s ON s.id = m.source_id
  JOIN wagtailcore_revision r ON r.id = m.revision_id
 WHERE p.path LIKE ANY(%(trees)s)
 ORDER BY 2
"""


def standings(sites: Iterable[HostedSite]) -> list[Standing]:
    """Return the standing of every adopted and localised page of these sites, in the order of the tree. One query."""
    trees = [f"{home.path}%" for site in sites for home in site.homes.values()]
    with connection.cursor() as cursor:
        cursor.execute(_STANDINGS, {"trees": trees})
        return [Standing(*row) for row in cursor.fetchall()]
