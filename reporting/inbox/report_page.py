"""One report. Every time this page is shown, the opening is written into the audit log."""

from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.custody import lists as hand_overs
from reporting.custody.models import HandOver
from reporting.evidence import reading as reading_files
from reporting.inbox import case_panel, entered_panel, identity_panel, messages, reading, referring, related, sending_on
from reporting.inbox.access import Forces, for_report_readers, may_hand_over
from reporting.inbox.forms import STATUSES, NoteForm
from reporting.inbox.history import history
from reporting.inbox.identity_form import AskForm
from reporting.inbox.queue_page import HEADINGS
from reporting.records import triage
from reporting.records.models import WORKED_ON, Report, SealedAnswers, Status
from sites.forces.keys import NoPrivateKeyHere
from sites.forces.models import Force
from soh.core import sealing, tenancy

log = structlog.get_logger(__name__)
UNREADABLE = (NoPrivateKeyHere, sealing.CannotOpen, SealedAnswers.DoesNotExist)
_LANGUAGES = {"en": "English", "cy": "Welsh"}


@for_report_readers
@require_safe
def report_page(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Open a report."""
    return show(request, forces, reference)


def show(
    request: HttpRequest,
    forces: Forces,
    reference: str,
    *,
    note: NoteForm | None = None,
    message: messages.MessageForm | None = None,
    identity_form: Any = None,
) -> HttpResponse:
    """Open a report and show it, with a note, message or request that could not be saved. Raises NoSuchReport."""
    gone = tombstone(request, forces, reference)
    if gone is not None:
        return gone
    try:
        opened = triage.open_report(forces=forces, reference=reference, actor=actor_of(request))
        correspondence = messages.words_for(
            request, opened.report, message, are_details_hidden=identity_panel.is_closed(opened)
        )
    except UNREADABLE as error:
        return unreadable(request, _frame(reference), reference, error)
    report = opened.report
    form = editions.form_of(Pinned(report.edition, tuple(report.texts)))
    words = {
        **_frame(reference, view="training" if report.is_training else "test" if report.is_test else "work"),
        "report": report,
        "force": Force.objects.get(pk=report.force_id),
        "team": report.team.name if report.team else form.team,
        "title": reading.title(form, report.locale),
        "language": _LANGUAGES.get(report.locale, report.locale),
        "sections": reading.sections(form, opened.answers, report.locale, report.received_at, opened.hidden),
        "notes": opened.notes,
        "files": _files(report),
        **sending_on.words_for(report),
        "note_form": note or NoteForm(),
        **correspondence,
        **identity_panel.words_for(opened, actor_of(request)),
        "identity_form": identity_form or AskForm(),
        **entered_panel.words_for(opened),
        **related.words_for(forces, report, actor_of(request)),
        **referring.words_for(report),
        **case_panel.words_for(report, actor_of(request)),
        "history": history(opened.events),
        "statuses": STATUSES,
        "is_worked_on": report.status in WORKED_ON,
        "given": _given(report) if report.status == Status.OFFERED else None,
        "may_hand_over": may_hand_over(request.user, report.force_id),
    }
    return render(request, "reporting/inbox/report.html", words)


def tombstone(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse | None:
    """Answer for a report that another force has: where it went. None for one that is here. Raises NoSuchReport."""
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference)
        if report.status != Status.HANDED_OVER:
            return None
        events = triage.events_of(report)
    words = {**_frame(reference), "report": report, "given": _given(report), "history": history(events)}
    return render(request, "reporting/inbox/gone.html", words)


def _files(report: Report) -> list[reading_files.Shown]:
    with tenancy.transaction(report.force_id):
        return reading_files.of_report(report)


def _given(report: Report) -> HandOver | None:
    with tenancy.transaction(report.force_id):
        return hand_overs.of_report(report)


def unreadable(request: HttpRequest, frame: dict[str, Any], name: str, error: Exception) -> HttpResponse:
    """Answer for what is sealed and does not open here; the log names it and no more."""
    log.error("report_cannot_be_opened", reference=name, reason=type(error).__name__)
    return render(request, "reporting/inbox/unreadable.html", frame, status=500)


def actor_of(request: HttpRequest) -> str:
    """Name the signed-in person for events and audit."""
    return f"user:{request.user.pk}"


def _frame(reference: str, *, view: str = "work") -> dict[str, object]:
    address, name = reverse(f"inbox:{view}"), HEADINGS[view]
    return {
        "reference": reference,
        "header_title": f"Report {reference}",
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [{"url": address, "label": name}, {"url": "", "label": reference}],
        "queue_url": address,
        "queue_name": name,
    }
