"""Replies kept for Idempotency-Keys: the same key and request give the same reply for 72 hours.

The claim of a key, the report and the stored reply are one transaction, so a crash leaves all of it or nothing.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from reporting.intake.models import IdempotentReply
from soh.core import clock, sealing, tenancy

LASTS = timedelta(hours=72)


class DifferentRequest(Exception):
    """The key was used for another request body."""


class InFlight(Exception):
    """A request with the same key is being answered right now."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply, and whether it is a replay of an earlier one."""

    status: int
    body: dict[str, Any]
    replayed: bool


def once(
    *,
    force_id: int,
    partner_key: int,
    idempotency_key: str,
    request: bytes,
    act: Callable[[], tuple[int, dict[str, Any]]],
) -> Reply:
    """Run `act` once per key and return its (status, body); a second call gets the stored reply.

    Raises DifferentRequest when the key came with another body, InFlight while another request holds it. An exception
    of `act` undoes everything, so that the key can be used again.
    """
    digest = sealing.keyed_digest(
        secret=settings.IDEMPOTENCY_SECRET, purpose=f"idempotency {partner_key}", value=idempotency_key
    )
    # Keyed like the rest: a plain digest would let a reader of the table confirm a guess about a report.
    request_digest = sealing.keyed_digest(
        secret=settings.IDEMPOTENCY_SECRET, purpose="request", value=hashlib.sha256(request).hexdigest()
    )
    with tenancy.transaction(force_id):
        _hold(digest)
        now = clock.coarse(clock.now())
        kept = IdempotentReply.objects.filter(force_id=force_id, partner_key=partner_key, digest=digest).first()
        if kept is not None and kept.expires_at >= now:
            if kept.request_digest != request_digest:
                raise DifferentRequest
            return Reply(kept.status, kept.body, replayed=True)
        if kept is not None:
            kept.delete()
        status, body = act()
        IdempotentReply.objects.create(
            force_id=force_id,
            partner_key=partner_key,
            digest=digest,
            request_digest=request_digest,
            status=status,
            body=body,
            created_at=now,
            expires_at=now + LASTS,
        )
        return Reply(status, body, replayed=False)


def delete_expired(*, force_id: int) -> int:
    """Delete stored replies of a force that are past their time; return how many."""
    with tenancy.transaction(force_id):
        deleted, _ = IdempotentReply.objects.filter(force_id=force_id, expires_at__lt=clock.now()).delete()
    return deleted


def _hold(digest: str) -> None:
    """Hold the key until the transaction ends, or say at once that another request holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1))", [digest])
        if not cursor.fetchone()[0]:
            raise InFlight
