"""What waits, the most urgent first: the page, and its rows alone for the page that asks whether anything changed."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reporting.custody import lists as hand_overs
from reporting.inbox import saved_filters, work_list
from reporting.inbox.access import Forces, for_report_readers, for_watching
from reporting.inbox.colleagues import colleagues_of
from reporting.inbox.filters import QueueFilter
from reporting.inbox.form_choices import forms_of
from reporting.inbox.report_page import actor_of
from reporting.inbox.rows import Row, rows_of
from reporting.records.teams import Team
from sites.forces.models import Force
from soh.core import audit, clock, tenancy

HEADING = "Reports inbox"
_VIEWS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("all", "All open", {}),
    ("mine", "Mine", {"who": "mine"}),
    ("unclaimed", "Unclaimed", {"who": "unclaimed"}),
    ("high", "High risk", {"risk": "1"}),
    ("overdue", "Overdue", {"due": "overdue"}),
)


@for_report_readers
@require_safe
def work_page(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Show the work list; that summaries were shown is audited."""
    words = _list(request, forces)
    _told(request, forces, words)
    words |= {
        "header_title": HEADING,
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [{"url": "", "label": HEADING}],
        "view": "work",
        "clear_url": reverse("inbox:work"),
        "rows_url": reverse("inbox:work_rows"),
    }
    response = render(request, "reporting/inbox/work.html", words)
    response["ETag"] = words["tag"]
    return response


@for_watching
@require_safe
def work_rows(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Give the rows as they are now; 304 when they are as the asker has them."""
    words = _list(request, forces)
    if request.headers.get("If-None-Match") == words["tag"]:
        return HttpResponseNotModified()
    _told(request, forces, words)
    response = render(request, "reporting/inbox/work_rows.html", words)
    response["ETag"] = words["tag"]
    return response


@for_report_readers
@require_safe
def next_report(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Lead to the report whose turn is after this one, of those that are nobody's or the reader's own."""
    with tenancy.transaction(*forces):
        waiting = work_list.open_reports(forces).filter(claimed_by__in=("", actor_of(request)))
        following = work_list.next_after(waiting, forces=forces, reference=reference)
    return redirect("inbox:report", following) if following else redirect("inbox:work")


def _list(request: HttpRequest, forces: Forces) -> dict[str, Any]:
    now, actor = clock.now(), actor_of(request)
    names = dict(Force.objects.filter(pk__in=forces).order_by("short_name").values_list("pk", "short_name"))
    with tenancy.transaction(*forces):
        teams = list(Team.objects.filter(force_id__in=list(forces)).order_by("name"))
        chosen = QueueFilter(
            request.GET,
            form_choices=forms_of(forces),
            force_choices=[(str(pk), name) for pk, name in names.items()],
            team_choices=[(str(team.pk), team.name) for team in teams],
            actor=actor,
        )
        page = work_list.page_of(chosen.apply(work_list.open_reports(forces)), after=request.GET.get("after", ""))
        counted = work_list.counts(forces, actor=actor, now=now)
        rows = rows_of(page.reports, forces=names, actor=actor, now=now)
        kept = saved_filters.of(forces, request.user.pk or 0)
        offered_to_us = hand_overs.offered_to(forces).count()
    return {
        "filter": chosen,
        "rows": rows,
        "force_names": names,
        "counts": [(name, label, counted.get(name), urlencode(query)) for name, label, query in _VIEWS],
        "chosen_view": _chosen_view(request.GET),
        "saved_filters": kept,
        "colleagues": colleagues_of(forces),
        "offered_to_us": offered_to_us,
        "older_url": _turn(request.GET, page.after),
        "first_url": _turn(request.GET, "") or "?" if request.GET.get("after") else "",
        "query": request.GET.urlencode(),
        "can_be_saved": bool(saved_filters.choices_in(request.GET.urlencode())),
        "tag": _tag(request, rows, counted),
    }


def _chosen_view(query: QueryDict) -> str:
    asked = {name: value for name, value in query.items() if value and name != "after"}
    return next((name for name, _, wanted in _VIEWS if wanted == asked), "")


def _turn(query: QueryDict, after: str) -> str:
    kept = [(name, value) for name, value in query.items() if value and name != "after"]
    return "?" + urlencode([*kept, ("after", after)] if after else kept) if after or kept else ""


def _tag(request: HttpRequest, rows: list[Row], counted: Mapping[str, work_list.Count]) -> str:
    """Equal as long as the page would look the same to this person."""
    seen = [request.user.pk, request.GET.urlencode(), {name: count.number for name, count in counted.items()}]
    shown = [(row.key, row.holder, row.report.status, row.clock and str(row.clock.state)) for row in rows]
    return f'"{hashlib.sha256(repr((seen, shown)).encode()).hexdigest()[:32]}"'


def _told(request: HttpRequest, forces: Forces, words: Mapping[str, Any]) -> None:
    """Write down who was shown a list, of how many, and by which choices; what was typed is not kept."""
    shown: dict[int, int] = dict.fromkeys(forces, 0)
    for row in words["rows"]:
        shown[row.report.force_id] += 1
    chosen = sorted(name for name, value in request.GET.items() if value and name in words["filter"].fields)
    action = "reports.searched" if {"reference", "crime_number"} & set(chosen) else "reports.listed"
    with tenancy.transaction(*forces):
        for force_id, number in shown.items():
            audit.record(
                force_id=force_id, actor=actor_of(request), action=action, subject="reports", by=chosen, shown=number
            )
