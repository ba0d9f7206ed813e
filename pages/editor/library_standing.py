"""How one entry stands - national, overridden, own - and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from pages.library.permissions import may_change, may_publish
from pages.sharing import entries
from pages.sharing.acts import Refused
from pages.sharing.comparison import rows_of
from pages.sharing.fields import stored, word_fields
from pages.sharing.merging import MINE, THEIRS
from pages.sharing.words import words_of_field
from sites.access import memberships
from sites.access.roles import CONTENT_ROLES
from sites.forces.models import Force


def addresses(model: type[Any]) -> list[URLPattern]:
    """Return the addresses of one library's entries."""

    def for_model(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        def of_entry(request: HttpRequest, pk: str, **kwargs: Any) -> HttpResponse:
            return view(request, get_object_or_404(model, pk=pk), **kwargs)

        return of_entry

    return [
        path("standing/<str:pk>/", for_model(standing), name="standing"),
        path("override/<str:pk>/", for_model(override), name="override"),
        path("compare/<str:pk>/<str:verb>/", for_model(decide), name="decide"),
        path("withdraw/<str:pk>/", for_model(withdraw), name="withdraw"),
        path("restore/<str:pk>/", for_model(restore), name="restore"),
    ]


@require_safe
def standing(request: HttpRequest, entry: Any) -> HttpResponse:
    """Show whose the entry is, the national change beside the force's words, and what may be done."""
    user = request.user
    rows, update = [], None
    if entry.force_id is not None and entries.has_news(entry):
        update = entries.update_of_entry(entry)
        rows = rows_of(update)
    used = entries.is_used(entry)
    context = {
        "header_title": f"{entry.name} ({entry.owner})",
        "header_icon": "folder-open-inverse",
        "entry": entry,
        "national": entries.national_of(entry),
        "said": _said(entry),
        "rows": rows,
        "update": update,
        "choices": sum(row.is_choice for row in rows),
        "used": used,
        "forces": _forces_without(entry, user),
        "others": _others(entry) if entry.force_id is None and used else [],
        "may_change": may_change(user, entry),
        "may_publish": may_publish(user, entry),
        "names": {
            name: _address(entry, name) for name in ("override", "withdraw", "restore", "edit", "history", "usage")
        },
        "decide": {verb: _address(entry, "decide", verb) for verb in ("take", "keep")} if update else {},
        "breadcrumbs_items": [
            {"url": _address(entry, "list"), "label": str(entry._meta.verbose_name_plural).capitalize()},
            {"url": "", "label": entry.name},
        ],
    }
    return render(request, "pages/library/standing.html", context)


@require_POST
def override(request: HttpRequest, entry: Any) -> HttpResponse:
    """Make the force's own draft, and open it in the editor."""
    force = next((one for one in _own_forces(request.user) if str(one.pk) == request.POST.get("force")), None)
    if force is None:
        raise Http404
    try:
        own = entries.override(entry=entry, force=force, actor=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(entry, "standing"))
    messages.success(request, "This is your own draft now. Visitors see it when a publisher has published it.")
    return redirect(_address(own, "edit"))


@require_POST
def decide(request: HttpRequest, entry: Any, verb: str) -> HttpResponse:
    """Take the national words into a draft, or keep one's own."""
    if verb not in ("take", "keep"):
        raise Http404
    chosen = {
        name.removeprefix("choice-"): value
        for name, value in request.POST.items()
        if name.startswith("choice-") and value in (MINE, THEIRS)
    }
    try:
        if request.POST.get("version") != str(entries.update_of_entry(entry).after.pk):
            raise Refused("The national entry was published again in the meantime. Look at the newest change first.")
        if verb == "take":
            entries.take_national(own=entry, choices=chosen, actor=request.user)
            messages.success(request, "The national words are in a draft of your entry. Publish it to show them.")
        else:
            entries.keep_own(own=entry, actor=request.user)
            messages.success(request, "Your words stay. You will be told of the next national change.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_address(entry, "edit" if verb == "take" else "standing"))


@require_POST
def withdraw(request: HttpRequest, entry: Any) -> HttpResponse:
    """Show the entry no more; its words are kept."""
    _require_publisher(request, entry)
    pk = request.POST.get("instead", "")
    instead = type(entry)._default_manager.filter(pk=pk, force=None).first() if pk.isdigit() else None
    try:
        entries.withdraw(entry=entry, actor=request.user, instead=instead)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(_address(entry, "standing"))
    messages.success(request, f"“{entry.name}” is withdrawn. Its words are kept: you can show it again.")
    return redirect(_address(entry, "list"))


@require_POST
def restore(request: HttpRequest, entry: Any) -> HttpResponse:
    """Show a withdrawn entry again."""
    _require_publisher(request, entry)
    try:
        entries.restore(entry=entry, actor=request.user)
        messages.success(request, f"“{entry.name}” is shown again.")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(_address(entry, "standing"))


def _said(entry: Any) -> list[tuple[str, str]]:
    """The words that visitors read, field by field, the empty ones left out."""
    fields = [(field, words_of_field(field, stored(entry, field))) for field in word_fields(type(entry))]
    return [(str(field.verbose_name).capitalize(), words) for field, words in fields if words]


def _require_publisher(request: HttpRequest, entry: Any) -> None:
    if not may_publish(request.user, entry):
        raise PermissionDenied


def _own_forces(user: Any) -> list[Force]:
    return list(Force.objects.filter(pk__in=memberships.forces_with(user, CONTENT_ROLES)).order_by("name"))


def _forces_without(entry: Any, user: Any) -> list[Force]:
    """The person's forces that have nothing of their own under this key and language yet."""
    if entry.force_id is not None:
        return []
    same = type(entry)._default_manager.filter(key=entry.key, locale_id=entry.locale_id)
    taken = set(same.values_list("force_id", flat=True))
    return [force for force in _own_forces(user) if force.pk not in taken]


def _others(entry: Any) -> list[Any]:
    same = type(entry)._default_manager.filter(force=None, live=True, locale_id=entry.locale_id, replaced_by=None)
    return list(same.exclude(pk=entry.pk).order_by("name"))


def _address(entry: Any, name: str, *more: str) -> str:
    args = [] if name == "list" else [entry.pk, *more]
    return reverse(entry.snippet_viewset.get_url_name(name), args=args)
