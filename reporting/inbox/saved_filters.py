"""Filters that a person keeps under a name. They hold choices only: no reference, no number and no words."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode

from reporting.triage.models import SavedFilter

KEPT = frozenset(
    {
        "status", "risk", "due", "who", "team", "form", "channel", "reporter", "received_from", "received_to", "force",
    }
)  # fmt: skip
MOST = 20


class TooMany(Exception):
    """The person keeps as many filters as there is room for."""


def of(forces: Collection[int], person: int) -> list[SavedFilter]:
    """Return a person's filters by name. Inside `tenancy.transaction(*forces)`."""
    return list(SavedFilter.objects.filter(force_id__in=list(forces), person_id=person).order_by("name"))


def keep(*, force_id: int, person: int, name: str, query: str) -> SavedFilter:
    """Keep a filter; one of the same name is replaced. Raises TooMany. Inside `tenancy.transaction(force)`."""
    own = SavedFilter.objects.filter(force_id=force_id, person_id=person)
    if own.exclude(name=name).count() >= MOST:
        raise TooMany
    row, _ = SavedFilter.objects.update_or_create(
        force_id=force_id, person_id=person, name=name, defaults={"query": choices_in(query)}
    )
    return row


def forget(*, forces: Collection[int], person: int, number: int) -> None:
    """Delete one of a person's own filters; anybody else's is not touched. Inside `tenancy.transaction(*forces)`."""
    SavedFilter.objects.filter(force_id__in=list(forces), person_id=person, pk=number).delete()


def choices_in(query: str) -> str:
    """Return of an address's query what may be kept."""
    return urlencode([(name, value) for name, value in parse_qsl(query) if name in KEPT])[:500]
