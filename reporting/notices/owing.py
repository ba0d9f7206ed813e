"""Which events a person is told of. An event commits with its act, and owes a notice until it has one.

So no act of staff depends on this room, and none is forgotten when a process dies.
"""

from datetime import timedelta

from reporting.notices.models import Notice
from reporting.records.models import CaseEvent
from soh.core import clock, tenancy

KINDS = ("message_sent", "status_changed", "crime_number", "referred")
"""Kinds of event that are an update for the person."""
LOOK_BACK = timedelta(days=3)
_AT_ONCE = 500


def owe_new(*, force_id: int) -> int:
    """Make a notice for each new event that a person is told of; return how many. For the worker.

    An event that comes while an earlier notice of the same report still waits is told with that one. Anonymous persons
    and makers of test reports are told nothing.
    """
    with tenancy.transaction(force_id):
        events = CaseEvent.objects.filter(
            force_id=force_id,
            kind__in=KINDS,
            at__gte=clock.now() - LOOK_BACK,
            notices=None,
            report__is_anonymous=False,
            report__is_test=False,
        )
        new = list(events.order_by("id").values_list("id", "report_id")[:_AT_ONCE])
        waiting = set(
            Notice.objects.filter(
                force_id=force_id, state=Notice.State.WAITING, report_id__in=[report for _, report in new]
            ).values_list("report_id", flat=True)
        )
        rows = []
        for event, report in new:
            together = {"state": Notice.State.NOT_SENT, "reason": "together", "due_at": None}
            rows.append(
                Notice(force_id=force_id, report_id=report, event_id=event, **(together if report in waiting else {}))
            )
            waiting.add(report)
        Notice.objects.bulk_create(rows, ignore_conflicts=True)
        return len(rows)
