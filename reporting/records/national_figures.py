"""Figures over all forces, for the national team: how many reports, and nothing else of any.

The database's function sees every force (soh.core.claimer_functions) and gives counts only. A count below five is left
out there, because a few reports on a rare subject could single somebody out.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from soh.core.clock import LONDON


@dataclass(frozen=True, slots=True)
class ReportCount:
    """How many reports a force got through one form. At least five."""

    force_id: int
    form_key: uuid.UUID
    reports: int


def report_counts(*, first: date, last: date) -> list[ReportCount]:
    """Return the counts of these days, both included, by force and form; test and training reports do not count."""
    begins = datetime.combine(first, time.min, LONDON)
    ends = datetime.combine(last + timedelta(days=1), time.min, LONDON)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT force, form, reports FROM national_report_counts(%s, %s) ORDER BY force, form", [begins, ends]
        )
        return [ReportCount(int(force), form, int(reports)) for force, form, reports in cursor.fetchall()]
