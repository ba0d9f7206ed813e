"""The audit trail of a force, as its auditors read it. Looking at it is itself written down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet

from sites.forces.models import Force
from soh.core import audit
from soh.core.audit_operations import Operation, acts_of, operation_of
from soh.core.clock import LONDON
from soh.core.models import AuditEvent

PAGE = 50
MOST_EXPORTED = 20_000


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: of an actor, an act, an operation of section 62, a day in London. Empty parts do not narrow."""

    actor: str = ""
    action: str = ""
    day: date | None = None
    operation: str = ""

    def words(self) -> dict[str, str]:
        """Return what is narrowed, for the record of the look."""
        day = self.day.isoformat() if self.day else ""
        parts = {"by": self.actor, "act": self.action, "operation": self.operation, "day": day}
        return {name: value for name, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class Line:
    """One event with the names of the person who acted and of the person it was done to, where these are people."""

    event: Any
    actor: str
    subject: str

    @property
    def act(self) -> str:
        """The act as a person reads it: `staff.role_granted` is "staff: role granted"."""
        return readable(self.event.action)

    @property
    def operation(self) -> str:
        """Which operation of section 62 of the Data Protection Act 2018 the act is."""
        return str(operation_of(self.event.action) or "")

    @property
    def detail(self) -> str:
        """The event's details in a line."""
        parts = sorted((name, value) for name, value in self.event.detail.items() if value not in ("", None, []))
        return ", ".join(f"{readable(name)}: {_plain(value)}" for name, value in parts)


def readable(action: str) -> str:
    """Return an act in words."""
    return action.replace(".", ": ").replace("_", " ")


def events(force: Force, chosen: Filter) -> QuerySet[Any]:
    """Return the events, newest first. Use inside `tenancy.transaction(force)`."""
    found = AuditEvent.objects.filter(force_id=force.pk).order_by("-id")
    if chosen.actor:
        found = found.filter(actor=chosen.actor)
    if chosen.action:
        found = found.filter(action=chosen.action)
    if chosen.operation:
        found = found.filter(action__in=acts_of(Operation(chosen.operation)))
    if chosen.day:
        start = datetime.combine(chosen.day, datetime.min.time(), tzinfo=LONDON)
        found = found.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return found


def lines(found: Iterable[Any]) -> Iterator[Line]:
    """Return the events with the names of those who acted."""
    rows = list(found)
    names = names_of({row.actor for row in rows} | {row.subject for row in rows})
    for row in rows:
        subject = f"{names[row.subject]} ({row.subject})" if row.subject in names else row.subject
        yield Line(row, names.get(row.actor, row.actor), subject)


def actions_of(force: Force) -> list[str]:
    """Return the acts among the newest events of the force. Inside `tenancy.transaction(force)`."""
    return list(_newest(force).order_by("action").values_list("action", flat=True).distinct())


def actors_of(force: Force) -> list[tuple[str, str]]:
    """Return who acted in the newest events of the force, with names. Inside `tenancy.transaction(force)`."""
    actors = set(_newest(force).order_by().values_list("actor", flat=True).distinct())
    names = names_of(actors)
    return sorted(((actor, names.get(actor, actor)) for actor in actors), key=lambda each: each[1].casefold())


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Return the name of each actor that is a person."""
    keys = {actor: int(actor[5:]) for actor in actors if actor.startswith("user:") and actor[5:].isdigit()}
    people = get_user_model().objects.in_bulk(set(keys.values()))
    return {actor: str(people[key]) for actor, key in keys.items() if key in people}


def _plain(value: Any) -> str:
    return " and ".join(str(each) for each in value) if isinstance(value, list) else str(value)


def _newest(force: Force) -> QuerySet[Any]:
    """The newest events: a long trail must not be read through for two lists of choices."""
    newest = AuditEvent.objects.filter(force_id=force.pk).order_by("-id").values("pk")[:MOST_EXPORTED]
    return AuditEvent.objects.filter(force_id=force.pk, pk__in=newest)


def looked(*, force: Force, actor: str, action: str, chosen: Filter, how_many: int) -> None:
    """Write down that somebody looked. Inside `tenancy.transaction(force)`."""
    detail: dict[str, Any] = {"rows": how_many, **chosen.words()}
    audit.record(force_id=force.pk, actor=actor, action=action, subject=f"force:{force.slug}", **detail)
