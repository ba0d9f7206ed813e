"""What staff see of a report's files, and how they get one. Every handing out is written down before the first byte."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reporting.definition.kinds.files import size_in_words
from reporting.evidence import sealed_files
from reporting.evidence.models import Evidence, State
from reporting.evidence.sealed_files import COPY, ORIGINAL, Facts
from reporting.records import triage
from reporting.records.models import CaseEvent, Report
from soh.core import sealing, tenancy


class NotHandedOut(Exception):
    """There is no such file for these forces, or it is not (yet) found clean: said alike."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of a report, as its readers see it. `facts` is None where it cannot be opened here."""

    key: uuid.UUID
    facts: Facts | None
    state: str
    label: str
    copy: Facts | None = None
    """The copy that its readers get; None where none is made of such a file, which is then handed out as it came."""
    notes: tuple[tuple[str, str], ...] = ()
    """What stands in the original besides its content, in words."""

    @property
    def is_ready(self) -> bool:
        """Whether it may be handed out."""
        return self.state == State.CLEAN and self.facts is not None

    @property
    def size(self) -> str:
        """Its size as people read it."""
        return size_in_words(self.facts.size) if self.facts else ""


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file on its way to an officer. `is_copy`: it was made here, of what was sent."""

    facts: Facts
    content: Iterator[bytes]
    is_copy: bool = False


class Reason(StrEnum):
    """Why somebody needs an original where there is a copy. Codes, so that no words of a case stand in the log."""

    EVIDENCE = "evidence"
    DETAIL = "detail"
    METADATA = "metadata"
    DISCLOSURE = "disclosure"


REASONS = {
    Reason.EVIDENCE: "It is to be produced as evidence",
    Reason.DETAIL: "The copy does not show enough",
    Reason.METADATA: "What the device wrote into it is needed",
    Reason.DISCLOSURE: "It is to be disclosed to the other side",
}
_NOTES = {
    "taken_at": "Made at",
    "place": "Made at the place",
    "device": "Device",
    "author": "Author",
    "program": "Program",
}


def of_report(report: Report) -> list[Shown]:
    """Return the files of a report in the order they were sent. Inside `tenancy.transaction(force)`."""
    rows = Evidence.objects.filter(force_id=report.force_id, report=report).select_related("force_key").order_by("pk")
    return [_shown(row) for row in rows]


def hand_out(
    *, forces: Collection[int], reference: str, key: uuid.UUID, actor: str, reason: Reason | None = None
) -> HandedOut:
    """Open a clean file for an officer of these forces; it is written into the history and the audit log.

    It is the copy, where there is one, and with a `reason` the original. Raises triage.NoSuchReport, NotHandedOut.
    """
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference)
        rows = Evidence.objects.filter(force_id=report.force_id, report=report, key=key, state=State.CLEAN)
        row = rows.select_related("force_key").first()
        if row is None:
            raise NotHandedOut
        try:
            file_key = sealed_files.by_force(row, "report_key")
            is_copy = reason is None and row.sealed_copy_facts is not None
            facts = sealed_files.open_facts(row, file_key, "sealed_copy_facts" if is_copy else "sealed_facts")
        except sealing.CannotOpen:
            raise NotHandedOut from None
        variant = COPY if is_copy else ORIGINAL
        pieces = sealed_files.pieces_of(row, variant)
        why = {"reason": str(reason)} if reason else {}
        triage.tell(
            report, CaseEvent.Kind.FILE_OPENED, actor, "evidence.handed_out", file=key.hex, variant=str(variant), **why
        )
    content = sealed_files.read(key=row.key, file_key=file_key, variant=variant, pieces=pieces, size=facts.size)
    return HandedOut(facts, content, is_copy)


def may_be_handed_out(*, forces: Collection[int], reference: str, key: uuid.UUID) -> int:
    """Return the force of a clean file of a report. Raises triage.NoSuchReport, NotHandedOut."""
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference)
        found = Evidence.objects.filter(force_id=report.force_id, report=report, key=key, state=State.CLEAN)
        if not found.exists():
            raise NotHandedOut
        return report.force_id


def _shown(row: Evidence) -> Shown:
    label = State(row.state).label
    try:
        file_key = sealed_files.by_force(row, "report_key")
        facts = sealed_files.open_facts(row, file_key)
        copy = sealed_files.open_facts(row, file_key, "sealed_copy_facts") if row.sealed_copy_facts else None
        notes = sealed_files.open_words(row, file_key, "sealed_notes")
    except sealing.CannotOpen:
        return Shown(row.key, None, row.state, label)
    said = tuple((words, notes[name]) for name, words in _NOTES.items() if name in notes)
    return Shown(row.key, facts, row.state, label, copy, said)
