"""Drafts: a journey in progress, stored sealed under a key that only the visitor holds (architecture part 6)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat

from reporting.catalogue import editions
from reporting.definition.routing import applicable
from reporting.intake import draft_rows
from reporting.intake.models import Draft, SavedDraft
from reporting.intake.sealed_drafts import Fields, Journey, Saved, Visitor, open_draft, seal_draft, seal_key
from reporting.intake.submit import Receipt, submit
from reporting.records.models import Channel
from sites.forces.hosts import ForceFace
from soh.core import clock, tenancy

__all__ = ["LASTS", "RECEIPT_LASTS", "Fields", "Journey", "NoDraft", "Saved", "Visitor"]

LASTS = timedelta(hours=24)
"""A draft that was not saved for later ends a day after it was last changed."""
RECEIPT_LASTS = timedelta(hours=2)
"""So long the receipt and its copy of the answers can be shown again."""


class NoDraft(Exception):
    """There is no draft to submit or to save: it was ended, has expired, or went on in another browser."""


def find(*, force_id: int, visitor: Visitor, form_key: UUID) -> Journey | None:
    """Return the visitor's unexpired draft of a form, or None. A draft that does not open counts as none."""
    row = draft_rows.find(force_id=force_id, digest=visitor.digest_of(form_key))
    if row is None or row.expires_at < clock.now():
        return None
    return open_draft(row, visitor)


def save(journey: Journey) -> Journey:
    """Store the draft and return it as it is stored.

    What another tab wrote meanwhile stays, but for the answers of this request. A draft that was submitted meanwhile is
    left as it is, so that it cannot be submitted again.
    """
    if journey.is_new and _begin(journey):
        return replace(journey, changed={}, is_new=False)
    digest = journey.visitor.digest_of(journey.form_key)
    if draft_rows.keep(force_id=journey.force_id, digest=digest, content=_words(journey)):
        return replace(journey, revision=journey.revision + 1, changed={}, is_new=False)
    with tenancy.transaction(journey.force_id):
        rows = _of(journey.force_id, journey.visitor, journey.form_key)
        row = rows.select_for_update().first()
        if row is not None and row.expires_at < clock.now():
            row.delete()  # an old receipt of this form that nobody has cleared yet
            row = None
        if row is None:
            _create(journey)
            return replace(journey, changed={}, is_new=False)
        return _onto(row, journey)


def keep_working(*, force_id: int, visitor: Visitor, form_key: UUID, step: str, fields: Fields) -> bool:
    """Keep what stands in the controls of a step, unchecked; return whether there was a draft to keep it in.

    It never counts as answered, and never undoes an answer that another tab or request gives at the same moment.
    """
    return _change(force_id, visitor, form_key, lambda journey: journey.with_working(step, fields))


def submit_draft(*, journey: Journey, force: ForceFace, actor: str, is_training: bool = False) -> Receipt:
    """Make the report of a draft, once: a double click, back or resend gives the same receipt. Raises Refused.

    The row is locked, so that of two requests at the same moment the second waits and finds the first one's receipt.
    From then on no code opens the draft any more. Answers of this request need not be stored before; those that another
    tab gave meanwhile count, too.
    """
    with tenancy.transaction(journey.force_id):
        row = _of(journey.force_id, journey.visitor, journey.form_key).select_for_update().first()
        opened = open_draft(row, journey.visitor) if row is not None else None
        if row is None or opened is None:
            raise NoDraft
        if opened.receipt is not None:
            return opened.receipt
        if journey.changed:
            given = journey.answers if row.revision == journey.revision else {**opened.answers, **journey.changed}
            opened = replace(opened, answers=given, locale=journey.locale)
        answers = applicable(editions.form_of(opened.pinned), opened.answers)
        receipt = submit(
            force=force,
            form_key=opened.form_key,
            pinned=opened.pinned,
            answers=answers,
            locale=opened.locale,
            channel=Channel(opened.entering.way) if opened.entering else Channel.WEB,
            actor=opened.entering.by if opened.entering else actor,
            is_training=is_training,
            entering=opened.entering,
        )
        done = replace(opened, answers=answers, receipt=receipt, working={})
        row.ciphertext, row.submitted_as = seal_draft(done), receipt.reference
        row.expires_at = clock.coarse(clock.now()) + RECEIPT_LASTS
        row.save(update_fields=["ciphertext", "submitted_as", "expires_at"])
        if opened.saved is not None:
            SavedDraft.objects.filter(force_id=journey.force_id, draft=row).delete()
        return receipt


def has_unfinished(*, force_id: int, visitor: Visitor) -> bool:
    """Whether the visitor is in the midst of a form, or has just sent one and may still read the receipt."""
    with tenancy.transaction(force_id):
        drafts = Draft.objects.filter(force_id=force_id, visitor=visitor.digest, expires_at__gte=clock.now())
        return drafts.exists()


def end(*, force_id: int, visitor: Visitor) -> None:
    """End a visit, by quick exit or on a shared device: drafts are deleted, those saved for later open by code only."""
    with tenancy.transaction(force_id):
        let_go(Draft.objects.filter(force_id=force_id, visitor=visitor.digest))


def give_way(*, force_id: int, visitor: Visitor, form_key: UUID) -> None:
    """Make room for another draft of a form: the one there is deleted or, when it was saved, opens by its code only."""
    with tenancy.transaction(force_id):
        let_go(_of(force_id, visitor, form_key))


def let_go(rows: "QuerySet[Draft]") -> None:
    """Cut drafts from their browser. Call inside `tenancy.transaction(force)`."""
    rows.exclude(saved_as__gt="", submitted_as="").delete()
    rows.update(visitor="", digest=Concat(Value("saved "), F("saved_as")), sealed_key=None)


def end_form(*, force_id: int, visitor: Visitor, form_key: UUID) -> None:
    """Delete the visitor's draft of one form, also when it was saved for later."""
    with tenancy.transaction(force_id):
        _of(force_id, visitor, form_key).delete()


def delete_expired(*, force_id: int) -> int:
    """Delete drafts of a force that have ended, and what opens them; return how many."""
    with tenancy.transaction(force_id):
        _, deleted = Draft.objects.filter(force_id=force_id, expires_at__lt=clock.now()).delete()
    return deleted.get(Draft._meta.label, 0)


def _of(force_id: int, visitor: Visitor, form_key: UUID) -> "QuerySet[Draft]":
    return Draft.objects.filter(force_id=force_id, digest=visitor.digest_of(form_key))


def _words(journey: Journey) -> dict[str, Any]:
    lasts = clock.coarse(clock.now()) + LASTS
    return {
        "edition": journey.pinned.edition,
        "texts": list(journey.pinned.texts),
        "locale": journey.locale,
        "ciphertext": seal_draft(journey),
        "expires_at": max(lasts, journey.saved.until) if journey.saved else lasts,
        "revision": journey.revision + 1,
    }


def _begin(journey: Journey) -> bool:
    """Store a new draft; False when there is one already."""
    return draft_rows.begin(
        force_id=journey.force_id,
        digest=journey.visitor.digest_of(journey.form_key),
        visitor=journey.visitor.digest,
        form_key=journey.form_key,
        content={**_words(journey), "revision": journey.revision},
    )


def _create(journey: Journey) -> None:
    row = Draft(
        force_id=journey.force_id,
        digest=journey.visitor.digest_of(journey.form_key),
        visitor=journey.visitor.digest,
        form_key=journey.form_key,
        created_at=clock.coarse(clock.now()),
        sealed_key=seal_key(journey),
        **{**_words(journey), "revision": journey.revision},
    )
    Draft.objects.bulk_create([row], ignore_conflicts=True)


def _onto(row: Draft, journey: Journey) -> Journey:
    """Write this request's answers onto what another tab wrote meanwhile."""
    there = open_draft(row, journey.visitor)
    if row.submitted_as or there is None:
        return there or journey
    merged = replace(there.with_answers(journey.changed).in_locale(journey.locale), pinned=there.pinned)
    Draft.objects.filter(pk=row.pk, force_id=row.force_id).update(**_words(merged))
    return replace(merged, revision=merged.revision + 1, changed={}, is_new=False)


def _change(force_id: int, visitor: Visitor, form_key: UUID, change: Callable[[Journey], Journey]) -> bool:
    with tenancy.transaction(force_id):
        row = _of(force_id, visitor, form_key).select_for_update().first()
        there = open_draft(row, visitor) if row is not None and row.expires_at >= clock.now() else None
        if row is None or there is None or there.receipt is not None:
            return False
        Draft.objects.filter(pk=row.pk, force_id=force_id).update(**_words(change(there)))
    return True
