"""The national team's table of who has which version of which page."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pages.editor.sharing.national_access import for_national_team
from pages.sharing.versions import LABELS, Matrix, as_table, matrix
from soh.core.spreadsheets import harmless

HEADING = "Who has which version"


@for_national_team
@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Show every national page beside every force, filtered by state and force."""
    whole = matrix()
    state, force = _filters(request)
    table = matrix(state=state, force_id=force) if state or force else whole
    context = {
        "header_title": HEADING,
        "header_icon": "table",
        "table": table,
        "forces": whole.forces,
        "states": [(key, label, whole.count(key)) for key, label in LABELS.items()],
        "state": state,
        "force": force,
        "query": request.GET.urlencode(),
        "breadcrumbs_items": [{"url": reverse("wagtailadmin_home"), "label": "Home"}, {"url": "", "label": HEADING}],
    }
    return render(request, "pages/sharing/versions.html", context)


@for_national_team
@require_safe
def versions_file(request: HttpRequest) -> HttpResponse:
    """Give the same table, with the same filters, as a file for spreadsheets."""
    state, force = _filters(request)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="versions.csv"'
    writer = csv.writer(response)
    for row in as_table(_table(state, force)):
        writer.writerow([harmless(cell) for cell in row])
    return response


def _table(state: str, force: int | None) -> Matrix:
    return matrix(state=state, force_id=force)


def _filters(request: HttpRequest) -> tuple[str, int | None]:
    state, force = request.GET.get("state", ""), request.GET.get("force", "")
    known: dict[str, Any] = LABELS
    is_number = force.isascii() and force.isdigit() and len(force) < 10
    return (state if state in known else ""), (int(force) if is_number else None)
