"""All that the force holds about a reporter in one report, as data. No names of staff: those are others' data."""

from typing import Any

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.correspondence import messages
from reporting.correspondence.models import ReceiptKey
from reporting.definition import kinds, text_keys
from reporting.definition.form import Form
from reporting.delivery.endpoints import Delivery
from reporting.evidence import reading as files
from reporting.notices import reading as notices
from reporting.records import sealed
from reporting.records.models import CaseEvent, Report, SealedAnswers
from soh.core import tenancy


def of_report(report: Report, *, with_notes: bool) -> dict[str, Any]:
    """Return what is held, with the words of the questions as the reporter saw them."""
    with tenancy.transaction(report.force_id):
        form = editions.form_of(Pinned(report.edition, tuple(report.texts)))
        return {
            "reference": report.reference,
            "first_reference": report.first_reference,
            "form": report.form_title,
            "received": report.received_at.isoformat(),
            "status": report.get_status_display(),
            "channel": report.get_channel_display(),
            "language": report.locale,
            "anonymous": report.is_anonymous,
            "identity_protected": report.protects_identity,
            "crime_number": report.crime_number,
            "risk": report.get_risk_display(),
            "team": report.team.name if report.team else "",
            "answers": _answers(report, form),
            "messages": _messages(report),
            "files": _files(report),
            "notices": [{"what": line.words, "at": line.at.isoformat()} for line in notices.of_report(report)],
            "history": _history(report),
            "given_to_record_systems": _deliveries(report),
            **({"notes": _notes(report)} if with_notes else {}),
        }


def _answers(report: Report, form: Form) -> list[dict[str, Any]]:
    try:
        answers = sealed.open_answers(report)
    except SealedAnswers.DoesNotExist:
        return []  # handed over: the other force has the words
    return [_answer(form, report.locale, code, value) for code, value in answers.items()]


def _answer(form: Form, locale: str, code: str, value: Any) -> dict[str, Any]:
    if not form.has_question(code):
        return {"code": code, "question": code, "value": value, "answer": [str(value)]}
    question = form.question(code)
    lines = kinds.get(question.kind).display(question, value, form.lookup(locale), locale)
    label = form.text(locale, text_keys.question_label(code))
    return {"code": code, "question": label, "value": value, "answer": list(lines)}


def _messages(report: Report) -> list[dict[str, Any]]:
    key = ReceiptKey.objects.select_related("report").filter(force_id=report.force_id, report=report).first()
    return [
        {
            "from": "the force" if entry.is_of_force else "you",
            "kind": str(entry.kind),
            "text": entry.text,
            "contact_details": dict(entry.details),
            "written": entry.written_at.isoformat(),
        }
        for entry in (messages.opened_by_force(key) if key else ())
    ]


def _files(report: Report) -> list[dict[str, Any]]:
    return [
        {"name": shown.facts.name if shown.facts else "", "state": shown.label, "included": shown.is_ready}
        for shown in files.of_report(report)
    ]


def _history(report: Report) -> list[dict[str, str]]:
    rows = CaseEvent.objects.filter(force_id=report.force_id, report=report).order_by("id")
    return [
        {
            "what": CaseEvent.Kind(row.kind).label,
            "who": "you" if row.actor == "public" else "the force",
            "at": row.at.isoformat(),
        }
        for row in rows
    ]


def _deliveries(report: Report) -> list[dict[str, str]]:
    rows = Delivery.objects.filter(force_id=report.force_id, report=report).exclude(delivered_at=None).order_by("pk")
    return [{"at": row.delivered_at.isoformat()} for row in rows if row.delivered_at]


def _notes(report: Report) -> list[dict[str, str]]:
    try:
        opened = sealed.open_notes(report)
    except SealedAnswers.DoesNotExist:
        return []
    return [{"written": note.written_at.isoformat(), "text": text} for note, text in opened]
