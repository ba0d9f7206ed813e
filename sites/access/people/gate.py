"""Who may look after the people of a force or of the national team; for everybody else those pages are missing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeAlias

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.defaults import page_not_found
from wagtail.admin.auth import require_admin_access

from sites.access.memberships import forces_with, runs_platform
from sites.access.people.invitations import NATIONAL
from sites.access.roles import Role
from sites.forces.models import Force

View: TypeAlias = Callable[..., HttpResponse]


def may_look_after(user: Any, force: Force | None) -> bool:
    """Whether the person is an administrator of the force, or has platform powers now; the latter alone for None."""
    if runs_platform(user):
        return True
    return force is not None and force.pk in forces_with(user, [Role.FORCE_ADMIN])


def looked_after(user: Any) -> list[Force]:
    """Return the forces whose people the person looks after, by name."""
    forces = Force.objects.order_by("name")
    return list(forces if runs_platform(user) else forces.filter(pk__in=forces_with(user, [Role.FORCE_ADMIN])))


def for_administrators(view: View) -> View:
    """Call `view(request, force, ...)` for the slug in the address; `national` gives None."""

    @wraps(view)
    def gated(request: HttpRequest, owner: str, *args: Any, **kwargs: Any) -> HttpResponse:
        force = Force.objects.filter(slug=owner).first()
        if (force is None and owner != NATIONAL) or not may_look_after(request.user, force):
            return missing(request)
        try:
            return view(request, force, *args, **kwargs)
        except Http404:
            return missing(request)

    guarded: View = never_cache(require_admin_access(gated))
    return guarded


def missing(request: HttpRequest) -> HttpResponse:
    """Answer as the admin does for an address that does not exist."""
    return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")
