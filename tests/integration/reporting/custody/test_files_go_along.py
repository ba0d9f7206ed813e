"""Files go with the report that another force takes over: sealed to it alone, in their state, and gone at the giver."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings

from reporting.custody import deciding, offering
from reporting.custody.models import HandOver
from reporting.custody.refusals import CannotHandOver
from reporting.evidence import reading, sealed_files, storage, sweeping
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.evidence.receiving import remove_rows
from reporting.records import triage
from reporting.records.models import CaseEvent
from sites.forces import keys
from sites.forces.models import Force
from soh.core import clock, sealing, tenancy
from soh.core.models import AuditEvent
from tests.factories.hand_overs import offered, side_of
from tests.factories.report_files import BYTES, add_file

Make = Callable[..., str]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evidence_root(settings: Any, tmp_path: Path) -> Path:
    settings.EVIDENCE_ROOT = str(tmp_path / "evidence")
    return tmp_path / "evidence"


def rows(force: Force) -> list[Evidence]:
    with tenancy.transaction(force):
        return list(Evidence.objects.filter(force_id=force.pk).select_related("force_key").order_by("pk"))


def stored(root: Path, force: Force) -> list[Path]:
    return [path for path in (root / str(force.pk)).rglob("*") if path.is_file()]


def taken_over(giver: Force, reference: str, taker: Force) -> str:
    case = offered(giver, reference, taker)
    return deciding.accept(forces=[taker.pk], case_key=case.case_key, actor="user:2").reference


def content_of(force: Force, reference: str, row: Evidence) -> bytes:
    given = reading.hand_out(forces=[force.pk], reference=reference, key=row.key, actor="user:2")
    return b"".join(given.content)


def test_the_other_force_reads_the_file_and_the_giving_one_has_nothing_of_it(
    thames: Force, hampshire: Force, report: Make, evidence_root: Path, django_capture_on_commit_callbacks: Any
) -> None:
    reference = report(thames)
    was = add_file(thames, reference, pieces=3)

    with django_capture_on_commit_callbacks(execute=True):
        taken = taken_over(thames, reference, hampshire)

    (row,) = rows(hampshire)
    assert (row.key, row.state, row.force_key.force_id) == (was.key, State.CLEAN, hampshire.pk)
    assert content_of(hampshire, taken, row) == BYTES * 3
    with tenancy.transaction(hampshire):
        report_there = triage.find([hampshire.pk], taken)
        (shown,) = reading.of_report(report_there)
    assert shown.is_ready
    assert shown.facts is not None
    assert shown.facts.name == "window.jpg"
    assert rows(thames) == []
    assert (len(stored(evidence_root, thames)), len(stored(evidence_root, hampshire))) == (0, 3)
    with tenancy.transaction(thames):
        assert not EvidenceChunk.objects.filter(force_id=thames.pk).exists()
    with pytest.raises(reading.NotHandedOut):
        reading.hand_out(forces=[thames.pk], reference=reference, key=was.key, actor="user:1")


def test_the_key_is_sealed_to_the_taking_force_alone(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    was = add_file(thames, reference)
    file_key = sealed_files.by_force(was, "report_key")
    case = offered(thames, reference, hampshire)
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None
    assert sealing.to_text(file_key).encode() not in bytes(theirs.sealed_letter)

    deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    (row,) = rows(hampshire)
    assert sealed_files.by_force(row, "report_key") == file_key
    row.force_key = was.force_key
    with pytest.raises(sealing.CannotOpen):
        sealed_files.by_force(row, "report_key")
    after = side_of(hampshire, case.case_key)
    assert after is not None
    assert bytes(after.sealed_letter) == b""


@pytest.mark.parametrize(
    ("state", "finding", "is_awaited"),
    [
        (State.RECEIVED, "", True),
        (State.HELD, "", True),
        (State.INFECTED, "virus", False),
        (State.REFUSED, "damaged", False),
    ],
)
def test_a_file_stays_in_its_state_and_what_waits_is_checked_there(
    thames: Force, hampshire: Force, report: Make, state: State, finding: str, is_awaited: bool
) -> None:
    reference = report(thames)
    add_file(thames, reference, state=state, finding=finding)

    taken = taken_over(thames, reference, hampshire)

    (row,) = rows(hampshire)
    assert (row.state, row.finding, row.due_at is not None) == (state, finding, is_awaited)
    assert bool(row.scanner_key) is is_awaited
    if is_awaited:
        assert sealed_files.by_force(row, "scanner_key") == sealed_files.by_force(row, "report_key")
    with pytest.raises(reading.NotHandedOut):
        reading.hand_out(forces=[hampshire.pk], reference=taken, key=row.key, actor="user:2")


def test_before_the_other_force_decides_it_learns_nothing_of_the_files_and_a_return_leaves_them(
    thames: Force, hampshire: Force, report: Make, evidence_root: Path
) -> None:
    reference = report(thames)
    was = add_file(thames, reference)
    case = offered(thames, reference, hampshire)
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None

    assert asked("files_of_hand_over", hampshire, theirs.pk) == []
    deciding.give_back(forces=[hampshire.pk], case_key=case.case_key, words="Not ours.", actor="user:2")

    assert asked("files_of_hand_over", hampshire, theirs.pk) == []
    assert asked("let_go_of_files", hampshire, theirs.pk) == []
    assert content_of(thames, reference, was) == BYTES
    assert (rows(hampshire), stored(evidence_root, hampshire)) == ([], [])


def test_the_functions_tell_and_delete_for_no_force_but_the_one_that_took_over(
    thames: Force, hampshire: Force, kent: Force, report: Make
) -> None:
    reference = report(thames)
    add_file(thames, reference)
    case = offered(thames, reference, hampshire)
    with tenancy.transaction(kent):
        forged = HandOver.objects.create(
            force=kent, case_key=case.case_key, direction="received", state="accepted", other_slug="thames-valley",
            other_name="x", reference=reference, form_title="x", received_at=case.received_at, is_anonymous=False,
            is_sensitive=False, reason="area", decided_at=case.offered_at, words_key=kent.keys.get(), sealed_words=b"",
            sealed_letter=b"",
        )  # fmt: skip
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None

    for function in ("files_of_hand_over", "let_go_of_files"):
        for force, pk in ((kent, forged.pk), (kent, theirs.pk), (thames, theirs.pk), (thames, case.pk)):
            assert asked(function, force, pk) == []
    assert len(rows(thames)) == 1


def test_nothing_is_deleted_that_has_not_arrived(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    add_file(thames, reference)
    case = offered(thames, reference, hampshire)
    theirs = side_of(hampshire, case.case_key)
    assert theirs is not None
    with tenancy.transaction(hampshire):
        HandOver.objects.filter(pk=theirs.pk).update(state="accepted", decided_at=clock.now())
        with connection.cursor() as cursor:
            cursor.execute("SELECT settle_hand_over(%s, NULL, NULL)", [theirs.pk])

    assert asked("let_go_of_files", hampshire, theirs.pk) == []
    assert len(rows(thames)) == 1


def test_the_chain_of_custody_goes_on_at_both_forces(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    was = add_file(thames, reference)

    taken = taken_over(thames, reference, hampshire)

    with tenancy.transaction(hampshire):
        events = list(CaseEvent.objects.filter(force_id=hampshire.pk).order_by("id"))
        assert [event.kind for event in events] == ["taken_over", "files_received", "file_checked"]
        assert events[1].detail == {"from": "thames-valley", "files": [was.key.hex]}
        assert events[2].detail == {"from": "thames-valley", "file": was.key.hex, "state": "clean"}
        audited = AuditEvent.objects.get(force_id=hampshire.pk, action="evidence.taken_over")
        assert (audited.subject, audited.actor) == (f"report:{taken}", "user:2")
    with tenancy.transaction(thames):
        gone = AuditEvent.objects.get(force_id=thames.pk, action="evidence.handed_over")
        assert (gone.subject, gone.actor) == (f"report:{reference}", "force:hampshire")
        assert gone.detail["files"] == [was.key.hex]


def test_a_report_that_comes_home_brings_its_files_home(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    add_file(thames, reference)

    home = taken_over(hampshire, taken_over(thames, reference, hampshire), thames)

    (row,) = rows(thames)
    assert content_of(thames, home, row) == BYTES
    assert rows(hampshire) == []


def test_without_room_nothing_is_taken_over_and_nothing_is_left_lying(
    thames: Force, hampshire: Force, report: Make, evidence_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = report(thames)
    was = add_file(thames, reference, pieces=3)
    case = offered(thames, reference, hampshire)
    put, asked_for = storage.put, []

    def full(**values: Any) -> str:
        asked_for.append(values)
        if len(asked_for) == 3:
            raise OSError(28, "No space left on device")
        return put(**values)

    with monkeypatch.context() as patched:
        patched.setattr(storage, "put", full)
        with pytest.raises(CannotHandOver, match="no room"):
            deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    assert stored(evidence_root, hampshire) == []
    assert content_of(thames, reference, was) == BYTES * 3
    deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")  # there is room again


def test_files_that_are_not_those_of_the_offer_stop_the_hand_over(
    thames: Force, hampshire: Force, report: Make
) -> None:
    reference = report(thames)
    was = add_file(thames, reference)
    case = offered(thames, reference, hampshire)
    with tenancy.transaction(thames):
        remove_rows([was])

    with pytest.raises(CannotHandOver, match="offered again"):
        deciding.accept(forces=[hampshire.pk], case_key=case.case_key, actor="user:2")

    assert offering.withdraw(forces=[thames.pk], case_key=case.case_key, actor="user:1")


def test_the_sweep_of_the_giving_force_takes_none_of_the_taking_forces_pieces(
    thames: Force, hampshire: Force, report: Make, monkeypatch: pytest.MonkeyPatch, evidence_root: Path
) -> None:
    """Pieces that were not deleted after the commit are swept; those that were copied are another force's."""
    reference = report(thames)
    add_file(thames, reference)
    taken = taken_over(thames, reference, hampshire)  # nothing commits here, so the old piece still lies there
    assert len(stored(evidence_root, thames)) == 1

    monkeypatch.setattr(storage, "KEPT_WITHOUT_ROW", -storage.KEPT_WITHOUT_ROW)
    for force in (thames, hampshire):
        sweeping.delete_pieces_without_row(force_id=force.pk)

    assert stored(evidence_root, thames) == []
    assert content_of(hampshire, taken, rows(hampshire)[0]) == BYTES


def test_a_piece_that_is_lost_stays_a_gap_and_the_report_goes_all_the_same(
    thames: Force, hampshire: Force, report: Make
) -> None:
    reference = report(thames)
    was = add_file(thames, reference, pieces=2)
    with tenancy.transaction(thames):
        storage.remove([sealed_files.pieces_of(was, sealed_files.ORIGINAL)[0].name])

    taken = taken_over(thames, reference, hampshire)

    with pytest.raises(sealed_files.Damaged):
        content_of(hampshire, taken, rows(hampshire)[0])


def test_a_process_without_private_keys_offers_no_files(thames: Force, hampshire: Force, report: Make) -> None:
    reference = report(thames)
    add_file(thames, reference)

    with override_settings(FORCE_KEY_ENCRYPTION_KEY=""), pytest.raises(keys.NoPrivateKeyHere), transaction.atomic():
        offered(thames, reference, hampshire)

    assert len(rows(thames)) == 1


def asked(function: str, force: Force, pk: int) -> list[Any]:
    with tenancy.transaction(force), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {function}(%s::bigint)", [pk])
        return cursor.fetchall()
