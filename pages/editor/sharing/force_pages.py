"""A force and its adopted and localised pages: what is new nationally, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages
from wagtail.models import Page

from pages.editor.sharing.access import force_sites_of, require_publisher, tied_page
from pages.editor.start_page import name_of
from pages.sharing.acts import Refused
from pages.sharing.comparison import rows_of
from pages.sharing.entry_news import entry_news
from pages.sharing.localising import localise
from pages.sharing.merging import MINE, THEIRS
from pages.sharing.pinning import follow, pin
from pages.sharing.returning import last_return, preview, return_to_national, undo_return
from pages.sharing.standings import Standing, State, standings
from pages.sharing.updates import keep, last_taking, take, undo, update_of
from pages.types.adopted import AdoptedPage
from sites.forces import hosts

HEADING = "National changes"


@require_safe
def updates(request: HttpRequest) -> HttpResponse:
    """List what waits for a decision on the person's sites, and how every other adopted page stands."""
    sites = force_sites_of(request.user)
    if not sites:
        raise Http404
    rows = standings(sites)
    entries = entry_news(site.force.id for site in sites if site.force)
    shown = [
        {
            "name": name_of(site),
            "home_id": site.homes["en"].page_id,
            "waiting": [row for row in _on(site, rows) if row.is_waiting],
            "others": [row for row in _on(site, rows) if not row.is_waiting and row.state is not State.FOLLOWING],
            "entries": [entry for entry in entries if site.force and entry.force_id == site.force.id],
            "following": sum(row.state is State.FOLLOWING for row in _on(site, rows)),
        }
        for site in sites
    ]
    context = {"header_title": HEADING, "header_icon": "history", "sites": shown}
    return render(request, "pages/sharing/updates.html", {**_crumbs(), **context})


@require_safe
def tied(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show how one page stands to its national page, with the change side by side."""
    page = tied_page(request, page_id)
    standing = _standing(page)
    update, rows, reason = None, [], ""
    try:
        update = update_of(page) if standing.state is not State.FOLLOWING else None
        rows = rows_of(update) if update else []
    except Refused as refusal:
        reason = str(refusal)
    context = {
        "header_title": page.title,
        "header_icon": "doc-empty-inverse",
        "page": page,
        "standing": standing,
        "update": update,
        "rows": rows,
        "choices": sum(row.is_choice for row in rows),
        "reason": reason,
        "may_publish": page.permissions_for_user(request.user).can_publish(),
        "undoable": last_taking(page),
        "returned": last_return(page),
    }
    return render(request, "pages/sharing/page.html", {**_crumbs(page), **context})


@require_safe
def before_return(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what visitors would read instead of the force's own words, before it is decided."""
    page = tied_page(request, page_id)
    require_publisher(request.user, page)
    rows, reason = [], ""
    try:
        rows = preview(page)
    except Refused as refusal:
        reason = str(refusal)
    context = {"header_title": page.title, "header_icon": "undo", "page": page, "rows": rows, "reason": reason}
    return render(request, "pages/sharing/return.html", {**_crumbs(page), **context})


@require_POST
def act(request: HttpRequest, page_id: int, verb: str) -> HttpResponse:
    """Pin, follow, localise, take, keep or undo; then show how the page stands."""
    page = tied_page(request, page_id)
    require_publisher(request.user, page)
    do, done = _VERBS[verb]
    try:
        do(page, request)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done.format(title=page.title))
    return redirect("sharing:page", page.pk)


def _pin(page: Any, request: HttpRequest) -> None:
    pin(page=_adopted(page), actor=request.user)


def _follow(page: Any, request: HttpRequest) -> None:
    follow(page=_adopted(page), actor=request.user)


def _localise(page: Any, request: HttpRequest) -> None:
    localise(page=_adopted(page), actor=request.user)


def _take(page: Any, request: HttpRequest) -> None:
    _refuse_another(page, request)
    choices = {
        name.removeprefix("choice-"): value
        for name, value in request.POST.items()
        if name.startswith("choice-") and value in (MINE, THEIRS)
    }
    take(page=page, actor=request.user, choices=choices)


def _keep(page: Any, request: HttpRequest) -> None:
    _refuse_another(page, request)
    keep(page=page, actor=request.user)


def _undo(page: Any, request: HttpRequest) -> None:
    undo(page=page, actor=request.user)


def _return(page: Any, request: HttpRequest) -> None:
    return_to_national(page=page, actor=request.user)


def _undo_return(page: Any, request: HttpRequest) -> None:
    undo_return(page=_adopted(page), actor=request.user)


_VERBS: dict[str, tuple[Callable[[Any, HttpRequest], None], str]] = {
    "pin": (_pin, "“{title}” stays as it is until you take the next national version."),
    "follow": (_follow, "“{title}” always shows the newest national version."),
    "localise": (_localise, "“{title}” is your own page now. You can edit its words."),
    "take": (_take, "“{title}” has the national change now."),
    "keep": (_keep, "“{title}” keeps its own words. You will be told of the next national change."),
    "return": (_return, "“{title}” shows the national words now. You can have your own back."),
    "undo-return": (_undo_return, "“{title}” has your own words again."),
    "undo": (_undo, "“{title}” is as it was before the national change."),
}
VERBS = tuple(_VERBS)


def _adopted(page: Any) -> AdoptedPage:
    if not isinstance(page, AdoptedPage):
        raise Refused("This is your own page already.")
    return page


def _refuse_another(page: Page, request: HttpRequest) -> None:
    """What somebody read and decided on must be what is decided now."""
    if request.POST.get("version") != str(update_of(page).after.pk):
        raise Refused("The national page was published again in the meantime. Look at the newest change first.")


def _standing(page: Page) -> Standing:
    site = hosts.site_of_path(page.path)
    found = next((row for row in standings([site] if site else []) if row.page_id == page.pk), None)
    if found is None:
        raise Http404
    return found


def _on(site: Any, rows: list[Standing]) -> list[Standing]:
    trees = tuple(home.path for home in site.homes.values())
    return [row for row in rows if row.path.startswith(trees)]


def _crumbs(page: Page | None = None) -> dict[str, Any]:
    items = [
        {"url": reverse("wagtailadmin_home"), "label": "Home"},
        {"url": reverse("sharing:updates"), "label": HEADING},
    ]
    if page is not None:
        items.append({"url": "", "label": page.title})
    return {"breadcrumbs_items": items}
