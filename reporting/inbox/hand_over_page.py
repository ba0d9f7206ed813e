"""Offering a report to another force: what goes, what stays, and a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from reporting.custody import offering
from reporting.custody.models import Reason
from reporting.custody.refusals import CannotHandOver
from reporting.inbox.access import Forces, for_hand_overs
from reporting.inbox.hand_over_forms import HandOverForm
from reporting.inbox.report_page import actor_of
from reporting.records import triage
from reporting.records.models import WORKED_ON
from sites.forces.models import Force


@for_hand_overs
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Ask to whom, why and with which notes; then offer the report. Asking opens the report, and is audited."""
    opened = triage.open_report(forces=forces, reference=reference, actor=actor_of(request))
    report = opened.report
    if report.is_test or report.status not in WORKED_ON:
        messages.warning(request, "This report cannot be handed over.")
        return _to_report(reference)
    others = Force.objects.exclude(pk=report.force_id).order_by("name").values_list("pk", "name")
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        forces=[(str(pk), name) for pk, name in others],
        notes=[(str(note.number), f"{note.author_name}: {text}") for note, text in opened.notes],
    )
    if form.is_valid():
        try:
            row = offering.offer(
                forces=forces,
                reference=reference,
                to_force=int(form.cleaned_data["force"]),
                reason=Reason(form.cleaned_data["reason"]),
                words=form.cleaned_data["words"],
                notes=form.chosen_notes(),
                actor=actor_of(request),
                actor_name=str(request.user),
            )
        except CannotHandOver as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"Offered to {row.other_name}. It stays yours until they take it over.")
            return _to_report(reference)
    words = {
        "report": report,
        "form": form,
        "header_title": f"Hand over report {reference}",
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [
            {"url": reverse("inbox:queue"), "label": "Reports inbox"},
            {"url": reverse("inbox:report", args=[reference]), "label": reference},
            {"url": "", "label": "Hand over"},
        ],
    }
    return render(request, "reporting/inbox/hand_over.html", words)


def _to_report(reference: str) -> HttpResponse:
    response = redirect("inbox:report", reference)
    response.status_code = 303
    return response
