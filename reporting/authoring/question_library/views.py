"""Staff pages of the question library: what the form editor asks for, what changed between versions, who uses it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F, OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from pages.library.permissions import visible_entries
from reporting.authoring.question_library import proving, telling, usage, versions
from reporting.authoring.question_library.models import QuestionGroup, QuestionGroupVersion
from reporting.authoring.sharing import comparison
from sites.access import trees
from sites.forces import hosts

MOST_ASKED = 200


def urls() -> list[Any]:
    """Addresses below /admin/."""
    base = "reporting/question-groups/"
    return [
        path(base, library, name="form_question_groups"),
        path(f"{base}<uuid:group_key>/forms/", forms, name="form_question_group_forms"),
        path(f"{base}<uuid:group_key>/changes/<int:before>/<int:after>/", changes, name="form_question_group_changes"),
    ]


@require_admin_access
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """What may be put into the form of a page (`page`), and the questions of the versions that it has (`with`)."""
    force_id, locale = _place(request)
    here = versions.visible_versions(request.user).filter(versions.for_place(force_id))
    groups = visible_entries(QuestionGroup, request.user).filter(
        versions.for_place(force_id), live=True, replaced_by=None, locale__language_code=settings.LANGUAGE_CODE
    )
    asked = _asked(request.GET.get("with", ""))
    newest = QuestionGroupVersion.objects.filter(group_key=OuterRef("group_key")).order_by("-number").values("number")
    wanted = Q(group_key__in=groups.values("translation_key")) | Q(group_key__in={key for key, _ in asked})
    wanted &= Q(number=Subquery(newest[:1]))
    for key, number in asked:
        wanted |= Q(group_key=key, number=number)
    rows = here.filter(wanted).select_related("force")
    groups = groups.select_related("force").order_by(F("force_id").asc(nulls_first=True), "name")
    return JsonResponse(telling.told(groups=groups, versions=rows, force_id=force_id, locale=locale))


@require_admin_access
@require_safe
def changes(request: HttpRequest, group_key: UUID, before: int, after: int) -> HttpResponse:
    """What differs between two versions of a group, side by side."""
    rows = {row.number: row for row in versions.visible_versions(request.user).filter(group_key=group_key)}
    if before not in rows or after not in rows:
        raise Http404
    blocks = comparison.compare(*proving.forms_of([rows[before], rows[after]]))
    words = {
        "header_title": rows[after].name,
        "header_icon": "folder-open-inverse",
        "breadcrumbs_items": [{"url": "", "label": f"{rows[after].name}: versions {before} and {after}"}],
        "before": rows[before],
        "after": rows[after],
        "blocks": blocks,
        "summary": comparison.summary(blocks),
    }
    return render(request, "reporting/authoring/question_library/changes.html", words)


@require_admin_access
@require_safe
def forms(request: HttpRequest, group_key: UUID) -> HttpResponse:
    """The forms that have the questions of a group."""
    rows = list(versions.visible_versions(request.user).filter(group_key=group_key).order_by("-number"))
    if not rows:
        raise Http404
    words = {
        "header_title": rows[0].name,
        "header_icon": "folder-open-inverse",
        "breadcrumbs_items": [
            {"url": reverse(QuestionGroup.snippet_viewset.get_url_name("list")), "label": "Question groups"},
            {"url": "", "label": f"Forms that use “{rows[0].name}”"},
        ],
        "newest": rows[0],
        "versions": [(row, rows[at + 1] if at + 1 < len(rows) else None) for at, row in enumerate(rows)],
        "uses": usage.uses(group_key, request.user),
    }
    return render(request, "reporting/authoring/question_library/forms.html", words)


def _place(request: HttpRequest) -> tuple[int | None, str]:
    """The force and language of a form, by its page or the one above it; national for a page of nobody's the person
    works with, which offers nothing that they could not see anyway.
    """
    number = request.GET.get("page", "")
    is_number = number.isdecimal() and len(number) < 10
    page = Page.objects.filter(pk=number).select_related("locale").first() if is_number else None
    if page is None or not (request.user.is_superuser or page.path.startswith(trees.own_trees(request.user))):
        return None, settings.LANGUAGE_CODE
    site = hosts.site_of_path(page.path)
    return (site.force.id if site and site.force else None), page.locale.language_code


def _asked(given: str) -> set[tuple[UUID, int]]:
    found = set()
    for pair in given.split(",")[:MOST_ASKED]:
        key, _, number = pair.partition(":")
        try:
            found.add((UUID(key), int(number) if number.isdecimal() and len(number) < 7 else 0))
        except ValueError:
            continue
    return found
