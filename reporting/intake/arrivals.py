"""Answers that come to a form from elsewhere: from a partner, or from the same form of another force.

They wait for fifteen minutes, sealed under a token for one use, until the person has seen what came along and begins
with it. Whoever reads the table has neither the token nor the answers.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from reporting.intake.models import Arrival
from reporting.on_behalf.entering import Entering
from soh.core import audit, clock, sealing, tenancy

LASTS = timedelta(minutes=15)
PARTNER, FORCE, STAFF = "partner", "force", "staff"
ADDRESS, TOKEN_FIELD = "/start-with/", "token"
"""Where a browser posts the token on the site of the force, and as which form field."""
_TABLE = "reporting_arrival"
_LENGTH = 43  # 32 bytes as base64 without padding


@dataclass(frozen=True, slots=True)
class Brought:
    """One answer on its way: the kind of its question where it was given, and its words there."""

    code: str
    kind: str
    value: Any
    label: str
    shown: str


@dataclass(frozen=True, slots=True)
class Luggage:
    """All that is on its way.

    Attributes:
        sender: PARTNER, FORCE, or STAFF of the own force, who begin a report for somebody.
        source: who sends it, in words, such as the other force's name.
        path: the form's own address on the site where it arrives.
        locale: the person's language.
        ends_at: until when it may be used.
        entering: who enters the report, for whom; of STAFF only.
    """

    sender: str
    source: str
    path: str
    locale: str
    brought: tuple[Brought, ...]
    ends_at: datetime
    entering: Entering | None = None


def announce(
    *,
    force_id: int,
    form_key: UUID,
    sender: str,
    source: str,
    path: str,
    locale: str,
    brought: tuple[Brought, ...],
    actor: str,
    entering: Entering | None = None,
) -> tuple[str, datetime]:
    """Lay answers ready at a force's form; return the token for one use, and until when it can be used."""
    token, now = sealing.to_text(sealing.new_key()), clock.now()
    luggage = Luggage(sender, source, path, locale, brought, now + LASTS, entering)
    digest = _digest(token)
    words = {**asdict(luggage), "ends_at": luggage.ends_at.isoformat()}
    words["entering"] = entering.packed() if entering else None
    with tenancy.transaction(force_id):
        Arrival.objects.create(
            force_id=force_id,
            digest=digest,
            form_key=form_key,
            ciphertext=sealing.seal(
                key=_key(token), plaintext=json.dumps(words, ensure_ascii=False).encode(), place=_place(digest)
            ),
            created_at=clock.coarse(now),
            expires_at=clock.coarse(now + LASTS) + clock.ANONYMOUS_GRAIN,
        )
        audit.record(
            force_id=force_id,
            actor=actor,
            action="entry.begun" if entering else "answers.announced",
            subject=f"form:{form_key}",
            at=clock.coarse(now),
        )
    return token, luggage.ends_at


def look(*, force_id: int, token: str, form_key: UUID | None = None) -> Luggage | None:
    """Return what waits under a token; it can still be used. None for an unknown, used or late one, or another form."""
    if not _is_token(token):
        return None
    with tenancy.transaction(force_id):
        row = Arrival.objects.filter(force_id=force_id, digest=_digest(token)).first()
    return _open(row, token, form_key)


def take(*, force_id: int, token: str, form_key: UUID) -> Luggage | None:
    """Return what waits under a token, and use the token up: of two requests at once one gets it."""
    if not _is_token(token):
        return None
    with tenancy.transaction(force_id):
        rows = Arrival.objects.select_for_update().filter(force_id=force_id, digest=_digest(token))
        row = rows.first()
        luggage = _open(row, token, form_key)
        if row is not None and luggage is not None:
            row.delete()
    return luggage


def delete_expired(*, force_id: int) -> int:
    """Delete what nobody came for; return how many."""
    with tenancy.transaction(force_id):
        deleted, _ = Arrival.objects.filter(force_id=force_id, expires_at__lt=clock.now()).delete()
    return deleted


def _open(row: Arrival | None, token: str, form_key: UUID | None) -> Luggage | None:
    if row is None or (form_key is not None and row.form_key != form_key):
        return None
    try:
        opened = sealing.unseal(key=_key(token), ciphertext=bytes(row.ciphertext), place=_place(row.digest))
    except sealing.CannotOpen:
        return None
    words: Mapping[str, Any] = json.loads(opened)
    ends_at = datetime.fromisoformat(words["ends_at"])
    if ends_at < clock.now():
        return None
    brought = tuple(Brought(**each) for each in words["brought"])
    entering = Entering(**entered) if (entered := words.get("entering")) else None
    return Luggage(**{**words, "brought": brought, "ends_at": ends_at, "entering": entering})


def _is_token(text: str) -> bool:
    return len(text) == _LENGTH and text.isascii()


def _digest(token: str) -> str:
    return hashlib.sha256(f"arrival\x00{token}".encode()).hexdigest()


def _key(token: str) -> bytes:
    return hmac.new(token.encode(), b"arrival seal", hashlib.sha256).digest()


def _place(digest: str) -> sealing.Place:
    return sealing.Place(_TABLE, digest, "ciphertext")
