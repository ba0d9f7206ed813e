"""Which reports are past their time, and which will be soon."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from reporting.records.models import CaseEvent, Report, Status
from reporting.records.reach import readable
from reporting.retention import periods
from reporting.retention.models import LegalHold, Rule
from reporting.retention.periods import Period
from soh.core import clock

_ENDED = (Status.CLOSED, Status.HANDED_OVER)
_ENDINGS = (CaseEvent.Kind.STATUS_CHANGED, CaseEvent.Kind.HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Due:
    """A report whose time is over at `at`."""

    report: Report
    rule: Rule
    months: int | None
    at: datetime


def due_reports(force_id: int, *, by: datetime, most: int) -> list[Due]:
    """Return so many live reports of a force whose time is over at `by`, the oldest first, without those held.

    An open report is never due. Inside `tenancy.transaction(force)`.
    """
    usual, of_forms = periods.periods(force_id)
    live: Any = _without_holds(force_id).filter(is_test=False, status__in=_ENDED).annotate(ended_at=_ended_at())
    found: list[Due] = []
    for period, chosen in _groups(live, usual, of_forms):
        if period.effective_from and period.effective_from > by:
            continue
        # Received before it was closed: an index knows the one, the events know the other.
        over = period.over_before(by)
        rows = chosen.filter(received_at__lt=over, ended_at__lt=over).order_by("id")[:most]
        found += [Due(row, period.rule, period.months, period.ends(row.ended_at)) for row in rows]
    return sorted(found, key=lambda each: each.at)[:most]


def due_tests(force_id: int, *, most: int) -> list[Due]:
    """Return partners' test reports past their 30 days. Those of the training space end by themselves."""
    before = clock.now() - timedelta(days=periods.TEST_DAYS)
    rows = _without_holds(force_id).filter(is_test=True, is_training=False, received_at__lt=before).order_by("id")
    kept = timedelta(days=periods.TEST_DAYS)
    return [Due(row, Rule.TEST, None, row.received_at + kept) for row in rows[:most]]


def announced(forces: Collection[int], *, most: int) -> list[Due]:
    """Return what will be deleted within the notice and the person may read. Inside `tenancy.transaction(*forces)`."""
    by = clock.now() + periods.NOTICE
    found = [each for force_id in forces for each in due_reports(force_id, by=by, most=most)]
    keys = [each.report.pk for each in found]
    own = Report.objects.filter(readable(forces), force_id__in=list(forces), pk__in=keys)
    mine = set(own.values_list("pk", flat=True))
    return sorted((each for each in found if each.report.pk in mine), key=lambda each: each.at)[:most]


def _groups(live: Any, usual: Period, of_forms: dict[uuid.UUID, Period]) -> Iterator[tuple[Period, Any]]:
    yield usual, live.exclude(form_key__in=list(of_forms))
    for form_key, period in of_forms.items():
        yield period, live.filter(form_key=form_key)


def _without_holds(force_id: int) -> QuerySet[Report]:
    held = LegalHold.objects.filter(force_id=force_id, report=OuterRef("pk"), lifted_at=None)
    return Report.objects.filter(~Q(Exists(held)), force_id=force_id)


def _ended_at() -> Coalesce:
    ending = CaseEvent.objects.filter(force_id=OuterRef("force_id"), report=OuterRef("pk"), kind__in=_ENDINGS)
    return Coalesce(Subquery(ending.order_by("-id").values("at")[:1]), "received_at")
