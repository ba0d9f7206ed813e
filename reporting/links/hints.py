"""Reports that may be the same as one that staff have open. A hint for them alone: nothing is decided by it.

The summaries are compared that were sealed apart for lists, so no other report is opened. What is compared is what the
reader may open anyway, of the same force.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q

from reporting.links.likeness import ENOUGH, Sketch, likeness
from reporting.links.models import ReportLink
from reporting.records import triage
from reporting.records.models import Report, Status
from reporting.triage import summaries
from soh.core import audit

WITHIN = timedelta(days=7)
AT_MOST = 200
"""So many reports are compared: the nearest in time."""
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Hint:
    """A report that may be the same, and what speaks for it."""

    report: Report
    summary: list[str]
    signs: tuple[str, ...]


def hints_for(*, forces: Collection[int], report: Report, actor: str) -> list[Hint]:
    """Return what may be the same as a report that was opened, the likest first; that it was shown is audited.

    Inside `tenancy.transaction(*forces)`.
    """
    if report.status == Status.HANDED_OVER or not report.summary:
        return []
    near = _near(forces, report)
    opened = summaries.open_summaries([report, *near])
    own = _sketch(report, opened.get(report.pk, []))
    found = []
    for other in near:
        alike = likeness(own, _sketch(other, opened.get(other.pk, [])))
        if alike.points >= ENOUGH:
            found.append((alike.points, Hint(other, opened.get(other.pk, []), alike.signs)))
    found.sort(key=lambda each: (-each[0], -each[1].report.pk))
    hints = [hint for _, hint in found[:SHOWN]]
    if hints:
        subject = f"report:{report.reference}"
        audit.record(
            force_id=report.force_id, actor=actor, action="report.likenesses_shown", subject=subject, shown=len(hints)
        )
    return hints


def _near(forces: Collection[int], report: Report) -> list[Report]:
    linked = ReportLink.objects.filter(Q(first=report) | Q(second=report), force_id=report.force_id)
    known = {report.pk} | {each for pair in linked.values_list("first_id", "second_id") for each in pair}
    every = triage.training_reports(forces) if report.is_training else triage.queue(forces)
    if report.is_test and not report.is_training:
        every = triage.test_reports(forces)
    others = every.filter(
        force_id=report.force_id,
        received_at__gte=report.received_at - WITHIN,
        received_at__lte=report.received_at + WITHIN,
        summary__isnull=False,
    ).exclude(status=Status.HANDED_OVER)
    half = AT_MOST // 2
    before = list(others.filter(pk__lt=report.pk).order_by("-id")[:half])
    after = list(others.filter(pk__gt=report.pk).order_by("id")[:half])
    return [each for each in (*before, *after) if each.pk not in known]


def _sketch(report: Report, lines: list[str]) -> Sketch:
    return Sketch(str(report.form_key), report.received_at, tuple(lines))
