"""The national team's screens for rolling a page out to chosen forces."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from pages.editor.sharing.national_access import for_national_team
from pages.sharing.acts import Refused
from pages.sharing.records import RollOut, StepState
from pages.sharing.rolling_out import begin, effects, retry, undo
from pages.tasks import roll_out_step
from sites.access.trees import national_trees

HEADING = "Roll-outs"


@for_national_team
@require_safe
def roll_outs(request: HttpRequest) -> HttpResponse:
    """List the newest roll-outs with how far they are."""
    newest = RollOut.objects.select_related("by").prefetch_related("steps").order_by("-pk")[:50]
    rows = [{"roll_out": one, "counts": _counts(one)} for one in newest]
    context = {"header_title": HEADING, "header_icon": "upload", "rows": rows, **_crumbs()}
    return render(request, "pages/sharing/roll_outs.html", context)


@for_national_team
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, source: int) -> HttpResponse:
    """Show what a roll-out would do in each force, and begin it for those that are chosen."""
    page = Page.objects.filter(pk=source).first()
    if page is None or not page.path.startswith(national_trees() or ("-",)):
        raise Http404
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("force") if pk.isascii() and pk.isdigit() and len(pk) < 10]
        try:
            made = begin(source=page, forces=chosen, actor=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("national_sharing:new", page.pk)
        _send(made.steps.order_by("pk").values_list("pk", flat=True))
        return redirect("national_sharing:progress", made.pk)
    found = effects(source=page)
    context = {
        "header_title": f"Roll out “{page.title}”",
        "header_icon": "upload",
        "page": page,
        "effects": found,
        "possible": sum(not effect.problem for effect in found),
        **_crumbs(f"Roll out “{page.title}”"),
    }
    return render(request, "pages/sharing/roll_out_new.html", context)


@for_national_team
@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the state in each force."""
    made = get_object_or_404(RollOut.objects.select_related("by"), pk=pk)
    steps = list(made.steps.select_related("force", "page").order_by("force__name"))
    context = {
        "header_title": made.title,
        "header_icon": "upload",
        "roll_out": made,
        "steps": steps,
        "waiting": sum(step.state == StepState.WAITING for step in steps),
        "failed": sum(step.state == StepState.FAILED for step in steps),
        "done": sum(step.state == StepState.DONE for step in steps),
        **_crumbs(made.title),
    }
    return render(request, "pages/sharing/roll_out.html", context)


@for_national_team
@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try what failed or still waits again."""
    made = get_object_or_404(RollOut, pk=pk, undone_at=None)
    _send(retry(roll_out=made))
    return redirect("national_sharing:progress", made.pk)


@for_national_team
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove what it made, where the force has not changed it."""
    made = get_object_or_404(RollOut, pk=pk, undone_at=None)
    undo(roll_out=made, actor=request.user)
    messages.success(request, "The roll-out is taken back. Pages that a force has changed since are still there.")
    return redirect("national_sharing:progress", made.pk)


def _send(steps: Any) -> None:
    """Hand each step to the worker."""
    for pk in steps:
        roll_out_step.defer(step_id=pk)


def _counts(roll_out: RollOut) -> list[tuple[str, int]]:
    states = [step.state for step in roll_out.steps.all()]
    return [(str(state.label), states.count(state)) for state in StepState if state in states]


def _crumbs(title: str = "") -> dict[str, Any]:
    items = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("national_sharing:roll_outs"), "label": HEADING},
    ]
    return {"breadcrumbs_items": [*items, {"url": "", "label": title}] if title else items}
