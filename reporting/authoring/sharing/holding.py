"""The one write path of which edition a force holds: numbered, audited, and told to every process."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from reporting.authoring.sharing.models import HeldEdition, How
from reporting.catalogue import editions
from reporting.catalogue.models import FormText, FormVersion
from reporting.definition import overlay
from reporting.definition.overlay import Overlay
from soh.core import audit, tenancy, versions


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A force's own part: as an overlay, as the fields of its page, and the codes of its questions."""

    overlay: Overlay = field(default_factory=Overlay)
    fields: Mapping[str, Any] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)


def scope(force_id: int, form_key: uuid.UUID) -> str:
    """The version scope that moves when the force takes another edition of a form."""
    return f"form:{form_key}:{force_id}"


def held_by(force_id: int, form_key: uuid.UUID) -> HeldEdition | None:
    """What the force holds of a form; None when it has not adopted it."""
    return _newest(force_id, form_key)


def all_held(force_ids: Iterable[int] | None = None) -> list[HeldEdition]:
    """What each force (of these, or of all) holds of each form, with editions and versions: one query."""
    rows = HeldEdition.objects.select_related("edition__version", "source_text")
    if force_ids is not None:
        rows = rows.filter(force_id__in=list(force_ids))
    return list(rows.order_by("force_id", "form_key", "-number").distinct("force_id", "form_key"))


def own_part_of(held: HeldEdition | None) -> OwnPart:
    """The force's own part in what it holds."""
    if held is None:
        return OwnPart()
    return OwnPart(overlay.from_data(held.edition.overlay), held.own_part, held.codes)


def hold(
    *,
    force_id: int,
    form_key: uuid.UUID,
    version: FormVersion,
    source_text: FormText,
    own: OwnPart,
    how: How,
    actor: str,
    reason: str = "",
) -> HeldEdition:
    """Let the force hold a version with its own part; the same as before adds nothing. Proof is the caller's duty."""
    edition = editions.edition_for(version=version, local=overlay.to_data(own.overlay))
    with tenancy.transaction(force_id):
        lock(force_id, form_key)
        before = _newest(force_id, form_key)
        if before is not None and (before.edition_id, before.source_text_id) == (edition.pk, source_text.pk):
            return before
        row = HeldEdition.objects.create(
            force_id=force_id,
            form_key=form_key,
            number=before.number + 1 if before else 1,
            edition=edition,
            source_text=source_text,
            how=how,
            reason=reason,
            actor=actor,
            own_part=dict(own.fields),
            codes={**(before.codes if before else {}), **own.codes},
        )
        audit.record(
            force_id=force_id,
            actor=actor,
            action=f"form.{how}",
            subject=f"form:{form_key}",
            version=version.number,
            edition=edition.pk,
            before=before.edition_id if before else "",
        )
        versions.bump(scope(force_id, form_key), "forms")
    return row


def lock(force_id: int, form_key: uuid.UUID) -> None:
    """Let no other transaction change what this force holds of this form until this one ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"hold {force_id} {form_key}"])


def _newest(force_id: int, form_key: uuid.UUID) -> HeldEdition | None:
    rows = HeldEdition.objects.select_related("edition__version", "source_text")
    return rows.filter(force_id=force_id, form_key=form_key).order_by("-number").first()
