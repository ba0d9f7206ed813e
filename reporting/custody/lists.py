"""Hand-overs as their forces see them."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from reporting.custody import crossing, letters
from reporting.custody.letters import SentNote
from reporting.custody.models import Direction, HandOver, State
from reporting.custody.refusals import AlreadyDecided
from reporting.records.models import Report
from reporting.records.reach import Reach, readable
from reporting.records.teams import TeamMember
from reporting.records.triage import NoSuchReport
from sites.access.models import ForceGroup
from sites.access.roles import HAND_OVER_DECIDERS
from soh.core import audit, tenancy


@dataclass(frozen=True, slots=True)
class OpenHandOver:
    """A hand-over as an authorised person reads it. `notes` are the own force's, of a report that it gave away."""

    row: HandOver
    why: str
    answer: str
    notes: list[SentNote]


def hand_overs(forces: Collection[int]) -> QuerySet[HandOver]:
    """Return the own sides of hand-overs, newest first. Evaluate inside `tenancy.transaction(*forces)`."""
    rows = HandOver.objects.filter(_readable(forces), force_id__in=list(forces))
    return rows.select_related("report").order_by("-id")


def offered_to(forces: Collection[int]) -> QuerySet[HandOver]:
    """Return what other forces offer and nobody has answered yet. Inside `tenancy.transaction(*forces)`."""
    return hand_overs(forces).filter(direction=Direction.RECEIVED, state=State.OFFERED)


def of_report(report: Report) -> HandOver | None:
    """Return the hand-over under which a report is offered or gone. Inside `tenancy.transaction(force)`."""
    states = (State.OFFERED, State.ACCEPTED)
    found = hand_overs([report.force_id]).filter(report=report, direction=Direction.GIVEN, state__in=states)
    return found.first()


def waiting(forces: Collection[int], case_key: uuid.UUID, direction: Direction) -> HandOver:
    """Return a side of an open offer, held against the other force until the transaction ends.

    Raises NoSuchReport, AlreadyDecided.
    """
    crossing.lock(case_key)
    row = _one(forces, case_key, (direction,))
    if row.state != State.OFFERED:
        raise AlreadyDecided
    return row


def open_hand_over(*, forces: Collection[int], case_key: uuid.UUID, actor: str) -> OpenHandOver:
    """Read why a report was offered, and why it came back; the look is audited. Raises NoSuchReport."""
    with tenancy.transaction(*forces):
        row = _one(forces, case_key)
        with tenancy.transaction(row.force_id):
            subject = f"report:{row.reference}"
            audit.record(force_id=row.force_id, actor=actor, action="report.hand_over_opened", subject=subject)
            return OpenHandOver(row, _words(row), _answer(row), _own_notes(row))


def _one(forces: Collection[int], case_key: uuid.UUID, directions: Collection[str] = Direction.values) -> HandOver:
    """Of both sides, for a person of both forces, the one that decides."""
    rows = HandOver.objects.select_related("report", "words_key", "answer_key").order_by("-direction")
    own = rows.filter(_readable(forces), force_id__in=list(forces))
    row = own.filter(case_key=case_key, direction__in=directions).first()
    if row is None:
        raise NoSuchReport(str(case_key))
    return row


def _readable(forces: Collection[int]) -> Q:
    """What is about no report of the own force yet, and about those that the person may read.

    What is sensitive is for the team that alone reads such reports from the moment it is offered.
    """
    of_reports = readable(forces, prefix="report__")
    if not of_reports or not isinstance(forces, Reach):
        return Q()  # "or" with a condition of nothing would drop it
    coming = Q(report=None) & ~(Q(is_sensitive=True) & _is_for_a_team_without(forces.person))
    return coming | of_reports


def _is_for_a_team_without(person: int) -> Q:
    """Whether the force's sensitive reports are for a team without this person.

    A team of which nobody decides on hand-overs closes nothing: an offer must not wait for nobody.
    """
    members = TeamMember.objects.filter(force_id=OuterRef("force_id"), team__takes_sensitive=True)
    deciders = ForceGroup.objects.filter(
        force_id=OuterRef("force_id"),
        role__in=[str(role) for role in HAND_OVER_DECIDERS],
        group__user=OuterRef("person_id"),
        group__user__is_active=True,
    )
    return Q(Exists(members.filter(Exists(deciders)))) & ~Q(Exists(members.filter(person_id=person)))


def _words(row: HandOver) -> str:
    if not row.sealed_words:
        return ""
    opened = letters.unseal(
        key=row.words_key, case_key=row.case_key, name=letters.WORDS, sealed=bytes(row.sealed_words)
    )
    return str(opened)


def _answer(row: HandOver) -> str:
    if row.answer_key is None or not row.sealed_answer:
        return ""
    opened = letters.unseal(
        key=row.answer_key, case_key=row.case_key, name=letters.ANSWER, sealed=bytes(row.sealed_answer)
    )
    return str(opened)


def _own_notes(row: HandOver) -> list[SentNote]:
    """While the report is here its notes are read there."""
    if row.direction != Direction.GIVEN or row.state != State.ACCEPTED:
        return []
    opened = letters.unseal(
        key=row.words_key, case_key=row.case_key, name=letters.LETTER, sealed=bytes(row.sealed_letter)
    )
    return [SentNote(**note) for note in opened]
