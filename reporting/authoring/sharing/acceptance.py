"""A force decides on an update: takes it, leaves it aside, or goes back. Nothing else changes a live force's form,
but the emergency change that two people of the national team have to agree on.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from reporting.authoring.sharing import offers, own_part
from reporting.authoring.sharing.adopting import Ground, ground_of
from reporting.authoring.sharing.holding import OwnPart, held_by, hold, lock, own_part_of
from reporting.authoring.sharing.models import (
    DeclinedUpdate,
    HeldEdition,
    How,
    Progress,
)
from reporting.authoring.sharing.updates import FormState, pages_of, state_of
from reporting.definition import overlay, text_keys
from soh.core import audit, tenancy

DROP = ""
"""Where a question goes that has no place any more and that the publisher does not want to keep."""


class Refused(Exception):
    """The update was not taken and nothing was changed. `reasons` are sentences for the publisher."""

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def accept(
    *,
    force_id: int,
    form_key: uuid.UUID,
    source_text: int,
    actor: str,
    moves: Mapping[str, str] | None = None,
    how: How = How.ACCEPTED,
    reason: str = "",
) -> HeldEdition:
    """Take the version and wording that `source_text` belongs to, which must be the newest. Raises Refused.

    `moves` says of each own question without a place (by code) to which step it goes, or DROP. What is dropped stays in
    the history of the page, and comes back when the acceptance is undone.
    """
    with transaction.atomic(), tenancy.transaction(force_id):
        lock(force_id, form_key)
        state = state_of(force_id=force_id, form_key=form_key)
        if state is None:
            raise Refused("Your force does not offer this form.")
        if state.newest.text.pk != source_text:
            raise Refused("A newer version was published meanwhile. Look at it first.")
        return take(force_id=force_id, state=state, moves=moves or {}, actor=actor, how=how, reason=reason)


def take(
    *, force_id: int, state: FormState, moves: Mapping[str, str], actor: str, how: How, reason: str
) -> HeldEdition:
    """Take the newest of a form after proving it with the force's own part. Raises Refused."""
    ground = ground_of(state.newest.version, state.newest.text)
    own = refit(ground, own_part_of(state.held), moves)
    if reasons := (*own_part.misfit_sentences(ground.form, own), *own_part.reasons_against(ground.form, own)):
        raise Refused(*reasons)
    taken = hold(
        force_id=force_id,
        form_key=state.form_key,
        version=ground.version,
        source_text=ground.source_text,
        own=own,
        how=how,
        actor=actor,
        reason=reason,
    )
    offers.settle(force_id, state.form_key, Progress.APPLIED)
    _put_back_fields(force_id, state.form_key, own)
    return taken


def decline(*, force_id: int, form_key: uuid.UUID, source_text: int, actor: str) -> None:
    """Leave the newest version aside; it can still be taken, and the next one is news again. Raises Refused."""
    with transaction.atomic(), tenancy.transaction(force_id):
        state = state_of(force_id=force_id, form_key=form_key)
        if state is None or state.newest.text.pk != source_text:
            raise Refused("A newer version was published meanwhile. Look at it first.")
        _, is_new = DeclinedUpdate.objects.get_or_create(
            force_id=force_id, source_text_id=source_text, defaults={"form_key": form_key, "actor": actor}
        )
        if is_new:
            offers.settle(force_id, form_key, Progress.DECLINED)
            audit.record(
                force_id=force_id,
                actor=actor,
                action="form.declined",
                subject=f"form:{form_key}",
                version=state.newest.version.number,
            )


def before(*, force_id: int, form_key: uuid.UUID) -> HeldEdition | None:
    """What undoing would go back to: the newest that differs from what is held; None when there is nothing."""
    held = held_by(force_id, form_key)
    if held is None:
        return None
    rows = HeldEdition.objects.select_related("edition__version", "source_text")
    earlier = rows.filter(force_id=force_id, form_key=form_key, number__lt=held.number).order_by("-number")
    same = (held.edition_id, held.source_text_id)
    return next((row for row in earlier if (row.edition_id, row.source_text_id) != same), None)


def undo(*, force_id: int, form_key: uuid.UUID, actor: str, held: int, reason: str = "") -> HeldEdition:
    """Go back to what the force held before, its own part included. `held` is the number that is to be undone, so that
    a second click undoes nothing more. Raises Refused.
    """
    with transaction.atomic(), tenancy.transaction(force_id):
        lock(force_id, form_key)
        now, earlier = held_by(force_id, form_key), before(force_id=force_id, form_key=form_key)
        if now is None or now.number != held:
            raise Refused("This was undone or changed already.")
        if earlier is None:
            raise Refused("There is no earlier version to go back to.")
        own = own_part_of(earlier)
        taken = hold(
            force_id=force_id,
            form_key=form_key,
            version=earlier.edition.version,
            source_text=earlier.source_text,
            own=own,
            how=How.UNDONE,
            actor=actor,
            reason=reason,
        )
        offers.settle(force_id, form_key, Progress.UNDONE, of=Progress.APPLIED)
        _put_back_fields(force_id, form_key, own)
        return taken


def refit(ground: Ground, own: OwnPart, moves: Mapping[str, str]) -> OwnPart:
    """The own part with its homeless questions moved or dropped as the publisher chose; others stay as they are."""
    homeless = {misfit.code for misfit in overlay.misfits(ground.form, own.overlay) if misfit.code}
    closed = {misfit.key for misfit in overlay.misfits(ground.form, own.overlay) if misfit.key}
    chosen = {code: step for code, step in moves.items() if code in homeless}
    dropped_texts = {key for key in closed if moves.get(key) == DROP and key in moves}
    if not chosen and not dropped_texts:
        return own
    by_id = {block_id: code for block_id, code in own.codes.items() if code in chosen}
    fields = dict(own.fields)
    fields["local_questions"] = _moved(fields.get("local_questions") or [], by_id, chosen)
    for key in dropped_texts:
        fields.pop(own_part.TEXT_FIELDS[key], None)
    fields = {name: value for name, value in fields.items() if value}
    return own_part.compile_own_part(fields, form=ground.form, before=own)


def question_name(own: OwnPart, code: str, locale: str) -> str:
    """What the force asks, or the heading of its words."""
    texts = own.overlay.texts.get(locale, {})
    return texts.get(text_keys.question_label(code)) or texts.get(text_keys.content_heading(code)) or "Words"


def _moved(groups: list[dict[str, Any]], by_id: Mapping[str, str], chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    moved: dict[str, list[dict[str, Any]]] = {}
    for group in groups:
        items = group["value"]["items"]
        for item in items:
            if item["id"] in by_id and (step := chosen[by_id[item["id"]]]) != DROP:
                moved.setdefault(step, []).append(item)
        staying = [item for item in items if item["id"] not in by_id]
        if staying:
            kept.append({**group, "value": {**group["value"], "items": staying}})
    for step, items in moved.items():
        at_home = next((group for group in kept if group["value"]["step"] == step), None)
        if at_home is not None:
            at_home["value"]["items"] = [*at_home["value"]["items"], *items]
        else:
            group_id = str(uuid.uuid4())
            kept.append({"id": group_id, "type": "questions", "value": {"step": step, "items": items}})
    return kept


def _put_back_fields(force_id: int, form_key: uuid.UUID, own: OwnPart) -> None:
    """Let the page in the first language show in its editor what the force holds, and search read it anew."""
    pages = pages_of(force_id, form_key)
    for page in pages[:1]:
        if own_part.fields_of(page) == dict(own.fields):
            continue
        for name in (*own_part.TEXT_FIELDS.values(), "team"):
            setattr(page, name, own.fields.get(name, ""))
        page.local_questions = own.fields.get("local_questions", [])
        if page.live:
            page.save_revision(log_action=True).publish()
        else:
            page.save_revision(log_action=True)
    for page in pages:
        page.save(clean=False, update_fields=["title"])
