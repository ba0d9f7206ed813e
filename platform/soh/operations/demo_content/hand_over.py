"""One report of Thames Valley waits at Hampshire for an answer, as from supervisor to supervisor."""

from typing import Any

from django.contrib.auth import get_user_model

from reporting.custody import lists, offering
from reporting.custody.models import Reason
from reporting.records import triage
from reporting.records.models import Status
from sites.forces.models import Force
from soh.core import tenancy

_WHY = (
    "Two people in grey tops and a dark estate car: it sounds like the series of van thefts around Andover that your "
    "team is working on. The victim has a video."
)


def offer(*, giver: Force, taker: Force, supervisor: str, number: int) -> None:
    """Offer the report with this place in the queue, oldest first, when nothing was ever handed over."""
    with tenancy.transaction(giver):
        if lists.hand_overs([giver.pk]).exists():
            return
        waiting = triage.queue([giver.pk]).filter(status=Status.NEW).order_by("id")
        reference = waiting.values_list("reference", flat=True)[number : number + 1].first()
    if reference is None:
        return
    person: Any = get_user_model().objects.get(username=supervisor)
    offering.offer(
        forces=[giver.pk],
        reference=reference,
        to_force=taker.pk,
        reason=Reason.LINKED,
        words=_WHY,
        notes=(),
        actor=f"user:{person.pk}",
        actor_name=str(person),
    )
