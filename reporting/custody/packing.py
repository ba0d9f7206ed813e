"""From a report to the letter that crosses."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any

from reporting.correspondence import crossing as correspondence
from reporting.custody.letters import Letter, SentNote
from reporting.custody.refusals import CannotHandOver
from reporting.evidence import moving
from reporting.records import sealed
from reporting.records.models import CaseEvent, Report
from sites.forces.models import Force
from soh.core import sealing


def letter_of(report: Report, notes: Collection[int]) -> Letter:
    """Return what the other force needs, with the notes that were chosen. Raises CannotHandOver."""
    return Letter(
        answers=sealed.open_answers(report),
        form_key=str(report.form_key),
        edition=report.edition,
        texts=list(report.texts),
        locale=report.locale,
        channel=report.channel,
        first_reference=report.first_reference or report.reference,
        custody=[*custody_of(report), _stage(report)],
        protects_identity=report.protects_identity,
        notes=[note for note in _notes(report) if note.number in set(notes)],
        files=_file_keys(report),
        correspondence=correspondence.packed(report),
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


def _file_keys(report: Report) -> dict[str, str]:
    try:
        return {key.hex: sealing.to_text(file_key) for key, file_key in moving.keys_of(report).items()}
    except sealing.CannotOpen:
        raise CannotHandOver("A file of this report cannot be opened any more. Pass it on by telephone.") from None
