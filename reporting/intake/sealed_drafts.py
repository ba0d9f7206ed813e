"""A draft opened, and how it is sealed and opened again (architecture part 6).

The visitor's key is 256 random bits in a cookie. From it come, per form, a digest that finds the row and a key that
seals it; the server stores neither key. Several forms on one host share the visitor's key and nothing else. A draft
that was saved for later is sealed under a key of its own, which the visitor's key and the person's code both open.
"""

import hashlib
import hmac
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from reporting.catalogue.editions import Pinned
from reporting.intake.models import Draft
from reporting.intake.submit import Receipt
from reporting.on_behalf.entering import Entering
from soh.core import sealing

_TABLE = "reporting_draft"

Fields = Mapping[str, Sequence[str]]


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
class Saved:
    """Under which reference a draft was saved, until when, and the key that seals it since."""

    reference: str
    until: datetime
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Journey:
    """An opened draft.

    Attributes:
        answers: what was answered and checked; None marks a question as seen and left empty.
        working: what stands in the controls of a step by its code, unchecked. It never counts as answered.
        changed: the answers of this request, kept apart so that they can be merged into what another tab wrote.
        is_new: nothing of it is stored yet.
        entering: who of the force's staff enters it for somebody; None of a person's own report.
    """

    force_id: int
    visitor: Visitor
    form_key: UUID
    pinned: Pinned
    locale: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    receipt: Receipt | None = None
    working: Mapping[str, Fields] = field(default_factory=dict)
    saved: Saved | None = None
    revision: int = 0
    changed: Mapping[str, Any] = field(default_factory=dict)
    is_new: bool = False
    entering: Entering | None = None

    def with_answers(self, values: Mapping[str, Any], *, of_step: str = "", without: Collection[str] = ()) -> "Journey":
        """Return the journey with these answers merged in; what stood unchecked in their step is gone.

        `without` are questions that do not apply any more: their answers are taken away.
        """
        working = {code: fields for code, fields in self.working.items() if code != of_step}
        before = {code: value for code, value in self.answers.items() if code not in without}
        return replace(self, answers={**before, **values}, changed={**self.changed, **values}, working=working)

    def with_working(self, step: str, fields: Fields) -> "Journey":
        """Return the journey with what stands in the controls of a step."""
        kept = {name: list(values) for name, values in fields.items()}
        return replace(self, working={**self.working, step: kept})

    def in_locale(self, locale: str) -> "Journey":
        """Return the journey in another language; the answers stay."""
        return replace(self, locale=locale)


def seal_draft(journey: Journey) -> bytes:
    """Return the ciphertext of a journey, bound to its row."""
    receipt = journey.receipt
    words: dict[str, Any] = {
        "answers": dict(journey.answers),
        "receipt": {**asdict(receipt), "received_at": receipt.received_at.isoformat()} if receipt else None,
    }
    if journey.working:
        words["working"] = journey.working
    if journey.entering:
        words["entering"] = journey.entering.packed()
    key = journey.saved.key if journey.saved else journey.visitor.sealing_key(journey.form_key)
    row = journey.saved.reference if journey.saved else journey.visitor.digest_of(journey.form_key)
    return sealing.seal(key=key, plaintext=_json(words), place=sealing.Place(_TABLE, row, "ciphertext"))


def open_draft(row: Draft, visitor: Visitor) -> Journey | None:
    """Return the journey of a row, or None when the visitor's key does not open it."""
    try:
        saved = _saved(row, visitor)
        return opened(row, visitor, saved)
    except sealing.CannotOpen:
        return None


def opened(row: Draft, visitor: Visitor, saved: Saved | None) -> Journey:
    """Return the journey of a row for this visitor. Raises CannotOpen."""
    key = saved.key if saved else visitor.sealing_key(row.form_key)
    place = sealing.Place(_TABLE, saved.reference if saved else visitor.digest_of(row.form_key), "ciphertext")
    words = json.loads(sealing.unseal(key=key, ciphertext=bytes(row.ciphertext), place=place))
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
        working=words.get("working", {}),
        saved=saved,
        revision=row.revision,
        entering=Entering(**entering) if (entering := words.get("entering")) else None,
    )


def seal_key(journey: Journey) -> bytes | None:
    """Return the key of a saved draft under the visitor's; None for a draft that was not saved."""
    if journey.saved is None:
        return None
    return sealing.seal(
        key=journey.visitor.sealing_key(journey.form_key),
        plaintext=journey.saved.key,
        place=sealing.Place(_TABLE, journey.saved.reference, "sealed_key"),
    )


def _saved(row: Draft, visitor: Visitor) -> Saved | None:
    if not row.saved_as or row.saved_until is None or row.sealed_key is None:
        return None
    place = sealing.Place(_TABLE, row.saved_as, "sealed_key")
    key = sealing.unseal(key=visitor.sealing_key(row.form_key), ciphertext=bytes(row.sealed_key), place=place)
    return Saved(row.saved_as, row.saved_until, key)


def _json(words: Mapping[str, Any]) -> bytes:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
