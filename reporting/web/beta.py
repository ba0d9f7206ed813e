"""What a journey has to do with a beta: it counts in its visitor's arm, and may be finished when all are sent back."""

from django.http import HttpRequest

from pages.serving.beta_choice import arm_of
from pages.serving.facts import facts_for
from reporting.intake import drafts
from reporting.web import addresses
from reporting.web.journeys import JourneyRequest
from reporting.web.visitor import visitor_of
from sites.forces import tally
from sites.forces.arms import Event
from sites.forces.models import Phase

FORM_TYPES = frozenset({"formpage", "adoptedformpage"})
"""Names of the models of pages that hold a form."""


def count(journey: JourneyRequest, event: Event) -> None:
    """Count a form that was begun or sent while the site is a beta. The training space is counted nowhere."""
    if journey.force.phase == Phase.BETA and not journey.site.is_training:
        tally.add(force_id=journey.force.id, arm=arm_of(journey.request), event=event)


def is_finishing(request: HttpRequest) -> bool:
    """Whether the request is for a page of a form and comes from somebody who has begun one and not finished it."""
    visitor = visitor_of(request)
    if not _is_within_form(request):
        return False
    if request.path.rstrip("/").rpartition("/")[2] in addresses.RETURNS:
        return True  # somebody who saved answers comes back to them, perhaps with another browser
    if visitor is None:
        return False
    site = request.hosted_site  # type: ignore[attr-defined]
    return drafts.has_unfinished(force_id=site.force.id, visitor=visitor)


def _is_within_form(request: HttpRequest) -> bool:
    path = request.path if request.path.endswith("/") else f"{request.path}/"
    above = path.rstrip("/").rpartition("/")[0] + "/"
    for index in facts_for(request).indexes.values():
        entry = index.by_url.get(path) or index.by_url.get(above)
        if entry is not None and entry.type in FORM_TYPES:
            return True
    return False
