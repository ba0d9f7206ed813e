"""Pages over the events of a force in the order of its chain: link by link, and within a link as it was sealed.

Ids are given out before events commit, so a reader who went by ids could miss one that committed late. In the chain's
order nothing ever appears before what was read: a cursor at the end is a place from which to go on for ever.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from soh.api.paging import CursorPages
from soh.core import tenancy
from soh.core.audit_operations import operation_of
from soh.core.audit_seals import digest_of_event

_PAGE = """
SELECT s.number, u.place, e.id, e.force_id, e.at, e.actor, e.action, e.subject, e.detail
FROM core_auditseal s
CROSS JOIN LATERAL unnest(s.events) WITH ORDINALITY AS u (event, place)
JOIN core_auditevent e ON e.force_id = s.force_id AND e.id = u.event
WHERE s.force_id = %(force)s AND {window}
ORDER BY s.number {way}, u.place {way} LIMIT %(most)s
"""
_ALL = "true"
_LATER = "s.number >= %(seal)s AND (s.number, u.place) > (%(seal)s, %(place)s)"
_EARLIER = "s.number <= %(seal)s AND (s.number, u.place) < (%(seal)s, %(place)s)"


@dataclass(frozen=True, slots=True)
class SealedEvent:
    """An event with its place in the chain and its digest as it reads now."""

    seal: int
    place: int
    id: int
    at: datetime
    actor: str
    action: str
    operation: str
    subject: str
    detail: dict[str, Any]
    digest: str


class ChainPages(CursorPages):
    """Pages of `SealedEvent`. What is paged is the id of the force."""

    def _window(self, rows: Any, position: list[Any] | None, *, backwards: bool) -> list[Any]:
        window = _ALL if position is None else (_EARLIER if backwards else _LATER)
        way = "DESC" if backwards else "ASC"
        seal, place = position if position is not None else (0, 0)
        arguments = {"force": rows, "seal": seal, "place": place, "most": self.size + 1}
        with tenancy.transaction(rows), connection.cursor() as cursor:
            cursor.execute(_PAGE.format(window=window, way=way), arguments)
            return [_event(row) for row in cursor.fetchall()]


def _event(row: Sequence[Any]) -> SealedEvent:
    seal, place, *event = row
    number, _, at, actor, action, subject, detail = event
    told = detail if isinstance(detail, dict) else json.loads(detail)
    operation = str(operation_of(action) or "")
    return SealedEvent(seal, place, number, at, actor, action, operation, subject, told, digest_of_event(event).hex())
