"""Who opens forces, and who sees how far a force is. For everybody else the screens do not exist."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse

from sites.access.memberships import forces_with, is_national
from sites.access.roles import Role
from sites.forces.models import Force

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def opens_forces(user: Any) -> bool:
    """Whether the person may open forces: the national team and those who run the platform."""
    return is_national(user)


def sees(user: Any, force: Force) -> bool:
    """Whether the person may see how far a force is: its own administrators, and whoever opens forces."""
    return opens_forces(user) or force.pk in forces_with(user, [Role.FORCE_ADMIN])


def for_national_team(view: View) -> View:
    """Answer 404 to everybody who does not open forces."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not opens_forces(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def force_of_reader(request: HttpRequest, slug: str) -> Force:
    """Return an opened force that the person may see. Raises Http404."""
    force = Force.objects.select_related("site__root_page").filter(slug=slug).first()
    if force is None or not sees(request.user, force):
        raise Http404
    return force
