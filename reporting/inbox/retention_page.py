"""Keeping and deleting, for supervisors: what will be deleted soon, what is held, how long reports are kept."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from reporting.inbox.access import Forces, for_hand_overs
from reporting.inbox.form_choices import forms_of
from reporting.inbox.report_page import actor_of
from reporting.inbox.retention_forms import HoldForm, PeriodForm
from reporting.records.triage import NoSuchReport
from reporting.retention import disposing, due, holds, periods
from reporting.retention.models import Disposal, HoldReason
from reporting.retention.periods import NOTICE
from sites.forces.models import Force
from soh.core import references, tenancy

_SHOWN = 100
_NOT_YOURS = "There is no report of your force with this reference"


@dataclass(frozen=True, slots=True)
class Kept:
    """A line of the table of periods."""

    force: str
    forms: str
    months: int
    from_when: Any


@for_hand_overs
@require_safe
def retention(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Show the lists; with `certificate`, whether the report of this reference was deleted."""
    return _show(request, forces)


@for_hand_overs
@require_POST
def hold(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Hold a report."""
    form = HoldForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data
        try:
            holds.place(
                forces=forces,
                reference=words["reference"],
                reason=HoldReason(words["reason"]),
                authority=words["authority"],
                actor=actor_of(request),
            )
        except NoSuchReport:
            form.add_error("reference", _NOT_YOURS)
        except holds.AlreadyHeld:
            form.add_error("reference", "This report is held already")
        else:
            messages.success(request, "The report is held. Nothing deletes it until the hold is lifted.")
            return _back()
    return _show(request, forces, hold_form=form)


@for_hand_overs
@require_POST
def lift(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Lift a hold."""
    try:
        holds.lift(forces=forces, reference=request.POST.get("reference", ""), actor=actor_of(request))
    except holds.NotHeld:
        messages.warning(request, "This report is not held any more.")
    else:
        messages.success(request, "The hold is lifted. The report is deleted when its period is over.")
    return _back()


@for_hand_overs
@require_POST
def period(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Set a period."""
    with tenancy.transaction(*forces):
        form = PeriodForm(request.POST, forces=_choices(forces), forms_of=forms_of(forces))
    if not form.is_valid():
        return _show(request, forces, period_form=form)
    periods.set_period(
        force_id=int(form.cleaned_data["force"]),
        form_key=form.form_key(),
        months=form.cleaned_data["months"],
        actor=actor_of(request),
    )
    messages.success(request, f"Saved. Nothing is deleted under the new period for {NOTICE.days} days.")
    return _back()


def _show(
    request: HttpRequest, forces: Forces, *, hold_form: HoldForm | None = None, period_form: PeriodForm | None = None
) -> HttpResponse:
    asked = request.GET.get("certificate", "").strip()[:40]
    with tenancy.transaction(*forces):
        titles = forms_of(forces)
        soon = due.announced(forces, most=_SHOWN)
        held = list(holds.current(forces)[:_SHOWN])
        gone = list(Disposal.objects.filter(force_id__in=list(forces)).order_by("-id")[:_SHOWN])
        kept = [line for force in Force.objects.filter(pk__in=list(forces)) for line in _periods(force, dict(titles))]
        found = _certificate(forces, references.normalise(asked)) if asked else None
    words = {
        "header_title": "Retention",
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [
            {"url": reverse("inbox:queue"), "label": "Reports inbox"},
            {"url": "", "label": "Retention"},
        ],
        "view": "retention",
        "soon": soon,
        "held": held,
        "gone": gone,
        "kept": kept,
        "is_cut": len(soon) == _SHOWN,
        "notice": NOTICE.days,
        "asked": asked,
        "found": found,
        "hold_form": hold_form or HoldForm(),
        "period_form": period_form or PeriodForm(forces=_choices(forces), forms_of=titles),
        "several_forces": len(forces) > 1,
    }
    return render(request, "reporting/inbox/retention.html", words)


def _periods(force: Force, titles: dict[str, str]) -> list[Kept]:
    usual, of_forms = periods.periods(force.pk)
    lines = [Kept(force.short_name, "All other forms", usual.months, usual.effective_from)]
    for key, each in of_forms.items():
        lines.append(Kept(force.short_name, titles.get(str(key), "A form"), each.months, each.effective_from))
    return lines


def _certificate(forces: Forces, reference: str | None) -> Disposal | None:
    if reference is None:
        return None
    for force in Force.objects.filter(pk__in=list(forces)):
        found = disposing.certificate_of(force_id=force.pk, slug=force.slug, reference=reference)
        if found is not None:
            return found
    return None


def _choices(forces: Forces) -> list[tuple[str, str]]:
    rows = Force.objects.filter(pk__in=list(forces)).order_by("short_name").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def _back() -> HttpResponse:
    response = redirect("inbox:retention")
    response.status_code = 303
    return response


urlpatterns = [
    path("retention/", retention, name="retention"),
    path("retention/hold/", hold, name="hold"),
    path("retention/lift/", lift, name="lift_hold"),
    path("retention/period/", period, name="retention_period"),
]
