"""Entering a report for somebody who calls or comes to a counter: through the same form, at the force's own site.

The staff host shares no cookie with a public site. What is known of the entry goes along sealed under a token for one
use, in the body of a post, as answers from elsewhere do.
"""

from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from pages.serving.site_index import url_of
from reporting.authoring.published import forms_of_site
from reporting.inbox.access import Forces, View, for_report_readers, not_found
from reporting.inbox.entry_forms import EntryForm
from reporting.inbox.report_page import actor_of
from reporting.intake import arrivals
from reporting.on_behalf.entering import Entering
from sites.access.memberships import forces_with
from sites.access.roles import REPORT_ENTERERS
from sites.forces import hosts
from sites.forces.hosts import ForceFace, HostedSite
from sites.forces.models import Phase

_LANGUAGES = {"en": "", "cy": " (in Welsh)"}


@dataclass(frozen=True, slots=True)
class _Offered:
    """A form at a force's site in one language."""

    site: HostedSite
    force: ForceFace
    form_key: UUID
    language: str
    title: str
    path: str

    @property
    def value(self) -> str:
        return f"{self.force.slug}/{self.language}/{self.form_key}"


def may_enter(user: Any) -> bool:
    """Whether the person enters reports for any force."""
    return bool(forces_with(user, REPORT_ENTERERS))


def _for_enterers(view: View) -> View:
    @wraps(view)
    def gated(request: HttpRequest, forces: Forces) -> HttpResponseBase:
        own = [force for force in forces_with(request.user, REPORT_ENTERERS) if force in forces]
        return view(request, own) if own else not_found(request)

    return for_report_readers(gated)


@_for_enterers
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, forces: list[int]) -> HttpResponse:
    """Ask which form and for whom; POST lays the entry ready and leads to the form."""
    offered = _offered(forces)
    form = EntryForm(request.POST if request.method == "POST" else None, offered=_choices(offered))
    chosen = None
    if form.is_valid():
        chosen = next((one for one in offered if one.value == form.cleaned_data["form"]), None)
    if chosen is None:
        return render(request, "reporting/inbox/enter.html", {**_frame(), "form": form, "offered": offered})
    return _ready(request, chosen, form)


def _ready(request: HttpRequest, chosen: _Offered, form: EntryForm) -> HttpResponse:
    actor, said = actor_of(request), form.cleaned_data
    token, _ = arrivals.announce(
        force_id=chosen.force.id,
        form_key=chosen.form_key,
        sender=arrivals.STAFF,
        source=chosen.force.name,
        path=chosen.path,
        locale=chosen.language,
        brought=(),
        actor=actor,
        entering=Entering(by=actor, way=said["way"], person=said["person"], log=" ".join(said["log"].split())),
    )
    words = {
        **_frame(),
        "title": chosen.title,
        "force": chosen.force,
        "way": dict(form.fields["way"].choices)[said["way"]],  # type: ignore[attr-defined]
        "person": dict(form.fields["person"].choices)[said["person"]],  # type: ignore[attr-defined]
        "action": f"{chosen.site.root_url}{arrivals.ADDRESS}",
        "host": chosen.site.host,
        "token_field": arrivals.TOKEN_FIELD,
        "token": token,
        "minutes": int(arrivals.LASTS.total_seconds() // 60),
    }
    response = render(request, "reporting/inbox/entry_ready.html", words)
    response._csp_update = {"form-action": [chosen.site.root_url]}  # type: ignore[attr-defined]
    response["Referrer-Policy"] = "no-referrer"
    return response


def _offered(forces: list[int]) -> list[_Offered]:
    """The forms of these forces whose sites take reports now, by force and title."""
    found = []
    for force_id in forces:
        try:
            site = hosts.site_of_force(force_id)
        except LookupError:
            continue
        force = site.force
        if force is None or force.phase == Phase.PAUSED or force.sends_visitors_back:
            continue
        for language, home in site.homes.items():
            for one in forms_of_site(site, language):
                path = url_of(home, language, one.page.url_path)
                found.append(_Offered(site, force, one.form_key, language, one.title, path))
    return sorted(found, key=lambda one: (one.force.name, one.title, one.language))


def _choices(offered: list[_Offered]) -> list[tuple[str, Any]]:
    forces = {one.force.id: one.force.name for one in offered}
    of_force = {
        name: [
            (one.value, one.title + _LANGUAGES.get(one.language, f" ({one.language})"))
            for one in offered
            if one.force.id == pk
        ]
        for pk, name in forces.items()
    }
    return list(of_force.items()) if len(of_force) > 1 else [each for group in of_force.values() for each in group]


def _frame() -> dict[str, Any]:
    heading = "Enter a report for somebody"
    return {
        "header_title": heading,
        "header_icon": "edit",
        "view": "enter",
        "breadcrumbs_items": [{"url": reverse("inbox:work"), "label": "Reports inbox"}, {"url": "", "label": heading}],
    }
