"""Opening a force, and seeing how far each is."""

from time import monotonic
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sites.forces.facts import ForceFacts, UnknownForce, facts_of
from sites.forces.keys import NoPrivateKeyHere
from sites.forces.models import Force
from sites.provisioning.delivery_trial import NotDelivered, send_test
from sites.provisioning.force import HostnameTaken, NotProvisioned, Opened, UnknownLanguage, provision_force
from sites.provisioning.opening import overview
from sites.provisioning.opening.access import for_national_team, force_of_reader, opens_forces
from sites.provisioning.opening.force_facts import facts_for_page
from sites.provisioning.opening.forms import OpeningForm
from sites.provisioning.presets import preset

_ICON = "site"
_HEADING = "Forces"
_REFUSALS = (HostnameTaken, NotProvisioned, NoPrivateKeyHere, UnknownLanguage)


@for_national_team
@require_safe
def forces(request: HttpRequest) -> HttpResponse:
    """List every force that can have a site, with how far it is."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()[:60]
    everybody = overview.rows()
    context = {
        "rows": overview.rows(state=state, words=words) if state or words else everybody,
        "states": [
            {"key": key, "label": label, "how_many": sum(row.state == key for row in everybody)}
            for key, label in overview.states()
        ],
        "state": state,
        "words": words,
        "is_filtered": bool(state or words),
    }
    return _page(request, "list", _HEADING, context)


@require_safe
def force_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a force has and what it still needs, to the national team and the force's administrators."""
    force = force_of_reader(request, slug)
    return _page(request, "force", force.name, facts_for_page(force, may_complete=opens_forces(request.user)))


@for_national_team
@require_http_methods(["GET", "HEAD", "POST"])
def open_force(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for address, languages and look, then open."""
    facts = _known(slug)
    if Force.objects.filter(slug=slug).exists():
        return redirect("forces:force", slug)
    form = OpeningForm(request.POST or None, facts=facts)
    if request.method == "POST" and form.is_valid():
        look = preset(form.cleaned_data["look"])
        opened = _provision(
            request,
            form,
            slug=slug,
            hostname=form.cleaned_data["hostname"].strip(),
            languages=form.languages,
            colours=(look.brand_colour, look.accent_colour),
        )
        if opened is not None:
            return redirect("forces:force", slug)
    return _page(request, "open", f"Open {facts.name}", {"form": form, "facts": facts})


@for_national_team
@require_POST
def complete_force(request: HttpRequest, slug: str) -> HttpResponse:
    """Make what is missing of a force that was opened before."""
    force_of_reader(request, slug)
    _provision(request, None, slug=slug)
    return redirect("forces:force", slug)


@require_POST
def test_delivery(request: HttpRequest, slug: str) -> HttpResponse:
    """Send a test notice to the force's duty address."""
    force = force_of_reader(request, slug)
    try:
        send_test(force=force, actor=f"user:{request.user.pk}")
    except NotDelivered as error:
        messages.error(request, f"The test was not sent. {error}")
    else:
        sent = f"A test was sent to {force.notice_email}." if force.notice_email else "Written down: the inbox is read."
        messages.success(request, sent)
    return redirect("forces:force", slug)


def _provision(request: HttpRequest, form: OpeningForm | None, *, slug: str, **options: Any) -> Opened | None:
    """Open or complete, and say what was done and how long it took; a refusal goes to the form, else to a message."""
    began = monotonic()
    try:
        opened = provision_force(slug=slug, actor=f"user:{request.user.pk}", **options)
    except _REFUSALS as error:
        if form is not None:
            form.add_error("hostname" if isinstance(error, HostnameTaken) else None, str(error))
        else:
            messages.error(request, str(error))
        return None
    done = "opened" if opened.is_new else "complete"
    messages.success(
        request,
        f"{opened.force.name} is {done}, after {monotonic() - began:.1f} seconds. "
        f"{opened.adopted} national pages and forms were adopted now.",
    )
    return opened


def _known(slug: str) -> ForceFacts:
    try:
        return facts_of(slug)
    except UnknownForce as error:
        raise Http404 from error


def _page(request: HttpRequest, name: str, heading: str, context: dict[str, Any]) -> HttpResponse:
    trail = [{"url": reverse("forces:list"), "label": _HEADING}] if opens_forces(request.user) else []
    if name == "list":
        trail = []
    words = {
        "header_title": heading,
        "header_icon": _ICON,
        "breadcrumbs_items": [*trail, {"url": "", "label": heading}],
        **context,
    }
    return render(request, f"force_sites/opening/{name}.html", words)
