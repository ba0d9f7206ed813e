"""The first screen of a force's site: how it stands, and the way to everything else."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sites.forces import hosts, training
from sites.forces.agreement_changes import current_agreement
from sites.forces.models import Force, Phase
from sites.forces.phases import phase_now
from sites.governance.screens import access
from soh.core import clock


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Lead to the person's force; let those of several choose."""
    forces = access.forces_seen_by(request.user)
    if not forces:
        raise Http404
    if len(forces) == 1:
        return redirect("governance:overview", forces[0].slug)
    moment = clock.now()
    rows = [(force, Phase(phase_now(force, moment)).label) for force in forces]
    words = {
        "header_title": "Sites of the forces",
        "header_icon": "site",
        "breadcrumbs_items": [{"url": "", "label": "Sites of the forces"}],
        "rows": rows,
    }
    return render(request, "force_sites/governance/index.html", words)


@access.for_force(access.ANY_ROLE)
@require_safe
def overview(request: HttpRequest, force: Force) -> HttpResponse:
    """Show phase, address and agreement, and what the person may change."""
    site = hosts.site_of_force(force.pk)
    context = {
        "phase": Phase(phase_now(force, clock.now())),
        "is_beta": phase_now(force, clock.now()) == Phase.BETA,
        "scheduled": Phase(force.scheduled_phase).label if force.scheduled_phase else "",
        "url": f"{site.root_url}/",
        "host": site.host,
        "agreement": current_agreement(force.pk),
        "may_look": access.may(request.user, force, access.LOOK),
        "may_phase": access.may(request.user, force, access.PHASE),
        "may_send_back": access.may(request.user, force, access.SEND_BACK),
        "may_counts": access.may(request.user, force, access.COUNTS),
        "training_host": hosts.training_site(site).host,
        "kept_days": training.KEPT_DAYS,
    }
    return access.page(request, force, "overview", f"Your site: {force.name}", context)


@access.for_force(access.ANY_ROLE)
@require_safe
def enter_training(request: HttpRequest, force: Force) -> HttpResponse:
    """Send a member of the force's staff into its training space, with a pass that is good for two minutes."""
    space = hosts.training_site(hosts.site_of_force(force.pk))
    response = HttpResponseRedirect(f"{space.root_url}/training/enter/?pass={training.new_pass(force.pk)}")
    response["Referrer-Policy"] = "no-referrer"
    return response
