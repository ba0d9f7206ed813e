"""Pages of a queue by position, not by number: no counting, and nothing shown twice while reports come in."""

from dataclasses import dataclass

from django.db.models import QuerySet

from reporting.records.models import Report
from reporting.records.triage import NoSuchReport

SIZE = 50


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Reports newest first; `newer` and `older` are the references after which the neighbouring pages go on."""

    reports: list[Report]
    newer: str
    older: str


def page_of(
    reports: QuerySet[Report], *, within: QuerySet[Report], older: str = "", newer: str = "", size: int = SIZE
) -> ReportPage:
    """Return the page of `reports` before or after a reference; `within` is where that reference is looked up.

    Raises NoSuchReport for a reference that the reader cannot see.
    """
    if newer:
        rows = list(reports.filter(pk__gt=_position(within, newer)).order_by("pk")[: size + 1])
        is_more = len(rows) > size
        rows = rows[:size][::-1]
        return ReportPage(rows, newer=_first(rows) if is_more else "", older=_last(rows))
    if older:
        reports = reports.filter(pk__lt=_position(within, older))
    rows = list(reports.order_by("-pk")[: size + 1])
    is_more, rows = len(rows) > size, rows[:size]
    return ReportPage(rows, newer=_first(rows) if older else "", older=_last(rows) if is_more else "")


def _position(within: QuerySet[Report], reference: str) -> int:
    position = within.filter(reference=reference).values_list("pk", flat=True).first()
    if position is None:
        raise NoSuchReport(reference)
    return position


def _first(rows: list[Report]) -> str:
    return rows[0].reference if rows else ""


def _last(rows: list[Report]) -> str:
    return rows[-1].reference if rows else ""
