"""Does the chain over a force's audit trail still hold? It reads all and writes only the record of the look."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import connection

from soh.core import clock, tenancy
from soh.core.audit_seals import LOOKED_BACK, NOTHING_BEFORE, digest_of_event, digest_of_seal
from soh.core.models import AuditCheck, AuditSeal

_SIZE = len(NOTHING_BEFORE)
_EVENTS = (
    "SELECT id, force_id, at, actor, action, subject, detail FROM core_auditevent WHERE force_id = %s AND id = ANY (%s)"
)
_OUTSIDE = """
SELECT e.id FROM core_auditevent e
WHERE e.force_id = %s AND NOT EXISTS (
    SELECT 1 FROM core_auditseal s CROSS JOIN unnest(s.events) AS sealed (id)
    WHERE s.force_id = %s AND sealed.id = e.id
) ORDER BY e.id
"""


@dataclass(slots=True)
class Verdict:
    """What was found in one force's chain."""

    seals: int = 0
    events: int = 0
    unsealed: int = 0
    """Events that wait for the next link."""
    head: bytes = b""
    """The digest of the newest link; empty without one."""
    altered: list[int] = field(default_factory=list)
    """Ids of events that say something else than when they were sealed."""
    missing: list[int] = field(default_factory=list)
    """Ids of sealed events that are gone."""
    added: list[int] = field(default_factory=list)
    """Ids of events that stand behind the chain and in no link: written in afterwards."""
    twice: list[int] = field(default_factory=list)
    """Ids of events in more than one link."""
    broken: list[int] = field(default_factory=list)
    """Numbers of links that are not what they were, do not follow the one before, or are gone."""

    @property
    def faults(self) -> int:
        """How many things are wrong."""
        return sum(len(each) for each in (self.altered, self.missing, self.added, self.twice, self.broken))

    @property
    def is_sound(self) -> bool:
        """Whether the trail is as it was written."""
        return self.faults == 0


def verify(*, force_id: int) -> Verdict:
    """Walk the force's chain from its first link and hold every event and every earlier look against it."""
    verdict = Verdict()
    with tenancy.transaction(force_id):
        before, seen, ends, floors = NOTHING_BEFORE, set[int](), dict[int, bytes](), list[int]()
        for seal in _chain(force_id):
            _follow(seal, verdict, before)
            before = bytes(seal.digest)
            ends[seal.number] = before
            floors.append(min(seal.events, default=0))
            verdict.twice += [each for each in seal.events if each in seen]
            seen.update(seal.events)
            verdict.seals = seal.number
            verdict.head = before
        _hold_against_earlier_looks(force_id, verdict, ends)
        _sort_out_the_rest(force_id, verdict, floors[-LOOKED_BACK:] if len(floors) >= LOOKED_BACK else [])
    return verdict


def verify_and_note(*, force_id: int) -> Verdict:
    """Verify, and write down what was found and where the chain ended."""
    verdict = verify(force_id=force_id)
    with tenancy.transaction(force_id):
        AuditCheck.objects.create(
            force_id=force_id,
            checked_at=clock.now(),
            seals=verdict.seals,
            events=verdict.events,
            unsealed=verdict.unsealed,
            faults=verdict.faults,
            digest=verdict.head,
        )
    return verdict


def has_link(*, force_id: int, number: int, digest: bytes) -> bool:
    """Tell whether the chain still has a link as somebody noted it outside."""
    with tenancy.transaction(force_id):
        return AuditSeal.objects.filter(force_id=force_id, number=number, digest=digest).exists()


def newest_check(force_id: int) -> AuditCheck | None:
    """Return what the newest look over the chain found. Use inside `tenancy.transaction(force)`."""
    return AuditCheck.objects.filter(force_id=force_id).order_by("-id").first()


def _chain(force_id: int) -> Iterator[AuditSeal]:
    yield from AuditSeal.objects.filter(force_id=force_id).order_by("number").iterator(chunk_size=20)


def _follow(seal: AuditSeal, verdict: Verdict, before: bytes) -> None:
    """Hold one link against the one before it, and its events against it."""
    verdict.broken += range(verdict.seals + 1, seal.number)  # those that are gone
    kept = bytes(seal.digests)
    digest = digest_of_seal(
        force_id=seal.force_id, number=seal.number, events=seal.events, digests=kept, before=bytes(seal.before)
    )
    if digest != bytes(seal.digest) or bytes(seal.before) != before or len(kept) != _SIZE * len(seal.events):
        verdict.broken.append(seal.number)
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, [seal.force_id, seal.events])
        found = {row[0]: digest_of_event(row) for row in cursor.fetchall()}
    for place, event in enumerate(seal.events):
        verdict.events += 1
        if event not in found:
            verdict.missing.append(event)
        elif found[event] != kept[place * _SIZE : (place + 1) * _SIZE]:
            verdict.altered.append(event)


def _hold_against_earlier_looks(force_id: int, verdict: Verdict, ends: dict[int, bytes]) -> None:
    """An end that an earlier look saw must still be a link: else the chain was cut, or made anew."""
    looks = AuditCheck.objects.filter(force_id=force_id, seals__gt=0).values_list("seals", "digest")
    for number, digest in looks.iterator():
        if ends.get(number) != bytes(digest) and number not in verdict.broken:
            verdict.broken.append(number)


def _sort_out_the_rest(force_id: int, verdict: Verdict, floors: list[int]) -> None:
    """Events in no link either wait for the next one or were written in behind the links that the sealer looks at."""
    floor = min(floors, default=0)
    with connection.cursor() as cursor:
        cursor.execute(_OUTSIDE, [force_id, force_id])
        outside = [int(row[0]) for row in cursor.fetchall()]
    verdict.added = [each for each in outside if each < floor]
    verdict.unsealed = len(outside) - len(verdict.added)
