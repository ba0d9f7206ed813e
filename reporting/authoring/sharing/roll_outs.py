"""The national team brings a version of a form to chosen forces: at once where nobody from outside comes yet, as an
offer everywhere else. An emergency change reaches live forces at once, when two people of the national team agree.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.db import transaction
from procrastinate.contrib.django import app
from wagtail.log_actions import log

from reporting.authoring.form_page import FormPage
from reporting.authoring.sharing import acceptance, updates
from reporting.authoring.sharing.acceptance import Refused
from reporting.authoring.sharing.carrying_out import OPEN, TELL, may_run, set_progress
from reporting.authoring.sharing.effects import decides_itself
from reporting.authoring.sharing.holding import held_by
from reporting.authoring.sharing.models import (
    How,
    Progress,
    RollOut,
    RollOutForce,
    RollOutKind,
)
from sites.forces.models import Force
from soh.core import audit, clock, tenancy

CARRY_OUT = "reporting.tasks.carry_out_roll_out"
ROLL_OUT_ACTION = "soh.form_roll_out"


def begin(
    *, form_key: uuid.UUID, source_text: int, forces: Iterable[int], kind: RollOutKind, reason: str, actor: str
) -> RollOut:
    """Begin a roll-out of the newest version, which `source_text` names; an emergency change is only proposed by it.

    Raises Refused without a reason, without a force, or when a newer version was published meanwhile.
    """
    newest = updates.newest_of([form_key]).get(form_key)
    chosen = sorted(set(forces))
    if newest is None or newest.text.pk != source_text:
        raise Refused("A newer version was published meanwhile. Look at its effects first.")
    if not reason.strip():
        raise Refused("Say why: the forces read it.")
    if not chosen:
        raise Refused("Choose at least one force.")
    with transaction.atomic():
        roll_out = RollOut.objects.create(
            form_key=form_key,
            version=newest.version,
            source_text=newest.text,
            kind=kind,
            reason=reason.strip()[:500],
            proposed_by=actor,
        )
        RollOutForce.objects.bulk_create(RollOutForce(roll_out=roll_out, force_id=pk) for pk in chosen)
        _record(roll_out, "proposed" if kind == RollOutKind.EMERGENCY else "begun", actor)
        if kind == RollOutKind.OFFER:
            _carry_out_later(roll_out)
    return roll_out


def confirm(*, roll_out: int, actor: str) -> RollOut:
    """Let an emergency change begin. Raises Refused for whoever proposed it, and for one that is no longer open."""
    with transaction.atomic():
        row = RollOut.objects.select_for_update().get(pk=roll_out, kind=RollOutKind.EMERGENCY)
        if row.proposed_by == actor:
            raise Refused("Another person of the national team has to confirm what you proposed.")
        if row.confirmed_at or row.withdrawn_at:
            raise Refused("This was confirmed or withdrawn already.")
        newest = updates.newest_of([row.form_key]).get(row.form_key)
        if newest is None or newest.text.pk != row.source_text_id:
            raise Refused("A newer version was published after this was proposed. Propose it anew.")
        row.confirmed_by, row.confirmed_at = actor, clock.now()
        row.save(update_fields=["confirmed_by", "confirmed_at"])
        _record(row, "confirmed", actor)
        _carry_out_later(row)
    return row


def retry(*, roll_out: int) -> None:
    """Have what is not done yet, or failed, tried again."""
    with transaction.atomic():
        row = RollOut.objects.get(pk=roll_out)
        if may_run(row):
            _carry_out_later(row)


def withdraw(*, roll_out: int, actor: str) -> int:
    """Take a roll-out back: offers that wait, what it changed at once in forces that are not open to visitors, and what
    an emergency changed anywhere: such a force has again what it had taken itself, and is told.

    What a force took itself is for the force to undo. Return how many were taken back.
    """
    with transaction.atomic():
        row = RollOut.objects.select_for_update().get(pk=roll_out)
        row.withdrawn_by, row.withdrawn_at = actor, clock.now()
        row.save(update_fields=["withdrawn_by", "withdrawn_at"])
        _record(row, "withdrawn", actor)
    taken_back = 0
    for each in RollOutForce.objects.filter(roll_out=roll_out).select_related("roll_out", "force"):
        with transaction.atomic():
            taken_back += _take_back(each, actor)
    return taken_back


def _take_back(row: RollOutForce, actor: str) -> bool:
    roll_out, force = row.roll_out, row.force
    if row.progress in (Progress.OFFERED, *OPEN):
        _delete_draft(roll_out.form_key, force)
        set_progress(row, Progress.UNDONE)
        return True
    is_emergency = roll_out.kind == RollOutKind.EMERGENCY
    if row.progress != Progress.APPLIED or (decides_itself(force) and not is_emergency):
        return False
    held = held_by(force.pk, roll_out.form_key)
    how = How.EMERGENCY if is_emergency else How.ROLLED_OUT
    if held is None or held.how != how or held.source_text_id != roll_out.source_text_id:
        return False
    try:
        acceptance.undo(force_id=force.pk, form_key=roll_out.form_key, actor=actor, held=held.number)
    except Refused:
        return False
    set_progress(row, Progress.UNDONE)
    if is_emergency:
        app.configure_task(TELL).defer(roll_out_force=row.pk)
    return True


def _delete_draft(form_key: uuid.UUID, force: Force) -> None:
    """A draft that a roll-out offered and that nobody published goes with the offer."""
    if held_by(force.pk, form_key) is not None:
        return
    for page in updates.pages_of(force.pk, form_key):
        if not page.live and page.first_published_at is None:
            page.delete()


def _carry_out_later(roll_out: RollOut) -> None:
    app.configure_task(CARRY_OUT).defer(roll_out=roll_out.pk)


def _record(roll_out: RollOut, what: str, actor: str) -> None:
    """An emergency change stands in the audit log of each chosen force; every roll-out in the national form's log."""
    page = FormPage.objects.filter(translation_key=roll_out.form_key).order_by("pk").first()
    if page is not None:
        log(page, ROLL_OUT_ACTION, data={"what": what, "roll_out": roll_out.pk, "actor": actor})
    if roll_out.kind != RollOutKind.EMERGENCY:
        return
    for force_id in roll_out.forces.values_list("force_id", flat=True):
        with tenancy.transaction(force_id):
            audit.record(
                force_id=force_id,
                actor=actor,
                action=f"form.emergency_{what}",
                subject=f"form:{roll_out.form_key}",
                roll_out=roll_out.pk,
            )
