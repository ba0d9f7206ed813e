"""Who a protected reporter is: asking to see it on the report's page, and deciding on what colleagues ask."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from reporting.inbox.access import Forces, for_hand_overs, for_report_readers, not_found
from reporting.inbox.identity_form import AskForm
from reporting.inbox.report_page import actor_of, show
from reporting.inbox.rows import names_of
from reporting.records.identity import asking
from reporting.records.identity.asking import CannotAsk, CannotDecide
from reporting.records.identity.models import IdentityRequest, Reason
from soh.core import tenancy

_CANNOT_ASK = {
    "open": "The identity is open to you already.",
    "waiting": "You have asked already. A supervisor decides.",
    "not_protected": "The identity of this reporter is not protected.",
}
_CANNOT_DECIDE = {
    "own": "Nobody decides on their own request. Another supervisor has to.",
    "decided": "Somebody has decided on this request already.",
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request in the list of those that wait."""

    reference: str
    form: str
    reason: str
    asked_by: str
    asked_at: datetime
    is_own: bool


@for_report_readers
@require_POST
def ask(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Ask for the identity; an incomplete request comes back with its words."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return show(request, forces, reference, identity_form=form)
    try:
        asking.ask(
            forces=forces,
            reference=reference,
            reason=Reason(form.cleaned_data["reason"]),
            words=form.cleaned_data["words"],
            actor=actor_of(request),
        )
    except CannotAsk as refused:
        messages.warning(request, _CANNOT_ASK.get(refused.reason, "Explain why you need to know."))
    else:
        messages.success(request, "You have asked to see who the reporter is. A supervisor decides.")
    return _back(reference)


@for_hand_overs
@require_POST
def decide(request: HttpRequest, forces: Forces, reference: str, number: int) -> HttpResponse:
    """Approve or refuse what a colleague asked."""
    approve = request.POST.get("decision") == "approve"
    if not approve and request.POST.get("decision") != "refuse":
        messages.error(request, "Choose whether the identity is opened.")
        return _back(reference)
    try:
        asking.decide(forces=forces, reference=reference, number=number, approve=approve, actor=actor_of(request))
    except IdentityRequest.DoesNotExist:
        return not_found(request)
    except CannotDecide as refused:
        messages.warning(request, _CANNOT_DECIDE[refused.reason])
    else:
        done = "The identity is open to your colleague for an hour." if approve else "The identity stays closed."
        messages.success(request, done)
    return _back(reference)


@for_hand_overs
@require_safe
def waiting(request: HttpRequest, forces: Forces) -> HttpResponse:
    """List the requests that wait for a decision."""
    with tenancy.transaction(*forces):
        rows = asking.waiting(forces)
    names = names_of({row.asked_by for row in rows})
    lines = [
        Waiting(
            row.report.reference,
            row.report.form_title,
            Reason(row.reason).label,
            names.get(row.asked_by, row.asked_by),
            row.asked_at,
            row.asked_by == actor_of(request),
        )
        for row in rows
    ]
    words: dict[str, Any] = {
        "header_title": "Identity requests",
        "header_icon": "lock",
        "breadcrumbs_items": [
            {"url": reverse("inbox:queue"), "label": "Reports inbox"},
            {"url": "", "label": "Identity requests"},
        ],
        "view": "identity",
        "lines": lines,
    }
    return render(request, "reporting/inbox/identity_requests.html", words)


def _back(reference: str) -> HttpResponse:
    response = redirect(f"{reverse('inbox:report', args=[reference])}#identity")
    response.status_code = 303
    return response


lists = [path("identity/", waiting, name="identity_requests")]
of_report = [
    path("<str:reference>/identity/", ask, name="ask_identity"),
    path("<str:reference>/identity/<int:number>/", decide, name="decide_identity"),
]
