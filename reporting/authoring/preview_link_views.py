"""The staff page on which an editor makes a link to a draft, or withdraws all of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from reporting.authoring import preview_links
from reporting.authoring.drafts import editable_draft


def urls() -> list[Any]:
    """Addresses below /admin/."""
    return [path("reporting/forms/<int:page_id>/share/", share_page, name="form_preview_link")]


@require_http_methods(["GET", "POST"])
def share_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Say what a link does; a POST makes one, which is shown once, or withdraws all."""
    page = editable_draft(request, page_id)
    actor: Any = request.user
    link = withdrawn = None
    match request.method == "POST" and request.POST.get("act"):
        case "share":
            link = preview_links.share(page=page, actor=actor)
        case "withdraw":
            preview_links.withdraw(page=page, actor=actor)
            withdrawn = True
    edit = reverse("wagtailadmin_pages:edit", args=[page_id])
    words = {
        "header_title": f"Share the draft of {page.title}",
        "header_icon": "form",
        "breadcrumbs_items": [{"url": edit, "label": page.title}, {"url": "", "label": "Share the draft"}],
        "link": link,
        "withdrawn": withdrawn,
        "days": preview_links.LASTS.days,
    }
    response = render(request, "reporting/authoring/share_draft.html", words)
    response["Cache-Control"] = "no-store, private"
    return response
