"""What happened to a report, told in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model

from reporting.links.models import LinkKind
from reporting.on_behalf.models import Person
from reporting.records.models import CaseEvent, ClosingReason, Risk, Status
from reporting.referral.models import Body
from sites.forces.models import Force

_OTHERS = {"public": "Website visitor", "system": "The platform", "key": "Partner system"}


@dataclass(frozen=True, slots=True)
class Line:
    """One event."""

    at: datetime
    words: str
    who: str


@dataclass(frozen=True, slots=True)
class History:
    """Openings apart from the rest, because there are many of them."""

    events: list[Line]
    openings: list[Line]


def history(events: Iterable[CaseEvent]) -> History:
    """Return the events newest first, with the names of the staff."""
    newest_first = sorted(events, key=lambda event: -event.pk)
    forces = dict(Force.objects.values_list("slug", "name"))
    names = _names({event.actor for event in newest_first}) | {f"force:{slug}": name for slug, name in forces.items()}
    opened = CaseEvent.Kind.OPENED
    return History(
        [_line(event, names, forces) for event in newest_first if event.kind != opened],
        [_line(event, names, forces) for event in newest_first if event.kind == opened],
    )


def _line(event: CaseEvent, names: dict[str, str], forces: dict[str, str]) -> Line:
    return Line(event.at, " ".join(_words(event, forces)), names.get(event.actor) or _other(event.actor))


def _words(event: CaseEvent, forces: dict[str, str]) -> Iterator[str]:
    yield CaseEvent.Kind(event.kind).label
    if event.detail.get("entered_for"):
        yield f"(entered for: {Person(event.detail['entered_for']).label.lower()})"
    if event.kind == CaseEvent.Kind.STATUS_CHANGED:
        yield f"from {Status(event.detail['before']).label} to {Status(event.detail['after']).label}"
        if event.detail.get("reason"):
            yield f"({ClosingReason(event.detail['reason']).label.lower()})"
    yield from _of_triage(event)
    other = event.detail.get("to") or event.detail.get("from")
    if other:
        yield f"({forces.get(other, other)})"
    if event.kind == CaseEvent.Kind.TAKEN_OVER:
        stages = (
            f"{stage['reference']} at {forces.get(stage['force'], stage['force'])}" for stage in event.detail["custody"]
        )
        yield f"after {', then '.join(stages)}"


def _of_triage(event: CaseEvent) -> Iterator[str]:
    detail, kinds = event.detail, CaseEvent.Kind
    if event.kind in (kinds.LINKED, kinds.UNLINKED):
        yield f"({LinkKind(detail['link']).label.lower()})"
    elif event.kind == kinds.REFERRED:
        yield f"({Body(detail['body']).label})"
    if event.kind == kinds.SORTED:
        yield f"as {Risk(detail['risk']).label.lower()} risk"
    elif event.kind == kinds.RISK_CHANGED:
        yield f"from {Risk(detail['before']).label.lower()} to {Risk(detail['after']).label.lower()}"
    elif event.kind == kinds.ASSIGNED:
        yield f"to {_names({detail['person']}).get(detail['person'], 'a former member of staff')}"
    elif event.kind == kinds.CRIME_NUMBER:
        yield detail["number"]
    elif event.kind == kinds.ALERTED:
        yield f"({detail['whom']})"


def _names(actors: set[str]) -> dict[str, str]:
    ids = {actor: actor.removeprefix("user:") for actor in actors if actor.startswith("user:")}
    people = get_user_model()._default_manager.in_bulk([int(pk) for pk in ids.values() if pk.isdigit()])
    return {actor: str(people[int(pk)]) for actor, pk in ids.items() if pk.isdigit() and int(pk) in people}


def _other(actor: str) -> str:
    kind = actor.partition(":")[0]
    return _OTHERS.get(kind, "A former member of staff" if kind == "user" else actor)
