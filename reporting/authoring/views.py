"""Staff pages of form authoring: the proof of a saved draft, and the walk through it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods

from reporting.authoring import page_source, preview, publishing, trial
from reporting.authoring.form_page import FormPage
from reporting.authoring.trial import Trial
from soh.core import clock


def urls() -> list[Any]:
    """Addresses below /admin/."""
    return [
        path("reporting/forms/<int:page_id>/proof/", proof, name="form_proof"),
        path("reporting/forms/<int:page_id>/try/", try_form, name="form_trial"),
    ]


@require_GET
def proof(request: HttpRequest, page_id: int) -> HttpResponse:
    """The inside of the proof panel for the newest draft."""
    page = _draft(request, page_id)
    words = {"findings": publishing.findings(page), "trial_url": reverse("form_trial", args=[page_id])}
    return render(request, "reporting/authoring/proof.html", words)


@xframe_options_sameorigin
@require_http_methods(["GET", "POST"])
def try_form(request: HttpRequest, page_id: int) -> HttpResponse:
    """Walk the newest draft as a visitor; the page carries the answers, nothing is stored."""
    page = _draft(request, page_id)
    attributes = {
        "trial": _where(request, page),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page_id]),
    }
    response: HttpResponse = page.make_preview_request(request, preview.TRIAL, attributes)
    return response


def _where(request: HttpRequest, page: FormPage) -> Trial:
    form = page_source.draft_form(page)
    posted = request.POST
    answers, step = trial.carried_answers(posted.get("trial-answers", "")), posted.get("trial-step", "")
    match posted.get("trial-go"):
        case "begin":
            return trial.begin(form)
        case "next":
            return trial.go_on(form, answers, step, dict(posted.lists()), today=clock.today())
        case "add":
            return trial.add_entry(form, answers, step, dict(posted.lists()))
        case "back":
            return trial.go_back(form, answers, step)
        case _:
            return Trial()


def _draft(request: HttpRequest, page_id: int) -> FormPage:
    """The newest draft of a form that the person may edit; Http404 for any other."""
    page = get_object_or_404(FormPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    draft: FormPage = page.get_latest_revision_as_object()
    return draft
