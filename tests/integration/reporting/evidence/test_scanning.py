"""Checking of files by a real clamd: what nobody has looked at is given to nobody, and nothing is lost meanwhile."""

import pytest

from reporting import tasks
from reporting.evidence import scanning, sealed_files, sweeping
from reporting.evidence.models import EvidenceChunk, State
from reporting.evidence.receiving import Arriving, accept
from reporting.intake import drafts
from reporting.intake.drafts import Visitor
from reporting.records import sealed
from reporting.records.models import CaseEvent, Report
from soh.core import clock, sealing, tenancy
from soh.operations.clamd import test_words as virus
from tests.factories.files import docx, jpeg, mp4
from tests.integration.reporting.evidence.conftest import page, rows, send, stored, upload

pytestmark = pytest.mark.django_db


def make_due(force):
    with tenancy.transaction(force):
        for row in rows(force):
            row.due_at = clock.now() if row.due_at else None
            row.save(update_fields=["due_at"])


@pytest.fixture
def scan(settings, scanner, thames_valley):
    def run(address=scanner):
        settings.CLAMD_URL = address
        make_due(thames_valley)
        return scanning.scan_due(force_id=thames_valley.pk)

    return run


def test_a_clean_file_is_said_to_be_and_the_scanner_cannot_open_it_any_more(visitor, thames_valley, scan):
    upload(visitor, (jpeg(), "window.jpg"))

    assert scan() == 1

    (row,) = rows(thames_valley)
    assert row.state == State.CLEAN
    assert row.scanner_key is None
    assert "Checked" in page(visitor)
    with pytest.raises(sealing.CannotOpen):
        sealed_files.by_force(row, "scanner_key")
    assert scan() == 0


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (mp4(600) + virus(), "clip.mp4"),
        (docx(virus()), "letter.docx"),
        (b"notes\n" + virus(), "notes.txt"),
    ],
)
def test_a_virus_is_quarantined_and_the_person_told_before_sending(visitor, thames_valley, scan, content, name):
    upload(visitor, (content, name), (jpeg(), "good.jpg"))

    scan()

    assert sorted(row.state for row in rows(thames_valley)) == [State.CLEAN, State.INFECTED]
    assert "Not safe: remove this file" in page(visitor)
    response = send(visitor)
    assert response.status_code == 422
    assert f"“{name}” has been removed because it holds a virus" in response.content.decode()
    with tenancy.transaction(thames_valley):
        assert not Report.objects.filter(force_id=thames_valley.pk).exists()


def test_a_virus_in_the_last_bytes_of_the_largest_file_is_found(visitor, thames_valley, settings, scan):
    arriving = Arriving(thames_valley.pk, settings.EVIDENCE_LARGEST)
    arriving.take(mp4(1024))
    for _ in range(99):
        arriving.take(bytes(1024 * 1024))
    arriving.take(bytes(settings.EVIDENCE_LARGEST - arriving.size - len(virus())) + virus())
    arriving.end()
    from tests.factories.files import files_form

    with tenancy.transaction(thames_valley):
        accept(arriving=arriving, question=files_form().question("photos"), name="a.mp4", actor="public", draft_id=None)

    scan()

    (row,) = rows(thames_valley)
    assert row.size == settings.EVIDENCE_LARGEST
    assert row.state == State.INFECTED


def test_while_the_scanner_is_away_files_are_held_and_the_report_is_sent(visitor, thames_valley, scan, tmp_path):
    upload(visitor, (jpeg(), "window.jpg"))

    assert scan(f"unix:{tmp_path}/nobody") == 0
    assert send(visitor).status_code == 303
    assert scan("") == 0

    (row,) = rows(thames_valley)
    assert row.state == State.HELD
    assert row.attempts == 2
    assert scan() == 1
    (row,) = rows(thames_valley)
    assert row.state == State.CLEAN
    with tenancy.transaction(thames_valley):
        checks = CaseEvent.objects.filter(force_id=thames_valley.pk, kind=CaseEvent.Kind.FILE_CHECKED)
        assert [event.detail for event in checks] == [{"file": row.key.hex, "state": "clean"}]


def test_a_virus_found_after_sending_leaves_the_rest_of_the_report(visitor, thames_valley, scan):
    upload(visitor, (mp4(600) + virus(), "clip.mp4"), (jpeg(), "good.jpg"), about="")
    send(visitor)

    scan()

    with tenancy.transaction(thames_valley):
        report = Report.objects.get(force_id=thames_valley.pk)
        assert [file["name"] for file in sealed.open_answers(report)["photos"]] == ["clip.mp4", "good.jpg"]
    assert sorted(row.state for row in rows(thames_valley)) == [State.CLEAN, State.INFECTED]


@pytest.mark.parametrize(
    ("document", "finding"),
    [
        (lambda: docx(bytes(60 * 1024 * 1024)), "too_complex"),
        (lambda: docx(name="../../evil.xml"), "damaged"),
        (lambda: docx(name="word/vbaProject.bin"), "macros"),
        (lambda: docx()[:-30], "damaged"),
        (lambda: b"PK\x03\x04" + bytes(3000), "damaged"),
    ],
)
def test_documents_that_are_bombs_or_lead_out_are_refused(visitor, thames_valley, scan, document, finding):
    upload(visitor, (document(), "letter.docx"))

    scan()

    (row,) = rows(thames_valley)
    assert (row.state, row.finding) == (State.REFUSED, finding)


def test_a_file_whose_pieces_are_damaged_is_refused(visitor, thames_valley, scan, evidence_root):
    upload(visitor, (jpeg(), "window.jpg"))
    (piece,) = stored(evidence_root)
    piece.write_bytes(piece.read_bytes()[:-1] + b"x")

    scan()

    (row,) = rows(thames_valley)
    assert (row.state, row.finding) == (State.REFUSED, "damaged")


def test_two_workers_never_take_the_same_file(visitor, thames_valley, settings):
    upload(visitor, (jpeg(), "window.jpg"))

    assert len(scanning._claim(thames_valley.pk)) == 1
    assert scanning._claim(thames_valley.pk) == []


def test_files_go_with_their_draft(visitor, thames_valley, evidence_root):
    upload(visitor, (jpeg(), "window.jpg"))
    assert sweeping.delete_ended(force_id=thames_valley.pk) == 0

    drafts.end(force_id=thames_valley.pk, visitor=Visitor(visitor.cookies["__Host-soh_journey"].value))

    assert sweeping.delete_ended(force_id=thames_valley.pk) == 1
    assert rows(thames_valley) == stored(evidence_root) == []


def test_files_of_reports_stay_when_the_draft_is_gone(visitor, thames_valley, evidence_root):
    upload(visitor, (jpeg(), "window.jpg"))
    send(visitor)
    drafts.end(force_id=thames_valley.pk, visitor=Visitor(visitor.cookies["__Host-soh_journey"].value))

    assert sweeping.delete_ended(force_id=thames_valley.pk) == 0
    assert len(stored(evidence_root)) == 1


def test_pieces_that_no_row_knows_are_deleted_after_two_days(visitor, thames_valley, evidence_root):
    upload(visitor, (jpeg(), "window.jpg"))
    old = evidence_root / str(thames_valley.pk) / "2020-01-01"
    old.mkdir(parents=True)
    (old / "lost").write_bytes(b"x")
    with tenancy.transaction(thames_valley):
        chunk = EvidenceChunk.objects.get(force_id=thames_valley.pk)
        kept = old / "known"
        kept.write_bytes((evidence_root / chunk.name).read_bytes())
        chunk.name = f"{thames_valley.pk}/2020-01-01/known"
        chunk.save()

    assert sweeping.delete_pieces_without_row(force_id=thames_valley.pk) == 1
    assert kept.exists()
    assert not (old / "lost").exists()


def test_the_worker_knows_the_job():
    assert "scan_evidence" in tasks.scan_evidence.name
