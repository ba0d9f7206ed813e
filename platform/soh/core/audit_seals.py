"""The chain over a force's audit trail: who could change the database cannot change the past unseen.

Events commit with the acts they tell of and wait for nothing. Afterwards the worker seals those that are not yet in a
link, in batches: a link holds the digest of each of its events and of the link before it. The digest of each new link
is logged, too: whoever keeps the logs elsewhere holds what the end of the chain must be.
"""

import hashlib
import json
import logging
import struct
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from soh.core import clock, tenancy
from soh.core.models import AuditSeal

logger = logging.getLogger(__name__)

NOTHING_BEFORE = bytes(hashlib.sha256().digest_size)
BATCH = 5_000
"""Events in one link at most."""
LOOKED_BACK = 60
"""Links in which an event is looked for before it counts as new.

An event commits later than others with higher ids when its act took long. One that is more links late than this is left
out, and the check names it.
"""

_LOCK = 0x5EA1
_UNSEALED = """
WITH recent AS (
    SELECT events FROM core_auditseal WHERE force_id = %(force)s ORDER BY number DESC LIMIT %(back)s
), floor AS (
    SELECT CASE WHEN count(*) < %(back)s THEN 0 ELSE min(events[1]) END AS id FROM recent
)
SELECT e.id, e.force_id, e.at, e.actor, e.action, e.subject, e.detail
FROM core_auditevent e
WHERE e.force_id = %(force)s AND e.id >= (SELECT id FROM floor)
  AND NOT EXISTS (SELECT 1 FROM recent r CROSS JOIN unnest(r.events) AS sealed (id) WHERE sealed.id = e.id)
ORDER BY e.id LIMIT %(most)s
"""

Row = tuple[int, int, datetime, str, str, str, Any]
"""An event as it is read to be sealed: id, force, moment, actor, action, subject, detail."""


def seal(*, force_id: int, batch: int = BATCH) -> int:
    """Put every event of the force that stands in no link into new ones; return how many were sealed.

    Two workers do not seal the same force at once: the second finds nothing to do.
    """
    sealed = 0
    while True:
        count = _seal_batch(force_id, batch)
        sealed += count
        if count < batch:
            return sealed


def digest_of_event(row: Sequence[Any]) -> bytes:
    """Return what a link keeps of an event. `row` has the members of `Row`."""
    number, force, at, actor, action, subject, detail = row
    told = detail if not isinstance(detail, str) else json.loads(detail)
    words = [number, force, at.astimezone(UTC).isoformat(timespec="microseconds"), actor, action, subject, told]
    return hashlib.sha256(json.dumps(words, sort_keys=True, separators=(",", ":")).encode()).digest()


def digest_of_seal(*, force_id: int, number: int, events: Sequence[int], digests: bytes, before: bytes) -> bytes:
    """Return the digest of a link."""
    head = struct.pack(">QQQ", force_id, number, len(events))
    return hashlib.sha256(before + head + struct.pack(f">{len(events)}Q", *events) + digests).digest()


def _seal_batch(force_id: int, batch: int) -> int:
    with tenancy.transaction(force_id), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_LOCK, force_id])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_UNSEALED, {"force": force_id, "back": LOOKED_BACK, "most": batch})
        rows: list[Row] = cursor.fetchall()
        if not rows:
            return 0
        last = AuditSeal.objects.filter(force_id=force_id).order_by("-number").first()
        number, before = (last.number + 1, bytes(last.digest)) if last else (1, NOTHING_BEFORE)
        events = [row[0] for row in rows]
        digests = b"".join(digest_of_event(row) for row in rows)
        digest = digest_of_seal(force_id=force_id, number=number, events=events, digests=digests, before=before)
        AuditSeal.objects.create(
            force_id=force_id,
            number=number,
            events=events,
            digests=digests,
            before=before,
            digest=digest,
            sealed_at=clock.coarse(clock.now()),
        )
    logger.info("audit sealed: force %s, link %s, digest %s", force_id, number, digest.hex())
    return len(rows)
