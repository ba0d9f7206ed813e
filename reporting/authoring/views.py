"""Staff pages of form authoring: the proof of a saved draft, and the walk through it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods

from reporting.authoring import page_source, preview, publishing, surveying, trial, trial_posts
from reporting.authoring.drafts import editable_draft
from reporting.authoring.form_page import FormPage
from reporting.authoring.trial import Trial
from reporting.definition.form import Form
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
    page = editable_draft(request, page_id)
    words = {"findings": publishing.findings(page), "trial_url": reverse("form_trial", args=[page_id])}
    return render(request, "reporting/authoring/proof.html", words)


@xframe_options_sameorigin
@require_http_methods(["GET", "POST"])
def try_form(request: HttpRequest, page_id: int) -> HttpResponse:
    """Walk the newest draft as a visitor; the page carries the answers, nothing is stored."""
    page = editable_draft(request, page_id)
    attributes = {
        "trial": _where(request, page),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page_id]),
    }
    response: HttpResponse = page.make_preview_request(request, preview.TRIAL, attributes)
    return response


def _where(request: HttpRequest, page: FormPage) -> Trial:
    form = page_source.draft_form(page)
    if request.method == "GET":
        return _from_example(request, form)
    return trial_posts.stand(form, dict(request.POST.lists()), today=clock.today())


def _from_example(request: HttpRequest, form: Form) -> Trial:
    """The start page; or, for an address that names an example journey and a step of it, that step with its answers."""
    number = request.GET.get("journey", "")
    if not (number.isdecimal() and len(number) < 5):
        return Trial()
    answers = surveying.example_answers(form, int(number), today=clock.today())
    return Trial() if answers is None else trial.jump(form, answers, request.GET.get("from", ""))
