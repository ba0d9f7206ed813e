"""Record systems of a force, for its administrators: where reports are sent, and what could not be sent."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import require_admin_access

from reporting.delivery import switching
from reporting.delivery.endpoints import Delivery, DeliveryEndpoint, DeliverySecret, Outcome
from reporting.delivery.switching import MOST_AT_ONCE
from reporting.inbox.access import not_found, strict
from reporting.inbox.delivery_forms import EndpointForm, PeriodForm
from reporting.inbox.form_choices import forms_of
from reporting.inbox.report_page import actor_of
from sites.access.memberships import forces_with
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import clock, tenancy

ADMINISTRATORS = frozenset({Role.FORCE_ADMIN})
_SHOWN = 200
_TITLE = "Record systems"
_STALE = "Somebody else has changed this meanwhile, and nothing was overwritten. Look at it and change it again."


def may_connect(user: Any) -> bool:
    """Whether the person looks after the record systems of a force."""
    return bool(forces_with(user, ADMINISTRATORS))


def _gated(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Call `view(request, force, ...)` for an administrator of the force; 404 to everybody else."""

    @wraps(view)
    def gated(request: HttpRequest, slug: str, **arguments: Any) -> HttpResponse:
        force = Force.objects.filter(slug=slug).first()
        if force is None or force.pk not in forces_with(request.user, ADMINISTRATORS):
            return not_found(request)
        try:
            return view(request, force, **arguments)
        except (Http404, DeliveryEndpoint.DoesNotExist):
            return not_found(request)

    return strict(never_cache(require_admin_access(gated)))


@strict
@never_cache
@require_admin_access
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the only force, or offer those that the person administers."""
    forces = list(Force.objects.filter(pk__in=forces_with(request.user, ADMINISTRATORS)).order_by("name"))
    if not forces:
        return not_found(request)
    if len(forces) == 1:
        return redirect("inbox:record_systems", forces[0].slug)
    places = [(force.slug, force.name) for force in forces]
    return _page(request, "record_systems_index", _TITLE, {"places": places})


@_gated
@require_safe
def record_systems(request: HttpRequest, force: Force) -> HttpResponse:
    """List the addresses, and what could not be sent."""
    with tenancy.transaction(force):
        rows = list(DeliveryEndpoint.objects.filter(force=force, retired_at=None).order_by("name", "pk"))
        waits, dead = Count("pk", filter=Q(due_at__isnull=False)), Count("pk", filter=Q(dead_at__isnull=False))
        in_use = Delivery.objects.filter(force=force, endpoint__retired_at=None)
        open_ones = in_use.filter(Q(due_at__isnull=False) | Q(dead_at__isnull=False))
        counts = open_ones.values_list("endpoint").annotate(waits=waits, dead=dead)
        counted = {endpoint: (waiting, lost) for endpoint, waiting, lost in counts}
        not_sent = in_use.filter(dead_at__isnull=False)
        shown = list(not_sent.select_related("endpoint", "report", "entry").order_by("-pk")[: _SHOWN + 1])
    now = clock.now()
    systems = [
        {
            "row": row,
            "waits": counted.get(row.pk, (0, 0))[0],
            "dead": counted.get(row.pk, (0, 0))[1],
            "is_paused": bool(row.paused_until and row.paused_until > now),
        }
        for row in rows
    ]
    words = {"force": force, "systems": systems, "not_sent": shown[:_SHOWN], "is_cut": len(shown) > _SHOWN}
    return _page(request, "record_systems", f"{_TITLE}: {force.short_name}", words)


@_gated
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, force: Force) -> HttpResponse:
    """Add an address; its secret is shown on the answer, once."""
    form = EndpointForm(request.POST or None, offered=_offered(force))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        row, secret = switching.create(
            force_id=force.pk,
            name=words["name"],
            url=words["url"],
            forms=form.chosen(),
            sends=words["sends"],
            actor=actor_of(request),
        )
        return _secret(request, force, row, secret)
    return _page(request, "record_system", "A new record system", {"form": form, "force": force}, trail=_trail(force))


@_gated
@require_http_methods(["GET", "HEAD", "POST"])
def record_system(request: HttpRequest, force: Force, key: UUID) -> HttpResponse:
    """Show an address, and change it."""
    with tenancy.transaction(force):
        row = DeliveryEndpoint.objects.get(force=force, key=key, retired_at=None)
        old = DeliverySecret.objects.filter(force=force, endpoint=row, ends_at__gt=clock.now()).order_by("ends_at")
        old_until = old.values_list("ends_at", flat=True).last()
    takes = [str(one) for one in row.forms]
    initial = {"name": row.name, "url": row.url, "sends": row.sends, "takes": takes, "version": row.version}
    offered = _offered(force)
    offered += [(one, "A form without reports") for one in takes if one not in dict(offered)]
    form = EndpointForm(request.POST or None, offered=offered, initial=initial)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        try:
            switching.change(
                force_id=force.pk,
                key=key,
                name=words["name"],
                url=words["url"],
                forms=form.chosen(),
                sends=words["sends"],
                seen=words["version"] or 0,
                actor=actor_of(request),
            )
        except switching.Stale:
            messages.warning(request, _STALE)
        else:
            messages.success(request, "Saved. What waits goes to the address as it is now.")
        return _to("inbox:record_system", force.slug, key)
    words = {"form": form, "force": force, "row": row, "old_until": old_until, "period": PeriodForm()}
    return _page(request, "record_system", row.name, words, trail=_trail(force))


@_gated
@require_POST
def rotate(request: HttpRequest, force: Force, key: UUID) -> HttpResponse:
    """Make a new secret and show it, once."""
    secret = switching.rotate(force_id=force.pk, key=key, actor=actor_of(request))
    with tenancy.transaction(force):
        row = DeliveryEndpoint.objects.get(force=force, key=key, retired_at=None)
    return _secret(request, force, row, secret)


@_gated
@require_POST
def end_old(request: HttpRequest, force: Force, key: UUID) -> HttpResponse:
    """Let the old secret end at once."""
    switching.end_old_secret(force_id=force.pk, key=key, actor=actor_of(request))
    messages.success(request, "Messages are signed with the new secret only.")
    return _to("inbox:record_system", force.slug, key)


@_gated
@require_POST
def switch(request: HttpRequest, force: Force, key: UUID) -> HttpResponse:
    """Switch on or off."""
    is_on = request.POST.get("on") == "1"
    switching.switch(force_id=force.pk, key=key, is_on=is_on, actor=actor_of(request))
    off = "Switched off. What comes in meanwhile is listed as not sent."
    messages.success(request, "Switched on." if is_on else off)
    return _to("inbox:record_system", force.slug, key)


@_gated
@require_POST
def try_out(request: HttpRequest, force: Force, key: UUID) -> HttpResponse:
    """Send a test message and say what was answered."""
    answer = switching.try_out(force_id=force.pk, key=key, actor=actor_of(request))
    status = f" (status {answer.status})" if answer.status else ""
    said = f"{Outcome(answer.outcome).label}{status}, after {answer.milliseconds / 1000:.1f} seconds."
    (messages.success if answer.outcome == Outcome.TAKEN else messages.error)(request, f"Test message: {said}")
    return _to("inbox:record_system", force.slug, key)


@_gated
@require_POST
def send_period(request: HttpRequest, force: Force, key: UUID) -> HttpResponse:
    """Send the messages of some days again, under their old ids."""
    form = PeriodForm(request.POST)
    if not form.is_valid():
        [first, *_] = [text for errors in form.errors.values() for text in errors]
        messages.error(request, f"{first}.")
        return _to("inbox:record_system", force.slug, key)
    with tenancy.transaction(force):
        DeliveryEndpoint.objects.get(force=force, key=key, retired_at=None)
        chosen = switching.between(force_id=force.pk, key=key, **form.cleaned_data)
    sent = switching.send_again(force_id=force.pk, deliveries=chosen, actor=actor_of(request))
    if not chosen:
        messages.warning(request, "There is nothing of these days to send again.")
    elif not sent:
        messages.warning(request, "Nothing was sent, because the record system is switched off. Switch it on first.")
    else:
        rest = " More of these days are left: send them when these are through." if sent == MOST_AT_ONCE else ""
        messages.success(request, f"{sent} {'message is' if sent == 1 else 'messages are'} sent again.{rest}")
    return _to("inbox:record_system", force.slug, key)


@_gated
@require_POST
def retire(request: HttpRequest, force: Force, key: UUID) -> HttpResponse:
    """Take an address out of use for good, once the person has said so."""
    if request.POST.get("sure") != "1":
        messages.error(request, "Tick that you are sure, then retire it.")
        return _to("inbox:record_system", force.slug, key)
    switching.retire(force_id=force.pk, key=key, actor=actor_of(request))
    messages.success(request, "Retired. Nothing is sent there any more, and its secrets are deleted.")
    return _to("inbox:record_systems", force.slug)


@_gated
@require_POST
def send_again(request: HttpRequest, force: Force) -> HttpResponse:
    """Send again what was ticked, or everything that is not sent."""
    ticked = [int(text) for text in request.POST.getlist("delivery") if text.isascii() and text.isdecimal()]
    with tenancy.transaction(force):
        rows = Delivery.objects.filter(force=force, dead_at__isnull=False).order_by("pk")
        if request.POST.get("all") != "1":
            rows = rows.filter(pk__in=[number for number in ticked if number < 2**63])
        chosen = list(rows.values_list("pk", flat=True)[: switching.MOST_AT_ONCE])
    sent = switching.send_again(force_id=force.pk, deliveries=chosen, actor=actor_of(request))
    if sent < len(chosen):
        messages.warning(request, f"{len(chosen) - sent} stay here, because their record system is switched off.")
    if sent:
        messages.success(request, f"{sent} {'message is' if sent == 1 else 'messages are'} sent again.")
    elif not chosen:
        messages.warning(request, "Choose what is to be sent again.")
    return _to("inbox:record_systems", force.slug)


def _offered(force: Force) -> list[tuple[str, str]]:
    with tenancy.transaction(force):
        return forms_of([force.pk])


def _secret(request: HttpRequest, force: Force, row: DeliveryEndpoint, secret: str) -> HttpResponse:
    words = {"force": force, "row": row, "secret": secret}
    return _page(request, "record_system_secret", f"Secret of {row.name}", words, trail=_trail(force))


def _trail(force: Force) -> list[dict[str, str]]:
    label = f"{_TITLE}: {force.short_name}"
    return [{"url": reverse("inbox:record_systems", args=[force.slug]), "label": label}]


def _page(
    request: HttpRequest, name: str, heading: str, words: dict[str, Any], *, trail: list[dict[str, str]] | None = None
) -> HttpResponse:
    frame = {
        "header_title": heading,
        "header_icon": "mail",
        "breadcrumbs_items": [*(trail or []), {"url": "", "label": heading}],
    }
    return render(request, f"reporting/inbox/{name}.html", {**frame, **words})


def _to(name: str, *arguments: object) -> HttpResponse:
    response = redirect(name, *arguments)
    response.status_code = 303
    return response


urlpatterns = [
    path("record-systems/", index, name="record_systems_index"),
    path("record-systems/<slug:slug>/", record_systems, name="record_systems"),
    path("record-systems/<slug:slug>/new/", new, name="new_record_system"),
    path("record-systems/<slug:slug>/send-again/", send_again, name="send_again"),
    path("record-systems/<slug:slug>/<uuid:key>/", record_system, name="record_system"),
    path("record-systems/<slug:slug>/<uuid:key>/secret/", rotate, name="rotate_secret"),
    path("record-systems/<slug:slug>/<uuid:key>/end-old-secret/", end_old, name="end_old_secret"),
    path("record-systems/<slug:slug>/<uuid:key>/switch/", switch, name="switch_record_system"),
    path("record-systems/<slug:slug>/<uuid:key>/send-again/", send_period, name="send_period"),
    path("record-systems/<slug:slug>/<uuid:key>/retire/", retire, name="retire_record_system"),
    path("record-systems/<slug:slug>/<uuid:key>/test/", try_out, name="try_record_system"),
]
