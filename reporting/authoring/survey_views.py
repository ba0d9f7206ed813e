"""Staff pages about all ways through a draft: its survey beside the editor, and its map."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from reporting.authoring import form_map_drawing, page_source, surveying
from reporting.authoring.drafts import editable_draft
from reporting.authoring.findings import Finding, advice_of, block_of
from reporting.definition import proof
from reporting.definition.paths.form_map import form_map
from reporting.definition.paths.survey import Survey
from reporting.definition.proof import Severity
from soh.core import clock


def urls() -> list[Any]:
    """Addresses below /admin/."""
    return [
        path("reporting/forms/<int:page_id>/ways/", ways, name="form_survey"),
        path("reporting/forms/<int:page_id>/map/", map_page, name="form_map"),
    ]


@require_GET
def ways(request: HttpRequest, page_id: int) -> HttpResponse:
    """The inside of the panel: how many ways lead through the newest draft, and example journeys to walk."""
    page = editable_draft(request, page_id)
    compiled, steps = page_source.compile_page(page), page_source.stored_steps(page)
    form, today = compiled.form, clock.today()
    found = surveying.surveyed(form, today=today)
    walk_at = reverse("form_trial", args=[page_id])
    words = {
        "count": found.count,
        "longest": surveying.longest_way(form, found),
        "journeys": [
            {
                "journey": journey,
                "steps": [(title, f"{walk_at}?{_from(journey.number, code)}") for code, title in journey.steps],
            }
            for journey in surveying.example_journeys(form, found)
        ],
        "survey": found,
        "missed": [
            Finding(Severity.WARNING, block_of(goal.at, compiled, steps), surveying.goal_in_words(form, goal))
            for goal in found.missed
        ],
        "advice": advice_of(compiled, steps),
        "is_whole": _is_whole(found),
    }
    return render(request, "reporting/authoring/survey.html", words)


@require_GET
def map_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """The newest draft drawn, and the same in words with a link to each step in the editor."""
    page = editable_draft(request, page_id)
    compiled = page_source.compile_page(page)
    drawn_map = form_map(compiled.form)
    wrong = {str(flaw.at[1]) for flaw in proof.prove(compiled.form) if flaw.severity is Severity.ERROR and flaw.at[1:]}
    edit = reverse("wagtailadmin_pages:edit", args=[page_id])
    words = {
        "header_title": f"Map of {page.title}",
        "header_icon": "form",
        "breadcrumbs_items": [{"url": edit, "label": page.title}, {"url": "", "label": "Map"}],
        "page": page,
        "drawing": form_map_drawing.drawn(drawn_map, wrong=wrong),
        "width": form_map_drawing.WIDTH,
        "height": form_map_drawing.HEIGHT,
        "twin": [
            {"line": line, "url": _block(edit, compiled.step_ids.get(line.step)), "is_wrong": line.step in wrong}
            for line in drawn_map.twin
        ],
    }
    return render(request, "reporting/authoring/form_map.html", words)


def _block(edit: str, block_id: str | None) -> str:
    return f"{edit}#block-{block_id}-section" if block_id else ""


def _from(journey: int, step: str) -> str:
    return urlencode({"journey": journey, "from": step})


def _is_whole(found: Survey) -> bool:
    return bool(found.journeys) and not found.missed
