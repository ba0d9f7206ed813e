"""Save and come back without an e-mail address: a reference that may be seen, and a code that only the person has.

The draft's own key is kept under the key of the code, worked out once at saving and once at each try to come back.
A wrong reference and a wrong code cannot be told apart, neither by the answer nor by its time.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F

from reporting.intake import reminders
from reporting.intake.drafts import NoDraft, let_go
from reporting.intake.models import Draft, SavedDraft
from reporting.intake.sealed_drafts import Journey, Saved, Visitor, open_draft, opened, seal_draft, seal_key
from soh.core import audit, clock, references, resume_codes, sealing, tenancy

LASTS = timedelta(days=28)
PREFIX = "SAVE"
FREE_TRIES = 5
LOCK = timedelta(minutes=15)
"""After so many wrong codes nothing opens the draft for this time; each further wrong one doubles it."""
LONGEST_LOCK = timedelta(hours=24)

_TABLE = "reporting_saveddraft"
_NO_SALT = b"\x00" * 16


class NotFound(Exception):
    """There is no such reference, or the code is not its code, or it was tried too often. Never says which."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the person is told, once."""

    reference: str
    code: str = field(repr=False)
    until: datetime
    journey: Journey = field(repr=False)
    """The draft for the browser's new key."""


def save_for_later(*, journey: Journey, actor: str, remind: str = "") -> Kept:
    """Save a draft under a fresh code; an earlier code of it opens nothing any more.

    `remind` is the e-mail address of somebody who asked for a reminder.

    The visitor gets a new key, also for drafts of other forms: whoever knew the old one is shut out. Raises NoDraft,
    resume_codes.Busy.
    """
    code, salt = resume_codes.new_code(), resume_codes.new_salt()
    code_key = resume_codes.key_of(code, salt)
    reference = references.new_reference(PREFIX)
    fresh = Visitor.new()
    until = clock.coarse(clock.now()) + LASTS
    with tenancy.transaction(journey.force_id):
        rows = Draft.objects.select_for_update().filter(force_id=journey.force_id, visitor=journey.visitor.digest)
        kept = None
        for row in rows.order_by("pk"):
            there = open_draft(row, journey.visitor)
            if there is None:
                continue
            moved = replace(there, visitor=fresh)
            if row.form_key == journey.form_key:
                if there.receipt is not None or row.expires_at < clock.now():
                    raise NoDraft
                moved = replace(moved, saved=Saved(reference, until, sealing.new_key()))
                SavedDraft.objects.filter(force_id=row.force_id, draft=row).delete()
                kept = row, moved
            _move(row, moved)
        if kept is None:
            raise NoDraft
        row, moved = kept
        assert moved.saved is not None  # noqa: S101 - set above
        saved = SavedDraft.objects.create(
            force_id=journey.force_id,
            draft=row,
            reference=reference,
            salt=salt,
            wrapped_key=sealing.seal(key=code_key, plaintext=moved.saved.key, place=_place(reference)),
            expires_at=until,
        )
        if remind:
            reminders.promise(saved=saved, address=remind, locale=journey.locale)
        _record(journey.force_id, actor, "draft.saved", reference)
    return Kept(reference, code, until, replace(moved, revision=moved.revision + 1))


def come_back(
    *, force_id: int, form_key: UUID, reference: str, code: str, visitor: Visitor | None, actor: str
) -> Journey:
    """Open a saved draft of a form in another browser, which gets a key for it; the one before opens it no more.

    A draft of the same form that this browser holds gives way. Raises NotFound, resume_codes.Busy. The code's key is
    worked out whatever the database says, and a try is written before it is judged, so that many at once count, too.
    """
    known = references.normalise(reference)
    saved = _try(force_id, form_key, known, actor)
    code_key = resume_codes.key_of(resume_codes.normalise(code) or "", bytes(saved.salt) if saved else _NO_SALT)
    if saved is None or known is None:
        raise NotFound
    try:
        key = sealing.unseal(key=code_key, ciphertext=bytes(saved.wrapped_key), place=_place(known))
    except sealing.CannotOpen:
        raise NotFound from None
    visitor = visitor or Visitor.new()
    with tenancy.transaction(force_id):
        row = Draft.objects.select_for_update().filter(force_id=force_id, saved=saved, submitted_as="").first()
        if row is None:
            raise NotFound  # sent or deleted since
        journey = opened(row, visitor, Saved(known, saved.expires_at, key))
        let_go(Draft.objects.filter(force_id=force_id, digest=visitor.digest_of(form_key)).exclude(pk=row.pk))
        _move(row, journey)
        SavedDraft.objects.filter(force_id=force_id, pk=saved.pk).update(wrong_tries=0, locked_until=None)
        _record(force_id, actor, "draft.returned", known)
    return replace(journey, revision=journey.revision + 1)


def is_any(*, force_id: int, form_key: UUID) -> bool:
    """Whether anybody saved a draft of this form at a force and may still come back to it."""
    with tenancy.transaction(force_id):
        saved = SavedDraft.objects.filter(force_id=force_id, draft__form_key=form_key, expires_at__gte=clock.now())
        return saved.exists()


def _try(force_id: int, form_key: UUID, reference: str | None, actor: str) -> SavedDraft | None:
    """Count a try; return what it is tried on, None when there is nothing or when it is locked."""
    now = clock.now()
    with tenancy.transaction(force_id):
        found = SavedDraft.objects.select_for_update().filter(
            force_id=force_id, reference=reference or "", draft__form_key=form_key, expires_at__gte=now
        )
        saved = found.first()
        if saved is None or (saved.locked_until is not None and saved.locked_until > now):
            return None
        tries = saved.wrong_tries + 1
        locked_until = None
        if tries >= FREE_TRIES:
            lock = min(LOCK * 2 ** min(tries - FREE_TRIES, 10), LONGEST_LOCK)
            locked_until = clock.coarse(now + lock) + clock.ANONYMOUS_GRAIN
            _record(force_id, actor, "draft.locked", saved.reference)
        SavedDraft.objects.filter(force_id=force_id, pk=saved.pk).update(
            wrong_tries=F("wrong_tries") + 1, locked_until=locked_until
        )
    return saved


def _move(row: Draft, journey: Journey) -> None:
    """Write a draft for another key of its visitor."""
    words: dict[str, Any] = {
        "digest": journey.visitor.digest_of(journey.form_key),
        "visitor": journey.visitor.digest,
        "ciphertext": seal_draft(journey),
        "sealed_key": seal_key(journey),
        "revision": journey.revision + 1,
    }
    if journey.saved is not None and journey.receipt is None:
        until = journey.saved.until
        words |= {"saved_as": journey.saved.reference, "saved_until": until, "expires_at": max(until, row.expires_at)}
    Draft.objects.filter(force_id=row.force_id, pk=row.pk).update(**words)


def _place(reference: str) -> sealing.Place:
    return sealing.Place(_TABLE, reference, "wrapped_key")


def _record(force_id: int, actor: str, action: str, reference: str) -> None:
    moment = clock.coarse(clock.now())
    audit.record(force_id=force_id, actor=actor, action=action, subject=f"draft:{reference}", at=moment)
