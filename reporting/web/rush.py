"""More forms are begun, or reports sent, on one force's site than it has room for in this minute.

Nobody is dropped: the draft stays, and what was posted comes back in a page that sends it again.
"""

from django.http import HttpResponse

from reporting.web import addresses
from reporting.web.journeys import JourneyRequest
from sites.forces import unavailable
from sites.forces.quotas import Work, seconds_to_wait

_COUNTED = {addresses.START: Work.START, addresses.CHECK: Work.SEND}


def held_back(journey: JourneyRequest) -> HttpResponse | None:
    """Count what this request begins or sends; answer it when it must wait. None for all other requests."""
    work = _COUNTED.get(journey.segment)
    if work is None or journey.request.method != "POST":
        return None
    seconds = seconds_to_wait(work, journey.site)
    return unavailable.busy(journey.request, seconds=seconds) if seconds else None
