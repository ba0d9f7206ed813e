"""Which reports a person reads: those of their forces, without those that are for teams they do not belong to.

A plain collection of forces stands for the platform itself, such as the worker. Doors always hand on a `Reach`.
"""

from collections.abc import Collection, Iterable, Iterator

from django.db.models import Q

from reporting.records.teams import TeamMember


class Reach(Collection[int]):
    """The forces whose reports a person reads, and the person. No set, so that no set operation loses the person."""

    __slots__ = ("_forces", "person")

    def __init__(self, forces: Iterable[int], *, person: int) -> None:
        self._forces, self.person = frozenset(forces), person

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self._forces))

    def __len__(self) -> int:
        return len(self._forces)

    def __contains__(self, force: object) -> bool:
        return force in self._forces

    def within(self, force_id: int) -> "Reach":
        """The same person's reach in one force; empty where it is none of theirs."""
        return Reach(self._forces & {force_id}, person=self.person)


def readable(forces: Collection[int], *, prefix: str = "") -> Q:
    """Return the condition under which a report may be read; `prefix` leads to the report from another table.

    Evaluate inside `tenancy.transaction(*forces)`.
    """
    if not isinstance(forces, Reach):
        return Q()
    own = TeamMember.objects.filter(force_id__in=list(forces), person_id=forces.person).values("team_id")
    return Q(**{f"{prefix}is_restricted": False}) | Q(**{f"{prefix}team_id__in": own})
