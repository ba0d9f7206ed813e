"""Who sees and does what about a force's site. For everybody else the screens do not exist (404)."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sites.access.memberships import forces_of, forces_with, is_national
from sites.access.roles import FORCE_ROLES, Role
from sites.forces.models import Force

ANY_ROLE = frozenset(FORCE_ROLES)
LOOK = frozenset({Role.PUBLISHER, Role.FORCE_ADMIN})
"""Change colours, words, pictures, links and twins."""
PHASE = frozenset({Role.FORCE_ADMIN})
"""Decide about the phase."""
SEND_BACK = frozenset({Role.FORCE_ADMIN, Role.PUBLISHER})
"""Lead all visitors of a beta back: whoever sees a fault first."""
COUNTS = frozenset({Role.FORCE_ADMIN, Role.PUBLISHER, Role.AUDITOR})
AGREEMENT = frozenset({Role.FORCE_ADMIN})
"""Record what was signed. Everybody who works for the force reads it."""

View = Callable[Concatenate[HttpRequest, Force, ...], HttpResponse]


def may(user: Any, force: Force, roles: Iterable[Role]) -> bool:
    """Whether the person holds one of these roles for the force, or is of the national team."""
    return is_national(user) or force.pk in forces_with(user, roles)


def for_force(roles: Iterable[Role]) -> Callable[[View], Callable[..., HttpResponse]]:
    """Call `view(request, force, ...)` with the force of the address; 404 to whoever holds none of the roles."""

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, slug: str, **arguments: Any) -> HttpResponse:
            force = Force.objects.select_related("site__root_page").filter(slug=slug).first()
            if force is None or not may(request.user, force, roles):
                raise Http404
            return view(request, force, **arguments)

        return guarded

    return decorate


def forces_seen_by(user: Any) -> list[Force]:
    """Return the forces whose screens the person may open, by name."""
    forces = Force.objects.order_by("name")
    return list(forces if is_national(user) else forces.filter(pk__in=forces_of(user)))


def actor_of(request: HttpRequest) -> str:
    """Name the signed-in person for histories and audit."""
    return f"user:{request.user.pk}"


def page(
    request: HttpRequest, force: Force, name: str, heading: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a screen of a force."""
    trail: list[dict[str, str]] = []
    if name != "overview":
        trail = [{"url": reverse("governance:overview", args=[force.slug]), "label": force.short_name}]
    words = {
        "header_title": heading,
        "header_icon": "site",
        "breadcrumbs_items": [*trail, {"url": "", "label": heading}],
        "force": force,
        "is_welsh": "cy" in force.language_codes,
        **context,
    }
    return render(request, f"force_sites/governance/{name}.html", words, status=status)
