"""Replies kept for Idempotency-Keys: the same key and request give the same reply for 72 hours.

The claim of a key, the report and the stored reply are one transaction, so a crash leaves all of it or nothing. What a
reply says in confidence, such as a receipt code, is stored sealed under a key made of the Idempotency-Key, which only
the partner has.
"""

import hashlib
import hmac
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from reporting.intake.models import IdempotentReply
from soh.core import clock, sealing, tenancy

LASTS = timedelta(hours=72)
_TABLE = "reporting_idempotentreply"


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
    secret: Collection[str] = (),
) -> Reply:
    """Run `act` once per key and return its (status, body); a second call gets the stored reply.

    Members of the body whose names are in `secret` are text, and stored sealed.

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
            return Reply(kept.status, _opened(kept.body, secret, idempotency_key, digest), replayed=True)
        if kept is not None:
            kept.delete()
        status, body = act()
        IdempotentReply.objects.create(
            force_id=force_id,
            partner_key=partner_key,
            digest=digest,
            request_digest=request_digest,
            status=status,
            body=_sealed(body, secret, idempotency_key, digest),
            created_at=now,
            expires_at=now + LASTS,
        )
        return Reply(status, body, replayed=False)


def delete_expired(*, force_id: int) -> int:
    """Delete stored replies of a force that are past their time; return how many."""
    with tenancy.transaction(force_id):
        deleted, _ = IdempotentReply.objects.filter(force_id=force_id, expires_at__lt=clock.now()).delete()
    return deleted


def _sealed(body: dict[str, Any], secret: Collection[str], idempotency_key: str, digest: str) -> dict[str, Any]:
    key = _key(idempotency_key)
    hidden = {
        name: sealing.to_text(
            sealing.seal(key=key, plaintext=body[name].encode(), place=sealing.Place(_TABLE, digest, name))
        )
        for name in secret
    }
    return {**body, **hidden}


def _opened(body: dict[str, Any], secret: Collection[str], idempotency_key: str, digest: str) -> dict[str, Any]:
    key = _key(idempotency_key)
    shown = {
        name: sealing.unseal(
            key=key, ciphertext=sealing.from_text(body[name]), place=sealing.Place(_TABLE, digest, name)
        ).decode()
        for name in secret
        if name in body
    }
    return {**body, **shown}


def _key(idempotency_key: str) -> bytes:
    """With a secret of ours in it: some partners' keys can be guessed."""
    words = f"sealed reply\x00{idempotency_key}".encode()
    return hmac.new(settings.IDEMPOTENCY_SECRET.encode(), words, hashlib.sha256).digest()


def _hold(digest: str) -> None:
    """Hold the key until the transaction ends, or say at once that another request holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1))", [digest])
        if not cursor.fetchone()[0]:
            raise InFlight
