"""The auditor's screen: who did what in the force, and when. No contents of reports stand in the trail."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access

from sites.access.memberships import forces_with
from sites.access.people.gate import missing
from sites.access.roles import Role
from sites.access.trail import events, table_file
from sites.access.trail.events import Filter
from sites.forces.models import Force
from soh.core import audit_verification, clock, tenancy
from soh.core.audit_operations import Operation


class FilterForm(forms.Form):
    """What to narrow to."""

    by = forms.ChoiceField(label="Who", required=False)
    act = forms.ChoiceField(label="Act", required=False)
    operation = forms.ChoiceField(
        label="Operation",
        required=False,
        choices=[
            ("", "Every operation"),
            *((str(each), each.capitalize()) for each in Operation if each is not Operation.ADMINISTRATION),
        ],
    )
    day = forms.DateField(
        label="Day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Enter a day, like 2026-05-31"},
    )

    def __init__(self, *args: Any, force: Force, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["by"].choices = [("", "Everybody"), *events.actors_of(force)]
        fields["act"].choices = [
            ("", "Every act"),
            *((each, events.readable(each)) for each in events.actions_of(force)),
        ]

    def chosen(self) -> Filter:
        """Return the filter; parts that were not understood do not narrow."""
        self.is_valid()
        words = self.cleaned_data
        day: date | None = words.get("day")
        return Filter(words.get("by") or "", words.get("act") or "", day, words.get("operation") or "")


@never_cache
@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Choose the force; with one, go there."""
    forces = list(Force.objects.filter(pk__in=_audited_by(request.user)).order_by("name"))
    if not forces:
        return missing(request)
    if len(forces) == 1:
        return redirect("audit_trail:force", forces[0].slug)
    words = {"header_title": "Audit trail", "header_icon": "history", "forces": forces}
    crumbs = [{"url": "", "label": "Audit trail"}]
    return render(request, "force_sites/trail/index.html", {**words, "breadcrumbs_items": crumbs})


@never_cache
@require_admin_access
@require_safe
def trail_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a page of the trail, newest first."""
    force = _force(request, slug)
    if force is None:
        return missing(request)
    with tenancy.transaction(force):
        form = FilterForm(request.GET, force=force)
        chosen = form.chosen()
        found = events.events(force, chosen)
        before = request.GET.get("before", "")
        if before.isdigit() and len(before) < 19:
            found = found.filter(pk__lt=int(before))
        rows = list(events.lines(found[: events.PAGE + 1]))
        check = audit_verification.newest_check(force.pk)
        shown = rows[: events.PAGE]
        events.looked(
            force=force, actor=f"user:{request.user.pk}", action="audit.viewed", chosen=chosen, how_many=len(shown)
        )
    narrowed = urlencode(chosen.words())
    older = f"?{narrowed}&before={shown[-1].event.pk}" if len(rows) > events.PAGE else ""
    words = {
        "header_title": "Audit trail",
        "header_icon": "history",
        "breadcrumbs_items": [{"url": "", "label": f"Audit trail: {force.name}"}],
        "force": force,
        "form": form,
        "check": check,
        "lines": shown,
        "older": older,
        "narrowed": narrowed,
    }
    return render(request, "force_sites/trail/page.html", words)


@never_cache
@require_admin_access
@require_safe
def trail_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Send what the filter shows as CSV, the newest MOST_EXPORTED events."""
    force = _force(request, slug)
    if force is None:
        return missing(request)
    with tenancy.transaction(force):
        chosen = FilterForm(request.GET, force=force).chosen()
        rows = list(events.lines(events.events(force, chosen)[: events.MOST_EXPORTED]))
        events.looked(
            force=force, actor=f"user:{request.user.pk}", action="audit.exported", chosen=chosen, how_many=len(rows)
        )
    response = HttpResponse(table_file.written(rows), content_type="text/csv; charset=utf-8")
    name = f"audit-{force.slug}-{clock.today():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _audited_by(user: Any) -> frozenset[int]:
    return forces_with(user, [Role.AUDITOR])


def _force(request: HttpRequest, slug: str) -> Force | None:
    return Force.objects.filter(slug=slug, pk__in=_audited_by(request.user)).first()


app_name = "audit_trail"
urlpatterns = [
    path("", index, name="index"),
    path("<slug:slug>/", trail_page, name="force"),
    path("<slug:slug>/file/", trail_file, name="file"),
]
