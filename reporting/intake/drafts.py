"""Drafts: a journey in progress, sealed under a key that only the visitor holds (architecture part 6).

The visitor's key is 256 random bits in a cookie. From it come, per form, a digest that finds the row and a key that
seals it; the server stores neither key. Several forms on one host share the visitor's key and nothing else.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition.routing import applicable
from reporting.intake.models import Draft
from reporting.intake.submit import Receipt, submit
from reporting.records.models import Channel
from sites.forces.hosts import ForceFace
from soh.core import clock, sealing, tenancy

LASTS = timedelta(hours=24)
"""A draft that was not saved ends a day after it was begun."""
RECEIPT_LASTS = timedelta(hours=2)
"""So long the receipt and its copy of the answers can be shown again."""

_TABLE = "reporting_draft"


@dataclass(frozen=True, slots=True)
class Visitor:
    """The secret of one visitor of one host."""

    key: str

    @classmethod
    def new(cls) -> "Visitor":
        """Return a visitor with a fresh 256-bit key."""
        return cls(sealing.to_text(sealing.new_key()))

    @property
    def digest(self) -> str:
        """Finds all drafts of this visitor; tells nothing of the key."""
        return hashlib.sha256(f"visitor\x00{self.key}".encode()).hexdigest()

    def digest_of(self, form_key: UUID) -> str:
        """Finds the visitor's draft of one form."""
        return hashlib.sha256(f"draft\x00{form_key}\x00{self.key}".encode()).hexdigest()

    def sealing_key(self, form_key: UUID) -> bytes:
        """Seals the visitor's draft of one form."""
        return hmac.new(self.key.encode(), f"seal\x00{form_key}".encode(), hashlib.sha256).digest()


@dataclass(frozen=True, slots=True)
class Journey:
    """An opened draft."""

    force_id: int
    visitor: Visitor
    form_key: UUID
    pinned: Pinned
    locale: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    receipt: Receipt | None = None

    def with_answers(self, values: Mapping[str, Any]) -> "Journey":
        """Return the journey with these answers merged in; None marks a question as seen and left empty."""
        return replace(self, answers={**self.answers, **values})

    def in_locale(self, locale: str) -> "Journey":
        """Return the journey in another language; the answers stay."""
        return replace(self, locale=locale)


def find(*, force_id: int, visitor: Visitor, form_key: UUID) -> Journey | None:
    """Return the visitor's unexpired draft of a form, or None. A draft that does not open counts as none."""
    with tenancy.transaction(force_id):
        row = Draft.objects.filter(force_id=force_id, digest=visitor.digest_of(form_key)).first()
    if row is None or row.expires_at < clock.now():
        return None
    return _open(row, visitor)


def save(journey: Journey) -> None:
    """Store the draft. A draft that was submitted meanwhile is left as it is, so that it cannot be submitted again."""
    now = clock.coarse(clock.now())
    digest = journey.visitor.digest_of(journey.form_key)
    words = {
        "edition": journey.pinned.edition,
        "texts": list(journey.pinned.texts),
        "locale": journey.locale,
        "ciphertext": _seal(journey),
        "expires_at": now + LASTS,
    }
    with tenancy.transaction(journey.force_id):
        drafts = Draft.objects.filter(force_id=journey.force_id, digest=digest)
        if drafts.filter(submitted_as="").update(**words):
            return
        drafts.filter(expires_at__lt=clock.now()).delete()  # an old receipt of this form that nobody has cleared yet
        row = Draft(
            force_id=journey.force_id,
            digest=digest,
            visitor=journey.visitor.digest,
            form_key=journey.form_key,
            created_at=now,
            **words,
        )
        Draft.objects.bulk_create([row], ignore_conflicts=True)


def submit_draft(*, journey: Journey, force: ForceFace, actor: str, is_training: bool = False) -> Receipt:
    """Make the report of a draft, once: a double click, back or resend gives the same receipt. Raises Refused.

    The row is locked, so that of two requests at the same moment the second waits and finds the first one's receipt.
    """
    with tenancy.transaction(journey.force_id):
        row = (
            Draft.objects.select_for_update()
            .filter(force_id=journey.force_id, digest=journey.visitor.digest_of(journey.form_key))
            .first()
        )
        if row is None:
            raise NoDraft
        opened = _open(row, journey.visitor)
        if opened is None:
            raise NoDraft
        if opened.receipt is not None:
            return opened.receipt
        answers = applicable(editions.form_of(opened.pinned), opened.answers)
        receipt = submit(
            force=force,
            form_key=opened.form_key,
            pinned=opened.pinned,
            answers=answers,
            locale=opened.locale,
            channel=Channel.WEB,
            actor=actor,
            is_training=is_training,
        )
        done = replace(opened, answers=answers, receipt=receipt)
        row.ciphertext, row.submitted_as = _seal(done), receipt.reference
        row.expires_at = clock.coarse(clock.now()) + RECEIPT_LASTS
        row.save(update_fields=["ciphertext", "submitted_as", "expires_at"])
        return receipt


def has_unfinished(*, force_id: int, visitor: Visitor) -> bool:
    """Whether the visitor is in the midst of a form, or has just sent one and may still read the receipt."""
    with tenancy.transaction(force_id):
        drafts = Draft.objects.filter(force_id=force_id, visitor=visitor.digest, expires_at__gte=clock.now())
        return drafts.exists()


class NoDraft(Exception):
    """There is no draft to submit: it was ended or has expired."""


def end(*, force_id: int, visitor: Visitor) -> None:
    """Delete every draft of this visitor: quick exit, or starting afresh on a shared device."""
    with tenancy.transaction(force_id):
        Draft.objects.filter(force_id=force_id, visitor=visitor.digest).delete()


def end_form(*, force_id: int, visitor: Visitor, form_key: UUID) -> None:
    """Delete the visitor's draft of one form."""
    with tenancy.transaction(force_id):
        Draft.objects.filter(force_id=force_id, digest=visitor.digest_of(form_key)).delete()


def delete_expired(*, force_id: int) -> int:
    """Delete drafts of a force that have ended; return how many."""
    with tenancy.transaction(force_id):
        deleted, _ = Draft.objects.filter(force_id=force_id, expires_at__lt=clock.now()).delete()
    return deleted


def _place(visitor: Visitor, form_key: UUID) -> sealing.Place:
    return sealing.Place(_TABLE, visitor.digest_of(form_key), "ciphertext")


def _seal(journey: Journey) -> bytes:
    receipt = journey.receipt
    words = {
        "answers": dict(journey.answers),
        "receipt": {**asdict(receipt), "received_at": receipt.received_at.isoformat()} if receipt else None,
    }
    return sealing.seal(
        key=journey.visitor.sealing_key(journey.form_key),
        plaintext=json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode(),
        place=_place(journey.visitor, journey.form_key),
    )


def _open(row: Draft, visitor: Visitor) -> Journey | None:
    try:
        words = json.loads(
            sealing.unseal(
                key=visitor.sealing_key(row.form_key),
                ciphertext=bytes(row.ciphertext),
                place=_place(visitor, row.form_key),
            )
        )
    except sealing.CannotOpen:
        return None
    receipt = words["receipt"]
    return Journey(
        force_id=row.force_id,
        visitor=visitor,
        form_key=row.form_key,
        pinned=Pinned(row.edition, tuple(row.texts)),
        locale=row.locale,
        answers=words["answers"],
        receipt=Receipt(**{**receipt, "received_at": datetime.fromisoformat(receipt["received_at"])})
        if receipt
        else None,
    )
