"""Platform powers for a while: taken with a second factor and a reason, written down, ended by the clock.

Nobody is a superuser in the database. A person of the platform becomes one for the requests of the one session in
which they elevated, and only until the end of the elevation.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from wagtail.log_actions import log

from soh.accounts.models import Elevation
from soh.core import clock

MINUTES = (15, 30, 60)
_SESSION = "elevation"


class NotPlatformStaff(Exception):
    """The person does not run the platform."""


def begin(*, person: Any, reason: str, minutes: int, session: Any) -> Elevation:
    """Elevate a person in this session, for one of MINUTES. Raises NotPlatformStaff, ValueError.

    The caller has checked the second factor.
    """
    if not (person.is_active and person.is_platform_staff):
        raise NotPlatformStaff
    if minutes not in MINUTES or not reason.strip():
        raise ValueError("an elevation needs a reason and one of the offered lengths")
    with transaction.atomic():
        now = clock.now()
        elevation = Elevation.objects.create(
            person=person, reason=reason.strip(), begins_at=now, ends_at=now + timedelta(minutes=minutes)
        )
        log(person, "soh.elevated", user=person, data={"reason": elevation.reason, "minutes": minutes})
    session[_SESSION] = elevation.pk
    return elevation


def end(*, person: Any, session: Any) -> None:
    """End the elevation of this session, if there is one."""
    elevation = current(person=person, session=session)
    session.pop(_SESSION, None)
    if elevation is None:
        return
    with transaction.atomic():
        elevation.ended_at = clock.now()
        elevation.save(update_fields=["ended_at"])
        log(person, "soh.elevation_ended", user=person)


def current(*, person: Any, session: Any) -> Elevation | None:
    """Return the elevation under which this session runs, None without."""
    key = session.get(_SESSION)
    if key is None or not (person.is_active and person.is_platform_staff):
        return None
    found = Elevation.objects.filter(pk=key, person=person).first()
    return found if found is not None and found.is_running else None


class ElevationMiddleware:
    """Gives the person of the request platform powers under an elevation, and takes them from everybody else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        request.elevation = None  # type: ignore[attr-defined]
        if settings.PLATFORM_ELEVATION_REQUIRED and person.is_authenticated:
            person.is_superuser = False
            if person.is_platform_staff:
                found = current(person=person, session=request.session)
                request.elevation = found  # type: ignore[attr-defined]
                person.is_superuser = person.is_elevated = found is not None
        return self.get_response(request)
