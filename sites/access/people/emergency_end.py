"""Emergency access ends before the first request after its time, not when a job next runs."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sites.access import memberships
from sites.access.people import emergency
from sites.forces.models import Force


class EmergencyEndMiddleware:
    """Ends what is overdue for the person of the request. Costs others nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = request.user
        if getattr(person, "is_platform_staff", False):
            held = memberships.forces_of(person)
            for force in Force.objects.filter(pk__in=held) if held else ():
                if emergency.end_overdue(force=force, person_id=person.pk):
                    memberships.forget(person)
        return self.get_response(request)
