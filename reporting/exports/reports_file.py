"""Reports as CSV: columns that are no personal data, of reports the person may read, counted and audited first."""

import csv
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from reporting.records import triage
from reporting.records.models import Report
from soh.core import audit, tenancy
from soh.core.clock import LONDON
from soh.core.spreadsheets import harmless

MOST = 50_000
"""Reports in one file, the newest first."""
_AT_ONCE = 500
HEAD = (
    "reference",
    "told to the reporter",
    "force",
    "form",
    "received",
    "status",
    "risk",
    "team",
    "reporter",
    "channel",
    "language",
    "crime number",
    "next clock ends",
    "reviewed",
    "first contact",
    "answered",
    "claimed",
)

Narrowing = Callable[[QuerySet[Report]], QuerySet[Report]]


@dataclass(frozen=True, slots=True)
class Export:
    """What goes into a file: the ids of reports, in its order, and whether there were more."""

    ids: tuple[int, ...]
    is_cut: bool


def begin(*, forces: Collection[int], narrow: Narrowing, by: Sequence[str], actor: str) -> Export:
    """Choose the reports and write into each force's trail who takes how many of them, and by which choices.

    Restricted reports that the person may not read are not among them.
    """
    with tenancy.transaction(*forces):
        rows = narrow(triage.queue(forces)).order_by("-id").values_list("pk", "force_id")[: MOST + 1]
        found = list(rows)
        counts = dict.fromkeys(forces, 0)
        for _, force_id in found[:MOST]:
            counts[force_id] += 1
        for force_id, number in counts.items():
            if number or not found:
                audit.record(
                    force_id=force_id,
                    actor=actor,
                    action="report.exported",
                    subject="reports",
                    by=sorted(by),
                    rows=number,
                )
    return Export(tuple(pk for pk, _ in found[:MOST]), len(found) > MOST)


def lines(export: Export, *, forces: Collection[int], names: dict[int, str]) -> Iterator[str]:
    """Yield the file in pieces: RFC 4180, times in London. Rights are asked again for each piece."""
    yield "\ufeff" + _written([HEAD])
    for start in range(0, len(export.ids), _AT_ONCE):
        ids = export.ids[start : start + _AT_ONCE]
        with tenancy.transaction(*forces):
            found = triage.queue(forces).filter(pk__in=ids).select_related("team")
            rows = {report.pk: report for report in found}
        yield _written([_cells(rows[pk], names) for pk in ids if pk in rows])


def _cells(report: Report, names: dict[int, str]) -> Sequence[str]:
    return (
        report.reference,
        report.first_reference,
        names.get(report.force_id, ""),
        report.form_title,
        _time(report.received_at),
        report.get_status_display(),
        report.get_risk_display(),
        report.team.name if report.team else "",
        "Anonymous" if report.is_anonymous else "Named",
        report.get_channel_display(),
        report.locale,
        report.crime_number,
        _time(report.due_at),
        _time(report.review_done_at),
        _time(report.contact_done_at),
        _time(report.answer_done_at),
        "yes" if report.claimed_by else "no",
    )


def _time(moment: datetime | None) -> str:
    return moment.astimezone(LONDON).isoformat(timespec="minutes") if moment else ""


def _written(rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()
