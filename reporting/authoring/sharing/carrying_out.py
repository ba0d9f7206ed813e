"""Bringing a version to the forces of a roll-out, each in a transaction of its own, as often as it takes."""

from __future__ import annotations

import logging

from django.db import transaction
from procrastinate.contrib.django import app

from reporting.authoring.adopted_form_page import AdoptedFormPage
from reporting.authoring.form_page import FormPage
from reporting.authoring.refusal import PublishRefused
from reporting.authoring.sharing import acceptance, updates
from reporting.authoring.sharing.acceptance import Refused
from reporting.authoring.sharing.effects import decides_itself, effects, place_for
from reporting.authoring.sharing.holding import held_by, lock
from reporting.authoring.sharing.models import How, Progress, RollOut, RollOutForce, RollOutKind
from sites.forces.models import Force
from soh.core import audit, clock, tenancy

TELL = "reporting.tasks.tell_of_roll_out"
OPEN = (Progress.WAITING, Progress.FAILED)
_LOG = logging.getLogger(__name__)


def may_run(roll_out: RollOut) -> bool:
    """Whether it may reach forces: it was not withdrawn and, in an emergency, a second person confirmed it."""
    return roll_out.withdrawn_at is None and (roll_out.kind == RollOutKind.OFFER or roll_out.confirmed_at is not None)


def carry_out(*, roll_out: int) -> int:
    """Do what is left, force by force, each in a transaction of its own; return how many were reached."""
    done = 0
    rows = RollOutForce.objects.filter(roll_out=roll_out, progress__in=OPEN).order_by("pk")
    for pk in list(rows.values_list("pk", flat=True)):
        done += _one(pk)
    return done


def _one(pk: int) -> bool:
    try:
        with transaction.atomic():
            row = RollOutForce.objects.select_for_update().select_related("roll_out", "force__site").get(pk=pk)
            if row.progress not in OPEN or not may_run(row.roll_out):
                return False
            with tenancy.transaction(row.force_id):
                set_progress(row, _reach(row))
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


def set_progress(row: RollOutForce, progress: Progress, message: str = "") -> None:
    """Write down how far it has come in one force."""
    row.progress, row.message, row.changed_at = progress, message[:500], clock.now()
    row.save(update_fields=["progress", "message", "changed_at"])


def _fail(pk: int, message: str) -> None:
    RollOutForce.objects.filter(pk=pk, progress__in=OPEN).update(
        progress=Progress.FAILED, message=message[:500], changed_at=clock.now()
    )
