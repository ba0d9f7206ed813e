"""A report on paper, for somebody who takes it over: an accessible PDF. Every download is audited."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib import messages as flashes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_POST

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.definition.form import Form
from reporting.evidence import reading as reading_files
from reporting.inbox import case_panel, entered_panel, identity_panel, messages, reading, referring
from reporting.inbox.access import Forces, for_report_readers
from reporting.inbox.history import history
from reporting.inbox.report_page import UNREADABLE, actor_of, tombstone, unreadable
from reporting.records import triage
from reporting.records.models import Report
from reporting.records.triage import OpenReport
from sites.forces.models import Force
from soh.core import audit, clock, tenancy
from soh.design import paper
from soh.design.paper import Line, Part

_WHEN = "%-d %B %Y, %H:%M"
_SENDERS = {"person": "The reporter", "force": "The force"}


@for_report_readers
@require_POST
def handover_sheet(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Send the sheet, with notes and messages where they were asked for. What is hidden on the page is hidden here."""
    gone = tombstone(request, forces, reference)
    if gone is not None:
        return gone
    actor, notes, correspondence = actor_of(request), "notes" in request.POST, "messages" in request.POST
    try:
        opened = triage.open_report(forces=forces, reference=reference, actor=actor)
        with translation.override("en"):
            sheet = _sheet(request, opened, notes=notes, correspondence=correspondence)
            pdf = paper.pdf_of(sheet)
    except UNREADABLE as error:
        return unreadable(request, {"header_title": f"Report {reference}"}, reference, error)
    except paper.Busy:
        flashes.warning(request, "Too many sheets are being made just now. Try again in a minute.")
        return redirect("inbox:report", reference)
    report = opened.report
    with tenancy.transaction(report.force_id):
        audit.record(
            force_id=report.force_id,
            actor=actor,
            action="report.sheet_downloaded",
            subject=f"report:{report.reference}",
            notes=notes,
            messages=correspondence,
        )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{report.reference}.pdf"'
    return response


def _sheet(request: HttpRequest, opened: OpenReport, *, notes: bool, correspondence: bool) -> paper.Sheet:
    report = opened.report
    force = Force.objects.get(pk=report.force_id)
    form = editions.form_of(Pinned(report.edition, tuple(report.texts)))
    case = case_panel.words_for(report, actor_of(request))
    parts = [
        Part("The report", list(_facts(opened, form.team, case["holder"]))),
        Part("Risk and clocks", list(_risk(report, case))),
        *_answers(opened, form),
    ]
    if files := _files(report):
        parts.append(Part("Files", files))
    if notes:
        parts.append(Part("Notes", [_note(note.author_name, note.written_at, text) for note, text in opened.notes]))
    if correspondence:
        parts.append(Part("Messages with the reporter", list(_messages(opened))))
    told = history(opened.events).events
    parts.append(Part("History", [Line(_moment(line.at), f"{line.words}. {line.who}") for line in told]))
    return paper.Sheet(
        title=f"Handover sheet {report.reference}",
        author=force.name,
        above=[
            f"{force.name}. Printed by {request.user} on {_moment(clock.now())}.",
            "Holds personal data. Keep it as safe as the report itself, and destroy it when it is no longer needed.",
        ],
        large=[
            Line("Reference", report.reference),
            *([Line("Crime number", report.crime_number)] if report.crime_number else []),
        ],
        sections=[part for part in parts if part.rows],
    )


def _facts(opened: OpenReport, named_team: str, holder: str) -> Iterator[Line]:
    report = opened.report
    yield Line("Form", report.form_title)
    yield Line("Status", report.get_status_display())
    yield Line("Received", _moment(report.received_at))
    yield Line("How it came in", report.get_channel_display())
    entered = entered_panel.words_for(opened)
    if entered:
        yield Line("Entered by", f"{entered['entered_by']}, for: {entered['entered'].person.lower()}")
    yield Line("Reporter", "Anonymous" if report.is_anonymous else "Named")
    if opened.hidden:
        yield Line("Identity", "Protected. Two persons together open it, in the reports inbox.")
    yield Line("Team", report.team.name if report.team else named_team or "None")
    yield Line("Dealt with by", holder or "Nobody yet")
    if report.first_reference:
        yield Line("What the reporter was told", report.first_reference)
    for one in referring.words_for(report)["referrals"]:
        yield Line("Referred to", f"{one.body_label}, {_moment(one.at)}. {one.reason_label}.")


def _risk(report: Report, case: dict[str, Any]) -> Iterator[Line]:
    yield Line("Risk", report.get_risk_display())
    if case["reasons"]:
        yield Line("Why", "\n".join(case["reasons"]))
    for one in case["clocks"]:
        done = f", done {_moment(one.done_at)}" if one.done_at else ""
        yield Line(str(one.clock.label), f"{one.state.label}: by {_moment(one.due_at)}{done}")


def _answers(opened: OpenReport, form: Form) -> Iterator[Part]:
    report = opened.report
    for section in reading.sections(form, opened.answers, report.locale, report.received_at, opened.hidden):
        rows = []
        for answer in section.answers:
            label = f"{answer.label.text} ({answer.label.english})" if answer.label.english else answer.label.text
            words = "\n".join(answer.lines) or "Not answered"
            if answer.english_lines:
                words += "\nIn English: " + "\n".join(answer.english_lines)
            rows.append(Line(label, words))
        yield Part(section.title.english or section.title.text, rows)


def _files(report: Report) -> list[Line]:
    with tenancy.transaction(report.force_id):
        shown = reading_files.of_report(report)
    return [Line(one.facts.name if one.facts else "A file that cannot be opened here", one.label) for one in shown]


def _messages(opened: OpenReport) -> Iterator[Line]:
    is_closed = identity_panel.is_closed(opened)
    for entry in messages.thread_of(opened.report).entries:
        words = entry.text
        if entry.details:
            told = (value for value in (entry.details["email"], entry.details["phone"]) if value)
            words = reading.HIDDEN if is_closed else "New contact details: " + ", ".join(told)
        yield _note(entry.author_name or _SENDERS.get(entry.sender, ""), entry.written_at, words)


def _note(who: str, at: datetime, words: str) -> Line:
    return Line(f"{who}, {_moment(at)}", words)


def _moment(at: datetime) -> str:
    return at.astimezone(clock.LONDON).strftime(_WHEN)
