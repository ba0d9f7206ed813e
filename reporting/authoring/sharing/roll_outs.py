"""The national team brings a version of a form to chosen forces: at once where nobody from outside comes yet, as an
offer everywhere else. An emergency change reaches live forces at once, when two people of the national team agree.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterable

from django.db import transaction
from procrastinate.contrib.django import app
from wagtail.log_actions import log

from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.form_page import FormPage
from reporting.authoring.refusal import PublishRefused
from reporting.authoring.sharing import acceptance, updates
from reporting.authoring.sharing.acceptance import Refused
from reporting.authoring.sharing.effects import decides_itself, effects, place_for
from reporting.authoring.sharing.holding import held_by, lock
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
TELL = "reporting.tasks.tell_of_roll_out"
ROLL_OUT_ACTION = "soh.form_roll_out"
_OPEN = (Progress.WAITING, Progress.FAILED)
_LOG = logging.getLogger(__name__)


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


def may_run(roll_out: RollOut) -> bool:
    """Whether it may reach forces: it was not withdrawn and, in an emergency, a second person confirmed it."""
    return roll_out.withdrawn_at is None and (roll_out.kind == RollOutKind.OFFER or roll_out.confirmed_at is not None)


def carry_out(*, roll_out: int) -> int:
    """Do what is left, force by force, each in a transaction of its own; return how many were reached."""
    done = 0
    rows = RollOutForce.objects.filter(roll_out=roll_out, progress__in=_OPEN).order_by("pk")
    for pk in list(rows.values_list("pk", flat=True)):
        done += _one(pk)
    return done


def withdraw(*, roll_out: int, actor: str) -> int:
    """Take a roll-out back: offers that wait, and what it changed at once in forces that are not open to visitors.

    What a force took itself, or what an emergency changed, is for the force to undo. Return how many were taken back.
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


def _one(pk: int) -> bool:
    try:
        with transaction.atomic():
            row = RollOutForce.objects.select_for_update().select_related("roll_out", "force__site").get(pk=pk)
            if row.progress not in _OPEN or not may_run(row.roll_out):
                return False
            with tenancy.transaction(row.force_id):
                _set(row, _reach(row))
    except (Refused, PublishRefused) as refused:
        reasons = refused.reasons
        _fail(pk, " ".join(reasons))
        return False
    except Exception as error:
        _LOG.exception("A roll-out failed in one force")
        _fail(pk, f"Something went wrong ({type(error).__name__}). Try again.")
        return False
    return True


def _reach(row: RollOutForce) -> Progress:
    roll_out, force = row.roll_out, row.force
    is_emergency = roll_out.kind == RollOutKind.EMERGENCY
    lock(force.pk, roll_out.form_key)
    (effect,) = effects(roll_out.form_key, [force], emergency=is_emergency)
    actor = roll_out.confirmed_by or roll_out.proposed_by
    if effect.has_it:
        return Progress.APPLIED if held_by(force.pk, roll_out.form_key) else Progress.OFFERED
    if effect.against:
        raise Refused(*effect.against)
    if effect.is_new:
        _adopt(roll_out, force, publish=not decides_itself(force))
    elif effect.at_once:
        state = updates.state_of(force_id=force.pk, form_key=roll_out.form_key)
        if state is None or state.newest.text.pk != roll_out.source_text_id:
            raise Refused("A newer version was published meanwhile. Roll that one out.")
        how = How.EMERGENCY if is_emergency else How.ROLLED_OUT
        acceptance.take(force_id=force.pk, state=state, moves={}, actor=actor, how=how, reason=roll_out.reason)
    if not effect.at_once:
        audit.record(
            force_id=force.pk, actor=actor, action="form.offered", subject=f"form:{roll_out.form_key}", roll_out=row.pk
        )
    if is_emergency or not effect.at_once:
        app.configure_task(TELL).defer(roll_out_force=row.pk)
    return Progress.APPLIED if effect.at_once else Progress.OFFERED


def _adopt(roll_out: RollOut, force: Force, *, publish: bool) -> None:
    """Add the form to the force's tree in each of its languages: in use at once, or a draft for its publisher."""
    source = FormPage.objects.filter(translation_key=roll_out.form_key).order_by("pk").first()
    if source is None:
        raise Refused("The national form is gone.")
    parent = place_for(source, force)
    page = AdoptedFormPage(
        title=source.title,
        slug=source.slug,
        source_id=source.pk,
        locale=parent.locale,
        show_in_menus=source.show_in_menus,
        live=False,
    )
    parent.add_child(instance=page)
    pages = [page]
    for above in parent.get_translations().select_related("locale"):
        copy = page.copy_for_translation(above.locale)
        national = source.get_translation_or_none(above.locale)
        copy.title = copy.draft_title = national.title if national else source.title
        copy.slug = page.slug
        pages.append(copy)
    for each in pages:
        revision = each.save_revision()
        if publish:
            revision.publish()


def _take_back(row: RollOutForce, actor: str) -> bool:
    roll_out, force = row.roll_out, row.force
    if row.progress in (Progress.OFFERED, *_OPEN):
        _delete_draft(roll_out.form_key, force)
        _set(row, Progress.UNDONE)
        return True
    if row.progress != Progress.APPLIED or decides_itself(force):
        return False
    held = held_by(force.pk, roll_out.form_key)
    if held is None or held.how != How.ROLLED_OUT or held.source_text_id != roll_out.source_text_id:
        return False
    try:
        acceptance.undo(force_id=force.pk, form_key=roll_out.form_key, actor=actor, held=held.number)
    except Refused:
        return False
    _set(row, Progress.UNDONE)
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


def _set(row: RollOutForce, progress: Progress, message: str = "") -> None:
    row.progress, row.message, row.changed_at = progress, message[:500], clock.now()
    row.save(update_fields=["progress", "message", "changed_at"])


def _fail(pk: int, message: str) -> None:
    RollOutForce.objects.filter(pk=pk, progress__in=_OPEN).update(
        progress=Progress.FAILED, message=message[:500], changed_at=clock.now()
    )


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
