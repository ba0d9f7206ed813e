"""What the database holds, opened with the force's key as the inbox does.

A process of its own with the staff side's environment: `python -m bench.stored_reports AFTER_ID` prints a line of JSON
for each report of the measured force.
"""

import json
import re
import subprocess
import sys
from dataclasses import asdict, dataclass

from bench.content import FORCE
from soh.operations.postgres import Layout
from soh.operations.postgres.server import connect

_MARKER = re.compile(r"\[(\w+)\]")


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report: the marker in its opened answers, and how many rows belong to it."""

    reference: str
    marker: str
    events: int
    owed: int
    answers: int

    @property
    def is_whole(self) -> bool:
        """Whether all that one transaction writes is there, once."""
        return (self.events, self.owed, self.answers) == (1, 1, 1)


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


def _print_after(report_id: int) -> None:
    from reporting.delivery.models import OutboxEntry
    from reporting.records import sealed
    from reporting.records.models import CaseEvent, Report, SealedAnswers
    from sites.forces.models import Force
    from soh.core import tenancy

    force = Force.objects.get(slug=FORCE)
    with tenancy.transaction(force):
        for report in Report.objects.filter(force_id=force.pk, pk__gt=report_id):
            mine = {"force_id": force.pk, "report": report}
            marker = _MARKER.search(sealed.open_answers(report)["account"])
            counts = [model.objects.filter(**mine).count() for model in (CaseEvent, OutboxEntry, SealedAnswers)]
            print(json.dumps(asdict(StoredReport(report.reference, marker[1] if marker else "", *counts))))


if __name__ == "__main__":
    import django

    django.setup()
    _print_after(int(sys.argv[1]))
