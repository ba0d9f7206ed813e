"""What the database holds, opened with the force's key as the inbox does.

A process of its own with the staff side's environment: `python -m bench.stored_reports AFTER_ID` prints a line of JSON
for each report of the measured force.
"""

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.content import FORCE
from bench.with_a_file import FILES, content_for
from soh.operations.postgres import Layout
from soh.operations.postgres.server import connect

_MARKER = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report: the marker in its opened answers, how many rows belong to it, and how its messages stand.

    `files` are the files that hold this report's marker and no other bytes than were sent, of the `files_named` in its
    answers. `messages` are the ids of what is owed to the record system, each with its state.
    """

    reference: str
    marker: str
    events: int
    owed: int
    answers: int
    files: int = 0
    files_named: int = 0
    files_checked: int = 0
    messages: dict[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether all that one transaction writes is there, once."""
        return (self.events, self.owed, self.answers) == (1, 1, 1) and self.files == self.files_named


def newest_report(layout: Layout) -> int:
    """Return the id of the newest report of any force."""
    with connect(layout) as administrator:
        row = administrator.execute("SELECT coalesce(max(id), 0) FROM reporting_report").fetchone()
    return int(row[0]) if row else 0


def stored_after(report_id: int, environment: dict[str, str]) -> list[StoredReport]:
    """Return the measured force's reports newer than this one, each opened."""
    command = [sys.executable, "-m", "bench.stored_reports", str(report_id)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return [StoredReport(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]


def unsettled(layout: Layout) -> int:
    """Return how many messages are still to be sent to a record system, or to be put on its list."""
    with connect(layout) as administrator:
        row = administrator.execute(
            "SELECT (SELECT count(*) FROM reporting_delivery WHERE due_at IS NOT NULL)"
            " + (SELECT count(*) FROM reporting_outboxentry WHERE delivered_at IS NULL)"
        ).fetchone()
    return int(row[0]) if row else 0


def _print_after(report_id: int) -> None:
    from reporting.delivery.endpoints import Delivery
    from reporting.delivery.models import OutboxEntry
    from reporting.records import sealed
    from reporting.records.models import CaseEvent, Report, SealedAnswers
    from sites.forces.models import Force
    from soh.core import tenancy

    force = Force.objects.get(slug=FORCE)
    with tenancy.transaction(force):
        found = list(Report.objects.filter(force_id=force.pk, pk__gt=report_id).order_by("pk"))
    for report in found:
        with tenancy.transaction(force):
            mine = {"force_id": force.pk, "report": report}
            answers = sealed.open_answers(report)
            marker = _MARKER.search(answers["account"])
            received = CaseEvent.objects.filter(**mine, kind=CaseEvent.Kind.RECEIVED).count()
            counts = (
                received,
                *(model.objects.filter(**mine).count() for model in (OutboxEntry, SealedAnswers)),
            )
            rows = Delivery.objects.filter(**mine).select_related("entry")
            messages = {str(row.entry.key): row.state for row in rows}
        files = _files(report, marker[1], answers) if marker and answers.get(FILES) else (0, 0, 0)
        stored = StoredReport(report.reference, marker[1] if marker else "", *counts, *files, messages)
        print(json.dumps(asdict(stored)))


def _files(report: Any, marker: str, answers: dict[str, Any]) -> tuple[int, int, int]:
    """Whole files, files named, and files with the scanner's verdict."""
    from reporting.evidence import sealed_files
    from reporting.evidence.models import Evidence, State
    from reporting.evidence.sealed_files import ORIGINAL
    from soh.core import tenancy

    whole = checked = 0
    with tenancy.transaction(report.force_id):
        for row in Evidence.objects.filter(force_id=report.force_id, report=report).select_related("force_key"):
            key = sealed_files.by_force(row, "report_key")
            size = sealed_files.open_facts(row, key).size
            pieces = sealed_files.pieces_of(row, ORIGINAL)
            sent = b"".join(sealed_files.read(key=row.key, file_key=key, variant=ORIGINAL, pieces=pieces, size=size))
            whole += sent == content_for(marker)
            checked += row.state == State.CLEAN
    return whole, len(answers[FILES]), checked


if __name__ == "__main__":
    import django

    django.setup()
    _print_after(int(sys.argv[1]))
