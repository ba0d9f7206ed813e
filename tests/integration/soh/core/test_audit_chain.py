"""Whoever could write to the database as its owner cannot change the audit trail of a force unseen."""

import struct
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from soh.core import audit, audit_seals, clock, tenancy
from soh.core.audit_seals import digest_of_event, digest_of_seal, seal
from soh.core.audit_verification import verify, verify_and_note
from soh.core.models import AuditCheck, AuditEvent, AuditSeal
from soh.core.owner import as_owner

pytestmark = pytest.mark.django_db(transaction=True)

FORCE, OTHER = 1, 2


def acts(how_many: int = 1, *, force_id: int = FORCE) -> list[int]:
    """Write so many events; return their ids."""
    with tenancy.transaction(force_id):
        return [
            audit.record(
                force_id=force_id, actor="user:1", action="report.opened", subject=f"report:{each}", number=each
            ).pk
            for each in range(how_many)
        ]


def as_intruder(statement: str, *values: object, force_id: int = FORCE) -> None:
    """Run a statement with the rights of the tables' owner."""
    with as_owner(), tenancy.transaction(force_id), connection.cursor() as cursor:
        cursor.execute(statement, values)


def links(force_id: int = FORCE) -> list[AuditSeal]:
    with tenancy.transaction(force_id):
        return list(AuditSeal.objects.filter(force_id=force_id).order_by("number"))


def test_every_event_is_sealed_once_and_the_chain_holds() -> None:
    first = acts(3)
    assert seal(force_id=FORCE) == 3
    second = acts(2)
    assert seal(force_id=FORCE) == 2
    assert seal(force_id=FORCE) == 0
    acts(1)

    found = verify(force_id=FORCE)

    assert found.is_sound
    assert (found.seals, found.events, found.unsealed) == (2, 5, 1)
    assert [each.events for each in links()] == [first, second]
    assert found.head == bytes(links()[-1].digest)


def test_a_long_trail_is_sealed_in_batches() -> None:
    acts(7)

    assert seal(force_id=FORCE, batch=3) == 7
    assert [len(each.events) for each in links()] == [3, 3, 1]
    assert verify(force_id=FORCE).is_sound


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'user:2'",
        "action = 'report.closed'",
        "subject = 'report:other'",
        "at = at + interval '1 microsecond'",
        "detail = '{}'",
        "detail = detail || '{\"more\": null}'",
    ],
)
def test_an_altered_event_is_named(change: str) -> None:
    _, altered, _ = acts(3)
    seal(force_id=FORCE)

    as_intruder(f"UPDATE core_auditevent SET {change} WHERE id = %s", altered)

    assert verify(force_id=FORCE).altered == [altered]


def test_a_missing_event_is_named() -> None:
    _, gone, _ = acts(3)
    seal(force_id=FORCE)

    as_intruder("DELETE FROM core_auditevent WHERE id = %s", gone)

    found = verify(force_id=FORCE)
    assert (found.missing, found.altered, found.broken) == ([gone], [], [])


def test_two_events_that_changed_places_are_named() -> None:
    first, second = acts(2)
    seal(force_id=FORCE)

    as_intruder("UPDATE core_auditevent SET id = id + 1000000 WHERE id IN (%s, %s)", first, second)
    as_intruder(
        "UPDATE core_auditevent SET id = CASE id WHEN %s THEN %s ELSE %s END WHERE id > 1000000",
        first + 1_000_000, second, first,
    )  # fmt: skip

    assert verify(force_id=FORCE).altered == [first, second]


def test_a_link_that_was_made_anew_breaks_the_one_after_it() -> None:
    altered = acts(1)[0]
    seal(force_id=FORCE)
    acts(1)
    seal(force_id=FORCE)

    as_intruder("UPDATE core_auditevent SET actor = 'user:9' WHERE id = %s", altered)
    with tenancy.transaction(FORCE):
        row = AuditEvent.objects.values_list("id", "force_id", "at", "actor", "action", "subject", "detail").get(
            pk=altered
        )
    digests = digest_of_event(row)
    forged = digest_of_seal(
        force_id=FORCE, number=1, events=[altered], digests=digests, before=audit_seals.NOTHING_BEFORE
    )
    as_intruder("UPDATE core_auditseal SET digests = %s, digest = %s WHERE number = 1", digests, forged)

    found = verify(force_id=FORCE)
    assert found.broken == [2]
    assert not found.altered


def test_a_link_that_is_gone_is_named() -> None:
    for _ in range(3):
        acts(1)
        seal(force_id=FORCE)

    as_intruder("DELETE FROM core_auditseal WHERE number = 2")

    assert verify(force_id=FORCE).broken == [2, 3]


def test_a_chain_whose_end_was_cut_off_contradicts_what_an_earlier_look_saw() -> None:
    acts(1)
    seal(force_id=FORCE)
    gone = acts(1)[0]
    seal(force_id=FORCE)
    assert verify_and_note(force_id=FORCE).is_sound

    as_intruder("DELETE FROM core_auditseal WHERE number = 2")
    as_intruder("DELETE FROM core_auditevent WHERE id = %s", gone)

    assert verify_and_note(force_id=FORCE).broken == [2]
    with tenancy.transaction(FORCE):
        assert list(AuditCheck.objects.order_by("id").values_list("seals", "faults")) == [(2, 0), (1, 1)]


def test_an_event_written_in_behind_the_chain_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit_seals, "LOOKED_BACK", 2)
    monkeypatch.setattr("soh.core.audit_verification.LOOKED_BACK", 2)
    as_intruder("SELECT setval(pg_get_serial_sequence('core_auditevent', 'id'), 1000000)")
    for _ in range(3):
        acts(1)
        seal(force_id=FORCE)

    as_intruder(
        "INSERT INTO core_auditevent (id, force_id, at, actor, action, subject, detail)"
        " VALUES (7, %s, now(), 'user:1', 'report.opened', 'report:1', '{}')",
        FORCE,
    )

    assert seal(force_id=FORCE) == 0
    assert verify(force_id=FORCE).added == [7]


def test_an_event_that_commits_after_later_ones_is_sealed_with_the_next() -> None:
    with ThreadPoolExecutor(1) as other, tenancy.transaction(FORCE):
        slow = audit.record(force_id=FORCE, actor="user:1", action="report.opened", subject="slow").pk

        def meanwhile() -> tuple[int, int]:
            try:
                return acts(1)[0], seal(force_id=FORCE)
            finally:
                connections.close_all()

        quick, sealed = other.submit(meanwhile).result()
        assert sealed == 1
    assert slow < quick

    assert seal(force_id=FORCE) == 1
    assert [each.events for each in links()] == [[quick], [slow]]
    assert verify(force_id=FORCE).is_sound


def test_acts_and_reads_do_not_wait_for_the_sealer_and_two_sealers_make_one_chain() -> None:
    acts(5)

    def sealed_elsewhere() -> int:
        try:
            assert acts(1)  # a submission meanwhile
            return seal(force_id=FORCE)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other, tenancy.transaction(FORCE):
        assert seal(force_id=FORCE) == 5  # holds its lock until the end of this transaction
        assert other.submit(sealed_elsewhere).result() == 0

    assert seal(force_id=FORCE) == 1
    assert verify(force_id=FORCE).is_sound


def test_a_sealer_that_is_killed_leaves_nothing_half_done() -> None:
    acts(3)

    with suppress(KeyboardInterrupt), transaction.atomic():
        assert seal(force_id=FORCE) == 3
        raise KeyboardInterrupt

    assert links() == []
    assert seal(force_id=FORCE) == 3
    assert verify(force_id=FORCE).is_sound


def test_each_force_has_a_chain_of_its_own() -> None:
    acts(2)
    theirs = acts(1, force_id=OTHER)
    seal(force_id=FORCE)
    seal(force_id=OTHER)

    assert [each.events for each in links(OTHER)] == [theirs]
    assert [each.force_id for each in links()] == [FORCE]


@pytest.mark.parametrize("table", ["core_auditevent", "core_auditseal", "core_auditcheck"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET force_id = force_id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_can_neither_change_nor_remove_anything_of_it(table: str, statement: str) -> None:
    acts(1)
    seal(force_id=FORCE)
    verify_and_note(force_id=FORCE)

    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        tenancy.transaction(FORCE),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


def test_no_link_tells_when_an_anonymous_report_was_made() -> None:
    acts(1)
    seal(force_id=FORCE)

    sealed_at = links()[0].sealed_at
    assert sealed_at == clock.coarse(sealed_at)
    assert clock.now() - sealed_at < timedelta(minutes=16)


def test_a_link_covers_the_number_of_its_events() -> None:
    digests = bytes(64)
    one = digest_of_seal(force_id=1, number=1, events=[1, 2], digests=digests, before=bytes(32))
    packed = struct.unpack(">2Q", struct.pack(">2Q", 2, 1))

    assert one != digest_of_seal(force_id=1, number=1, events=packed, digests=digests, before=bytes(32))
    assert one != digest_of_seal(force_id=1, number=2, events=[1, 2], digests=digests, before=bytes(32))
    assert one != digest_of_seal(force_id=2, number=1, events=[1, 2], digests=digests, before=bytes(32))
