"""The queue: reports to the reader's forces, newest first; test and training reports in views of their own."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reporting.custody import lists as hand_overs
from reporting.inbox.access import Forces, for_report_readers
from reporting.inbox.filters import QueueFilter
from reporting.inbox.form_choices import forms_of
from reporting.inbox.paging import page_of
from reporting.records import triage
from sites.forces.models import Force
from soh.core import tenancy


@for_report_readers
@require_safe
def queue_page(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Show live reports."""
    return _show(request, forces, "queue")


@for_report_readers
@require_safe
def test_page(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Show reports that partners made with test keys."""
    return _show(request, forces, "test")


@for_report_readers
@require_safe
def training_page(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Show reports that were made in the training space."""
    return _show(request, forces, "training")


_REPORTS = {"queue": triage.queue, "test": triage.test_reports, "training": triage.training_reports}
HEADINGS = {"work": "Reports inbox", "queue": "All reports", "test": "Test reports", "training": "Training inbox"}


def _show(request: HttpRequest, forces: Forces, view: str) -> HttpResponse:
    names = dict(Force.objects.filter(pk__in=forces).order_by("short_name").values_list("pk", "short_name"))
    with tenancy.transaction(*forces):
        everything = _REPORTS[view](forces)
        offered_to_us = hand_overs.offered_to(forces).count()
        chosen = QueueFilter(
            request.GET,
            form_choices=forms_of(forces),
            force_choices=[(str(pk), name) for pk, name in names.items()],
            actor=f"user:{request.user.pk}",
        )
        page = page_of(
            chosen.apply(everything),
            within=everything,
            older=request.GET.get("older", ""),
            newer=request.GET.get("newer", ""),
        )
    heading = HEADINGS[view]
    words = {
        "header_title": heading,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [{"url": "", "label": heading}],
        "page": page,
        "filter": chosen,
        "view": view,
        "offered_to_us": offered_to_us,
        "force_names": names,
        "rows": [(report, names[report.force_id]) for report in page.reports],
        "older_url": _turn(request.GET, older=page.older),
        "newer_url": _turn(request.GET, newer=page.newer),
        "clear_url": reverse(f"inbox:{view}"),
    }
    return render(request, "reporting/inbox/queue.html", words)


def _turn(query: QueryDict, **to: str) -> str:
    """Return the address of a neighbouring page under the same filters, empty when there is none."""
    kept = [(name, value) for name, value in query.items() if value and name not in ("older", "newer")]
    return "?" + urlencode([*kept, *to.items()]) if any(to.values()) else ""
