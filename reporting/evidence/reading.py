"""What staff see of a report's files, and how they get one. Every handing out is written down before the first byte."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reporting.definition.kinds.files import size_in_words
from reporting.evidence import sealed_files
from reporting.evidence.models import Evidence, State
from reporting.evidence.sealed_files import ORIGINAL, Facts
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
    """A file on its way to an officer."""

    facts: Facts
    content: Iterator[bytes]


def of_report(report: Report) -> list[Shown]:
    """Return the files of a report in the order they were sent. Inside `tenancy.transaction(force)`."""
    rows = Evidence.objects.filter(force_id=report.force_id, report=report).select_related("force_key").order_by("pk")
    return [Shown(row.key, _facts(row), row.state, State(row.state).label) for row in rows]


def hand_out(*, forces: Collection[int], reference: str, key: uuid.UUID, actor: str) -> HandedOut:
    """Open a clean file for an officer of these forces; it is written into the history and the audit log.

    Raises triage.NoSuchReport, NotHandedOut.
    """
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference)
        rows = Evidence.objects.filter(force_id=report.force_id, report=report, key=key, state=State.CLEAN)
        row = rows.select_related("force_key").first()
        if row is None:
            raise NotHandedOut
        try:
            file_key = sealed_files.by_force(row, "report_key")
            facts = sealed_files.open_facts(row, file_key)
        except sealing.CannotOpen:
            raise NotHandedOut from None
        pieces = sealed_files.pieces_of(row, ORIGINAL)
        triage.tell(report, CaseEvent.Kind.FILE_OPENED, actor, "evidence.handed_out", file=key.hex)
    content = sealed_files.read(key=row.key, file_key=file_key, variant=ORIGINAL, pieces=pieces, size=facts.size)
    return HandedOut(facts, content)


def may_be_handed_out(*, forces: Collection[int], reference: str, key: uuid.UUID) -> int:
    """Return the force of a clean file of a report. Raises triage.NoSuchReport, NotHandedOut."""
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference)
        found = Evidence.objects.filter(force_id=report.force_id, report=report, key=key, state=State.CLEAN)
        if not found.exists():
            raise NotHandedOut
        return report.force_id


def _facts(row: Evidence) -> Facts | None:
    try:
        return sealed_files.open_facts(row, sealed_files.by_force(row, "report_key"))
    except sealing.CannotOpen:
        return None
