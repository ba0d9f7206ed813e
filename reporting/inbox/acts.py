"""What staff do to a report: add a note, change the status."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reporting.inbox.access import Forces, for_report_readers
from reporting.inbox.forms import NoteForm, StatusForm
from reporting.inbox.report_page import actor_of, show
from reporting.records import triage
from reporting.records.models import ClosingReason, Status
from soh.core import tenancy


@for_report_readers
@require_POST
def add_note(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Add a note; an empty or overlong one comes back with its words."""
    note = NoteForm(request.POST)
    if not note.is_valid():
        return show(request, forces, reference, note=note)
    try:
        triage.add_note(
            forces=forces,
            reference=reference,
            text=note.cleaned_data["text"],
            actor=actor_of(request),
            actor_name=str(request.user),
        )
    except triage.ChangedMeanwhile as meanwhile:
        now = Status(meanwhile.status).label
        note.add_error("text", f"The report is now “{now}” and takes no notes. Copy this note if you need it.")
        return show(request, forces, reference, note=note)
    messages.success(request, "Note added.")
    return _back(reference)


@for_report_readers
@require_POST
def change_status(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Change the status, unless somebody else has meanwhile."""
    chosen = StatusForm(request.POST)
    if not chosen.is_valid():
        must_be_theirs(forces, reference)
        messages.error(request, f"{chosen.errors.get('reason', ['Choose a status'])[0]}.")
        return _back(reference)
    wanted, seen = Status(chosen.cleaned_data["status"]), Status(chosen.cleaned_data["seen"])
    try:
        triage.change_status(
            forces=forces,
            reference=reference,
            status=wanted,
            seen=seen,
            version=chosen.cleaned_data["version"],
            reason=ClosingReason(why) if (why := chosen.cleaned_data["reason"]) else None,
            actor=actor_of(request),
        )
    except triage.ChangedMeanwhile as meanwhile:
        now = Status(meanwhile.status).label
        what = "changed the report" if meanwhile.status == seen else f"set the status to {now}"
        messages.warning(request, f"Somebody else has {what}. Look again before you change it.")
    else:
        messages.success(request, f"The status is now {wanted.label}.")
        if "next" in request.POST:
            return redirect("inbox:next", reference)
    return _back(reference)


def must_be_theirs(forces: Forces, reference: str) -> None:
    """Raise NoSuchReport before anything is said of a report that the person may not read."""
    with tenancy.transaction(*forces):
        triage.find(forces, reference)


def _back(reference: str) -> HttpResponse:
    response = redirect("inbox:report", reference)
    response.status_code = 303
    return response
