"""How many visitors took which way during the beta: a table, and the same as a file for the evaluation."""

import csv
from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sites.forces import tally
from sites.forces.arms import Arm, Event
from sites.forces.models import Force
from sites.governance.screens import access

_SHOWN_DAYS = 31


@access.for_force(access.COUNTS)
@require_safe
def counts(request: HttpRequest, force: Force) -> HttpResponse:
    """Show the sums of all days, and the last days one by one."""
    rows = tally.sums(force.pk)
    if "csv" in request.GET:
        return _file(force, rows)
    total: dict[tuple[str, str], int] = defaultdict(int)
    days: dict[str, dict[str, int]] = {}
    for day, arm, event, number in rows:
        total[arm, event] += number
        days.setdefault(day, defaultdict(int))[event] += number
    context: dict[str, Any] = {
        "arms": [arm.label for arm in Arm],
        "table": [(event.label, [total[arm, event] for arm in Arm]) for event in Event],
        "events": [event.label for event in Event],
        "days": [(day, [found[event] for event in Event]) for day, found in list(days.items())[:_SHOWN_DAYS]],
    }
    return access.page(request, force, "counts", "Visitors of the beta", context)


def _file(force: Force, rows: list[tuple[str, str, str, int]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="beta-{force.slug}.csv"'
    writer = csv.writer(response)
    writer.writerow(["day", "arm", "event", "number"])
    writer.writerows(rows)
    return response
