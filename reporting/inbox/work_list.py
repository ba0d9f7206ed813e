"""The work list: open reports, the most urgent first. Pages by position, counts that stop at a hundred."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import Q, QuerySet

from reporting.records import triage
from reporting.records.models import OPEN, Report, Risk
from reporting.records.triage import NoSuchReport

SIZE = 50
MOST = 100
_ORDER = ("risk", "turn_at", "pk")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(r"([1-3])-(\d{1,17})-(\d{1,18})")


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Reports in the order of their turn; `after` is the place after which the next page goes on.

    It is a place and no report: the report that stood there may be closed by then.
    """

    reports: list[Report]
    after: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many reports wait in a view; more than a hundred are not counted."""

    number: int

    def __str__(self) -> str:
        return f"{MOST}+" if self.number > MOST else str(self.number)


def open_reports(forces: Collection[int]) -> QuerySet[Report]:
    """Return what waits for somebody. Evaluate inside `tenancy.transaction(*forces)`."""
    return triage.queue(forces).filter(status__in=OPEN).select_related("team").order_by(*_ORDER)


def page_of(reports: QuerySet[Report], *, after: str = "", size: int = SIZE) -> WorkPage:
    """Return the page of `reports` after a place, the first one for a place that is none."""
    place = _PLACE.fullmatch(after)
    if place:
        risk, microseconds, pk = (int(part) for part in place.groups())
        reports = reports.filter(_later(risk, _EPOCH + timedelta(microseconds=microseconds), pk))
    rows = list(reports.order_by(*_ORDER)[: size + 1])
    return WorkPage(rows[:size], _place_of(rows[size - 1]) if len(rows) > size else "")


def next_after(reports: QuerySet[Report], *, forces: Collection[int], reference: str) -> str:
    """Return the reference whose turn is after this one, else the first of the list, else an empty text.

    Raises NoSuchReport for a reference that the reader cannot see.
    """
    found = triage.queue(forces).filter(reference=reference).values_list(*_ORDER).first()
    if found is None:
        raise NoSuchReport(reference)
    others = reports.exclude(reference=reference).order_by(*_ORDER).values_list("reference", flat=True)
    return others.filter(_later(*found)).first() or others.first() or ""


def counts(forces: Collection[int], *, actor: str, now: datetime) -> dict[str, Count]:
    """Return how many open reports stand in each view. Inside `tenancy.transaction(*forces)`."""
    every = triage.queue(forces).filter(status__in=OPEN).order_by()
    return {name: Count(every.filter(which)[: MOST + 1].count()) for name, which in views(actor, now).items()}


def views(actor: str, now: datetime) -> dict[str, Q]:
    """Return the standing views by name."""
    return {
        "mine": Q(claimed_by=actor),
        "unclaimed": Q(claimed_by=""),
        "high": Q(risk=Risk.HIGH),
        "overdue": Q(turn_at__lte=now),
    }


def _later(risk: int, turn: datetime, pk: int) -> Q:
    later = Q(risk__gt=risk) | Q(turn_at__gt=turn) | Q(turn_at=turn, pk__gt=pk)
    return Q(risk__gte=risk) & later


def _place_of(report: Report) -> str:
    return f"{report.risk}-{(report.turn_at - _EPOCH) // timedelta(microseconds=1)}-{report.pk}"
