"""Adopting national pages at a place of the force's choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.models import Page

from pages.editor.adoption import why_not_adoptable
from pages.editor.sharing.access import page_of_force, require_publisher
from pages.library.adoption import AdoptionMixin
from pages.serving.facts import national_site
from pages.serving.visibility import pages_of
from pages.sharing.adopting import adopt_all, why_not_here
from pages.sharing.standings import standings
from sites.forces import hosts


@dataclass(frozen=True, slots=True)
class Offer:
    """A national page that may be adopted, or why not. `depth` counts from the national home."""

    id: int
    title: str
    type: str
    depth: int
    is_there: bool
    problem: str


@require_http_methods(["GET", "HEAD", "POST"])
def adopt_here(request: HttpRequest, page_id: int) -> HttpResponse:
    """Offer every national page, and adopt what was chosen under this page."""
    parent = page_of_force(request, page_id)
    require_publisher(request.user, parent)
    if request.method == "POST":
        return _adopt(request, parent)
    offers = offers_for(parent)
    return render(
        request,
        "pages/sharing/adopt.html",
        {
            "header_title": "Adopt national pages",
            "header_icon": "download",
            "parent": parent,
            "offers": offers,
            "all_there": all(offer.is_there for offer in offers),
            "left": sum(not (offer.is_there or offer.problem) for offer in offers),
            "breadcrumbs_items": [
                {"url": reverse("wagtailadmin_explore", args=[parent.pk]), "label": parent.title},
                {"url": "", "label": "Adopt national pages"},
            ],
        },
    )


def offers_for(parent: Page) -> list[Offer]:
    """Return the national pages in the order of their tree, with what speaks against each in this place."""
    national, site = national_site(), hosts.site_of_path(parent.path)
    if national is None or site is None:
        return []
    there = {row.source_id for row in standings([site])}
    home = national.homes["en"]
    pages = pages_of(national, language="en").filter(live=True).exclude(path=home.path).order_by("path")
    return [
        Offer(
            id=page.pk,
            title=page.title,
            type=str(page.page_type_display_name),
            depth=page.depth - len(home.path) // Page.steplen - 1,
            is_there=page.pk in there,
            problem="" if page.pk in there else why_not_adoptable(page) or _clash(page, parent),
        )
        for page in pages
        if _is_plain(page)
    ]


def _clash(page: Page, parent: Page) -> str:
    return why_not_here(page, parent)


def _is_plain(page: Any) -> bool:
    """Forms and the news are no part of this list: forms are adopted on their own, news is each force's own."""
    model = page.specific_class
    if model is None or issubclass(model, AdoptionMixin) or model._meta.app_label != "pages":
        return False
    return not model._meta.model_name.startswith("news")


def _adopt(request: HttpRequest, parent: Page) -> HttpResponse:
    chosen = [int(pk) for pk in request.POST.getlist("page") if pk.isascii() and pk.isdigit() and len(pk) < 10]
    made, refused = adopt_all(sources=Page.objects.filter(pk__in=chosen), parent=parent, actor=request.user)
    if made:
        messages.success(request, f"Adopted: {', '.join(page.title for page in made)}.")
    for reason in refused:
        messages.error(request, reason)
    if not chosen:
        messages.error(request, "Choose at least one page.")
        return redirect("sharing:adopt", parent.pk)
    return redirect("wagtailadmin_explore", parent.pk)
