"""A force's screens: its forms with their versions, and one form with the update that waits."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import require_admin_access

from reporting.authoring.sharing import acceptance, comparison, own_part, rights, updates
from reporting.authoring.sharing.acceptance import DROP, Refused
from reporting.authoring.sharing.adopting import ground_of
from reporting.authoring.sharing.holding import OwnPart, own_part_of
from reporting.authoring.sharing.models import HeldEdition, RollOutForce
from reporting.authoring.sharing.updates import FormState
from reporting.definition import overlay, text_keys
from reporting.definition.overlay import is_open
from sites.forces.models import Force

HEADING = "Forms and their updates"
_DROP_CHOICE = "drop"


@require_admin_access
@require_safe
def forms_page(request: HttpRequest) -> HttpResponse:
    """List the forms of the person's forces, those with an update first."""
    forces = rights.forces_of_person(request.user)
    if not forces:
        raise Http404
    names = dict(Force.objects.filter(pk__in=forces).values_list("pk", "short_name"))
    rows = sorted(updates.states(forces), key=lambda state: (not state.is_news, names[state.force_id], state.title))
    words = {
        "header_title": HEADING,
        "header_icon": "form",
        "breadcrumbs_items": [{"url": "", "label": HEADING}],
        "rows": [(state, names[state.force_id]) for state in rows],
        "many_forces": len(names) > 1,
    }
    return render(request, "reporting/authoring/sharing/forms.html", words)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: HttpRequest, force_id: int, form_key: uuid.UUID) -> HttpResponse:
    """Show what is in use, what waits and how they differ; POST decides."""
    if force_id not in rights.forces_seen_by(request.user):
        raise Http404
    state = updates.state_of(force_id=force_id, form_key=form_key)
    if state is None:
        raise Http404
    if request.method == "POST":
        return _decide(request, state)
    return _show(request, state)


def _show(request: HttpRequest, state: FormState, reasons: tuple[str, ...] = (), *, status: int = 200) -> HttpResponse:
    force = Force.objects.get(pk=state.force_id)
    words = {
        "header_title": state.title,
        "header_icon": "form",
        "breadcrumbs_items": [
            {"url": reverse("form_updates:forms"), "label": HEADING},
            {"url": "", "label": f"{state.title}: {force.short_name}"},
        ],
        "force": force,
        "state": state,
        "reasons": reasons,
        "offers": _offers(state),
        "before": acceptance.before(force_id=state.force_id, form_key=state.form_key),
        "history": _history(state),
        "pages": updates.pages_of(state.force_id, state.form_key),
        "may_decide": rights.may_decide(request.user, state.force_id),
        "may_undo": rights.may_undo(request.user, state.force_id),
        **(_update_words(state, request) if state.has_update else {}),
    }
    return render(request, "reporting/authoring/sharing/form.html", words, status=status)


def _update_words(state: FormState, request: HttpRequest) -> dict[str, Any]:
    own = own_part_of(state.held)
    old = ground_of(state.held.edition.version, state.held.source_text).form
    new = ground_of(state.newest.version, state.newest.text).form
    homeless = overlay.misfits(new, own.overlay)
    merged = overlay.merge(new, own.overlay)
    blocks = comparison.compare(overlay.merge(old, own.overlay), merged)
    return {
        "blocks": blocks,
        "summary": comparison.summary(blocks),
        "homeless": [_homeless(each, own, new.source_locale, request) for each in homeless],
        "open_steps": [
            (step.code, new.text(new.source_locale, text_keys.step_title(step.code)))
            for step in new.steps
            if is_open(step)
        ],
        "against": own_part.reasons_against(new, own) if not homeless else (),
        "drop": _DROP_CHOICE,
    }


def _homeless(misfit: overlay.Misfit, own: OwnPart, locale: str, request: HttpRequest) -> dict[str, str]:
    name = acceptance.question_name(own, misfit.code, locale) if misfit.code else own_part.OPEN_NAMES[misfit.key]
    field = misfit.code or misfit.key
    chosen = request.POST.get(f"move-{field}", "")
    return {"field": field, "name": name, "is_text": "" if misfit.code else "yes", "chosen": chosen}


def _decide(request: HttpRequest, state: FormState) -> HttpResponse:
    actor, act = f"user:{request.user.pk}", request.POST.get("act", "")
    allowed = rights.may_undo if act == "undo" else rights.may_decide
    if not allowed(request.user, state.force_id):
        raise Http404
    seen = _number(request.POST.get("seen", ""))
    try:
        match act:
            case "accept":
                acceptance.accept(
                    force_id=state.force_id,
                    form_key=state.form_key,
                    source_text=seen,
                    actor=actor,
                    moves=_moves(request),
                )
                messages.success(request, f"Your site now uses version {state.newest_name} of “{state.title}”.")
            case "decline":
                acceptance.decline(force_id=state.force_id, form_key=state.form_key, source_text=seen, actor=actor)
                messages.success(request, "Your site keeps its version. You will hear of the next update.")
            case "undo":
                taken = acceptance.undo(force_id=state.force_id, form_key=state.form_key, actor=actor, held=seen)
                name = updates.name_of(taken.edition.version, taken.source_text)
                messages.success(request, f"Your site is back at version {name} of “{state.title}”.")
            case _:
                raise Http404
    except Refused as refused:
        fresh = updates.state_of(force_id=state.force_id, form_key=state.form_key) or state
        return _show(request, fresh, refused.reasons, status=422)
    return redirect("form_updates:form", state.force_id, state.form_key)


def _moves(request: HttpRequest) -> dict[str, str]:
    """Where each own part without a place goes; what was not chosen is left out, and the acceptance refused."""
    chosen = {
        name.removeprefix("move-"): str(value) for name, value in request.POST.items() if name.startswith("move-")
    }
    return {code: DROP if step == _DROP_CHOICE else step for code, step in chosen.items() if step}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _offers(state: FormState) -> list[RollOutForce]:
    rows = RollOutForce.objects.select_related("roll_out").filter(
        force_id=state.force_id, roll_out__form_key=state.form_key, roll_out__withdrawn_at=None
    )
    return [row for row in rows if row.progress == "offered" and row.roll_out.source_text_id == state.newest.text.pk]


def _history(state: FormState) -> list[tuple[HeldEdition, str]]:
    rows = HeldEdition.objects.select_related("edition__version", "source_text")
    found = rows.filter(force_id=state.force_id, form_key=state.form_key).order_by("-number")[:30]
    return [(row, updates.name_of(row.edition.version, row.source_text)) for row in found]
