"""The national team's screens: who has which version, rolling a version out, and emergency changes."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin.auth import require_admin_access

from reporting.authoring.sharing import carrying_out, roll_outs, who_has_what
from reporting.authoring.sharing.acceptance import Refused
from reporting.authoring.sharing.effects import effects
from reporting.authoring.sharing.models import Progress, RollOut, RollOutKind
from sites.access.memberships import is_national
from sites.forces.models import Force, Phase

HEADING = "Forms in every force"


@require_admin_access
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """List the national forms with how many forces have the newest version, and the roll-outs under way."""
    _require_national(request)
    words = {
        "header_title": HEADING,
        "header_icon": "form",
        "breadcrumbs_items": [{"url": "", "label": HEADING}],
        "rows": who_has_what.table(),
        "roll_outs": _recent(),
    }
    return render(request, "reporting/authoring/sharing/overview.html", words)


@require_admin_access
@require_safe
def versions_csv(request: HttpRequest) -> HttpResponse:
    """The whole table as a file."""
    _require_national(request)
    answer = HttpResponse(who_has_what.as_csv(who_has_what.table()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="forms-by-force.csv"'
    return answer


@require_admin_access
@require_safe
def one_form(request: HttpRequest, form_key: uuid.UUID) -> HttpResponse:
    """Show how every force stands with one form."""
    _require_national(request)
    row = _row(form_key)
    words = {
        "header_title": row.title,
        "header_icon": "form",
        "breadcrumbs_items": _crumbs(row.title),
        "row": row,
        "roll_outs": _recent(form_key),
    }
    return render(request, "reporting/authoring/sharing/one_form.html", words)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, form_key: uuid.UUID, kind: str) -> HttpResponse:
    """Show what a roll-out would do in each force; POST begins it for those that are chosen."""
    _require_national(request)
    row = _row(form_key)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            roll_out = roll_outs.begin(
                form_key=form_key,
                source_text=_number(request.POST.get("seen", "")),
                forces=_forces(request),
                kind=RollOutKind(kind),
                reason=request.POST.get("reason", ""),
                actor=f"user:{request.user.pk}",
            )
            return redirect("form_library:roll_out", roll_out.pk)
        except Refused as refused:
            reasons = refused.reasons
    is_emergency = kind == RollOutKind.EMERGENCY
    found = effects(form_key, _candidates(is_emergency=is_emergency), emergency=is_emergency)
    heading = f"Emergency change: {row.title}" if is_emergency else f"Roll out: {row.title}"
    words = {
        "header_title": heading,
        "header_icon": "warning" if is_emergency else "form",
        "breadcrumbs_items": _crumbs(heading),
        "row": row,
        "effects": found,
        "is_emergency": is_emergency,
        "reasons": reasons,
        "reason": request.POST.get("reason", ""),
        "chosen": _forces(request) if request.method == "POST" else {each.force.pk for each in found},
    }
    return render(request, "reporting/authoring/sharing/start.html", words, status=422 if reasons else 200)


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def roll_out_page(request: HttpRequest, roll_out: int) -> HttpResponse:
    """Show how far a roll-out has come; POST confirms, tries again or takes it back."""
    _require_national(request)
    found = get_object_or_404(RollOut.objects.select_related("version", "source_text"), pk=roll_out)
    if request.method == "POST":
        _act(request, found)
        return redirect("form_library:roll_out", roll_out)
    rows = list(found.forces.select_related("force").order_by("force__name"))
    people = who_has_what.names_of(found.proposed_by, found.confirmed_by, found.withdrawn_by)
    row = _row(found.form_key)
    heading = f"{found.get_kind_display()}: {row.title}"
    done = sum(1 for each in rows if each.progress not in (Progress.WAITING, Progress.FAILED))
    words = {
        "header_title": heading,
        "header_icon": "form",
        "breadcrumbs_items": _crumbs(heading),
        "roll_out": found,
        "row": row,
        "rows": rows,
        "done": done,
        "failed": sum(1 for each in rows if each.progress == Progress.FAILED),
        "proposed_by": people.get(found.proposed_by, found.proposed_by),
        "confirmed_by": people.get(found.confirmed_by, found.confirmed_by),
        "withdrawn_by": people.get(found.withdrawn_by, found.withdrawn_by),
        "is_own": found.proposed_by == f"user:{request.user.pk}",
        "may_run": carrying_out.may_run(found),
        "is_running": carrying_out.may_run(found) and any(each.progress == Progress.WAITING for each in rows),
        "needs_second": found.kind == RollOutKind.EMERGENCY and not found.confirmed_at and not found.withdrawn_at,
    }
    return render(request, "reporting/authoring/sharing/roll_out.html", words)


def _act(request: HttpRequest, found: RollOut) -> None:
    actor = f"user:{request.user.pk}"
    try:
        match request.POST.get("act"):
            case "confirm":
                roll_outs.confirm(roll_out=found.pk, actor=actor)
                messages.success(request, "Confirmed. The forces are being changed and told.")
            case "retry":
                roll_outs.retry(roll_out=found.pk)
                messages.success(request, "What is not done yet is tried again.")
            case "now":
                reached = carrying_out.carry_out(roll_out=found.pk)
                messages.success(request, f"{reached} forces were reached.")
            case "withdraw":
                taken = roll_outs.withdraw(roll_out=found.pk, actor=actor)
                messages.success(request, f"Taken back in {taken} forces. What a force took itself stays.")
            case _:
                raise Http404
    except Refused as refused:
        messages.error(request, str(refused))


def _require_national(request: HttpRequest) -> None:
    if not is_national(request.user):
        raise Http404


def _row(form_key: uuid.UUID) -> who_has_what.FormRow:
    rows = who_has_what.table(form_key=form_key)
    if not rows:
        raise Http404
    return rows[0]


def _recent(form_key: uuid.UUID | None = None) -> list[RollOut]:
    rows = RollOut.objects.select_related("version", "source_text").order_by("-pk")
    return list((rows.filter(form_key=form_key) if form_key else rows)[:20])


def _candidates(*, is_emergency: bool) -> list[Force]:
    forces = Force.objects.select_related("site__root_page")
    return list(forces.exclude(phase=Phase.PRIVATE) if is_emergency else forces)


def _forces(request: HttpRequest) -> set[int]:
    return set(
        Force.objects.filter(pk__in=[_number(each) for each in request.POST.getlist("force")]).values_list(
            "pk", flat=True
        )
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _crumbs(last: str) -> list[dict[str, Any]]:
    return [{"url": reverse("form_library:overview"), "label": HEADING}, {"url": "", "label": last}]
