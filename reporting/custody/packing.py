"""From a report to the letter that crosses."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from reporting.custody.letters import Letter, SentNote
from reporting.custody.refusals import CannotHandOver
from reporting.records import sealed
from reporting.records.models import CaseEvent, Report
from sites.forces.models import Force


def letter_of(report: Report, notes: Collection[int]) -> Letter:
    """Return what the other force needs, with the notes that were chosen. Raises CannotHandOver."""
    answers = sealed.open_answers(report)
    _refuse_files(answers)
    return Letter(
        answers=answers,
        form_key=str(report.form_key),
        edition=report.edition,
        texts=list(report.texts),
        locale=report.locale,
        channel=report.channel,
        first_reference=report.first_reference or report.reference,
        custody=[*custody_of(report), _stage(report)],
        notes=[note for note in _notes(report) if note.number in set(notes)],
    )


def own_notes(report: Report) -> list[dict[str, Any]]:
    """Return all notes on a report as data: they stay with the force that wrote them."""
    return [asdict(note) for note in _notes(report)]


def custody_of(report: Report) -> list[dict[str, str]]:
    """Return which forces had the report before, oldest first."""
    taken = CaseEvent.objects.filter(force_id=report.force_id, report=report, kind=CaseEvent.Kind.TAKEN_OVER).first()
    return list(taken.detail["custody"]) if taken else []


def _stage(report: Report) -> dict[str, str]:
    return {"force": Force.objects.get(pk=report.force_id).slug, "reference": report.reference}


def _notes(report: Report) -> list[SentNote]:
    return [
        SentNote(note.number, note.author_name, note.written_at.isoformat(), text)
        for note, text in sealed.open_notes(report)
    ]


def _refuse_files(answers: dict[str, Any]) -> None:
    """Files lie apart from the answers, sealed to the force that got them: nothing may be left behind."""
    if _names_file(answers):
        raise CannotHandOver("This report has files, which cannot be handed over here yet. Pass it on by telephone.")


def _names_file(value: Any) -> bool:
    """Whether a file is named anywhere in an answer, also in an entry of a group."""
    if isinstance(value, dict):
        return "file" in value or any(_names_file(each) for each in value.values())
    return isinstance(value, list) and any(_names_file(each) for each in value)
