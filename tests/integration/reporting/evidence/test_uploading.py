"""Files on a step of a form, without JavaScript."""

import hashlib
import tempfile
import tracemalloc
from pathlib import Path

import pytest

from reporting.evidence import sealed_files, storage
from reporting.evidence.models import Evidence, State
from reporting.intake.models import Draft
from reporting.records import sealed
from reporting.records.models import CaseEvent, Report
from soh.core import tenancy
from tests.factories.files import docx, jpeg, mp4, png
from tests.integration.reporting.evidence.conftest import FORM, begun, errors, page, rows, send, stored, upload

pytestmark = pytest.mark.django_db


def the_report(force):
    with tenancy.transaction(force):
        return Report.objects.get(force_id=force.pk)


def test_a_file_is_listed_with_name_and_size_and_the_half_typed_rest_is_kept(visitor):
    response = upload(visitor, (jpeg(), "window.jpg"), (mp4(), "clip.mp4"), about="half typed")

    shown = page(visitor)
    assert response.status_code == 303
    assert "window.jpg" in shown
    assert "clip.mp4" in shown
    assert "half typed" in shown
    assert 'enctype="multipart/form-data"' in shown


def test_no_byte_of_a_file_is_stored_in_clear(visitor, thames_valley, evidence_root, monkeypatch):
    opened = []
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *given, **more: opened.append(given))
    content = jpeg()

    upload(visitor, (content, "window.jpg"))

    (row,) = rows(thames_valley)
    everything = b"".join(Path(path).read_bytes() for path in stored(evidence_root))
    assert opened == []
    assert everything
    assert content[:200] not in everything
    assert b"SECRET" not in everything
    assert b"window" not in bytes(row.sealed_facts)
    assert row.state == State.RECEIVED


def test_the_report_gets_its_files_and_the_force_reads_them_whole(visitor, thames_valley):
    content = mp4(3 * 1024 * 1024 + 17)
    upload(visitor, (content, "clip.mp4"), (jpeg(), "window.jpg"))

    assert send(visitor).status_code == 303

    report = the_report(thames_valley)
    with tenancy.transaction(thames_valley):
        answers = sealed.open_answers(report)
        first, second = Evidence.objects.filter(force_id=thames_valley.pk, report=report).order_by("pk")
        file_key = sealed_files.by_force(first, "report_key")
        pieces = sealed_files.pieces_of(first, sealed_files.ORIGINAL)
        kinds = list(CaseEvent.objects.filter(force_id=thames_valley.pk).values_list("kind", flat=True))
    whole = b"".join(
        sealed_files.read(key=first.key, file_key=file_key, variant="original", pieces=pieces, size=first.size)
    )
    assert whole == content
    assert len(pieces) == 4
    assert answers["photos"] == [
        {
            "file": first.key.hex,
            "name": "clip.mp4",
            "size": len(content),
            "type": "video/mp4",
            "sha256": hashlib.sha256(content).hexdigest(),
        },
        {**answers["photos"][1], "file": second.key.hex, "name": "window.jpg"},
    ]
    assert first.handle_key is None
    assert "files_received" in kinds


def test_check_answers_shows_names_and_sizes(visitor):
    upload(visitor, (mp4(), "clip.mp4"))
    upload(visitor, button="", about="")
    visitor.post(f"{FORM}who/", {"stay": "named"})

    assert "clip.mp4 (4 KB)" in visitor.get(f"{FORM}check-answers/").content.decode()


def test_going_on_takes_what_was_chosen_too(visitor, thames_valley):
    response = upload(visitor, (jpeg(), "window.jpg"), button="", about="")

    assert response["Location"].endswith("/who/")
    assert len(rows(thames_valley)) == 1


def test_a_file_that_is_needed_is_asked_for(visitor):
    response = upload(visitor, button="", about="")

    assert response.status_code == 422
    assert errors(response) == ["Choose a file"]


def test_a_removed_file_is_deleted_and_the_others_stay(visitor, thames_valley, evidence_root):
    upload(visitor, (jpeg(), "first.jpg"), (png(), "second.png"))
    button = page(visitor).split('name="_remove" value="')[1].split('"')[0]

    visitor.post(f"{FORM}photos/", {"_remove": button})

    assert "first.jpg" not in page(visitor)
    assert "second.png" in page(visitor)
    assert len(rows(thames_valley)) == len(stored(evidence_root)) == 1


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "empty.jpg", "“empty.jpg” is empty. Choose another file"),
        (b"<html><script>x</script>", "page.txt.html", "“page.txt.html” must be one of these"),
        (b"<svg onload='x'/>", "a.svg", "“a.svg” must be one of these"),
        (b"MZ" + b"\x00" * 100, "photo.jpg", "“photo.jpg” must be one of these"),
        (b"PK\x03\x04" + b"\x00" * 60, "photos.zip", "“photos.zip” must be one of these"),
        (b"GIF8<?php", "x.gif", "“x.gif” must be one of these"),
    ],
)
def test_what_is_no_such_file_is_refused_by_its_content(visitor, thames_valley, evidence_root, content, name, said):
    response = upload(visitor, (content, name))

    assert response.status_code == 422
    assert errors(response)[0].startswith(said)
    assert rows(thames_valley) == stored(evidence_root) == []


def test_good_files_of_a_post_are_kept_when_another_is_refused(visitor, thames_valley):
    response = upload(visitor, (jpeg(), "good.jpg"), (b"", "empty.jpg"))

    assert response.status_code == 422
    assert "good.jpg" in response.content.decode()
    assert len(rows(thames_valley)) == 1


def test_a_question_takes_no_more_no_larger_and_no_other_files_than_it_says(
    public_client, thames_valley, evidence_root
):
    visitor = begun(public_client, thames_valley, most=1, most_megabytes=1, accept=["images", "documents"])

    too_large = upload(visitor, (jpeg() + b"\x00" * 1024 * 1024, "large.jpg"))
    other = upload(visitor, (mp4(), "clip.mp4"))
    too_many = upload(visitor, (docx(), "one.docx"), (jpeg(), "two.jpg"))

    assert errors(too_large) == ["“large.jpg” must be smaller than 1 MB"]
    assert errors(other)[0].startswith("“clip.mp4” must be one of these: DOCX, GIF, HEIC, JPG, PDF")
    assert errors(too_many) == ["Remove some files: there can be 1 file or fewer"]
    assert len(rows(thames_valley)) == len(stored(evidence_root)) == 1


def test_the_platform_has_a_largest_file_a_largest_draft_and_a_share_for_each_force(visitor, settings, evidence_root):
    settings.EVIDENCE_LARGEST = 5_000
    assert "must be smaller" in errors(upload(visitor, (mp4(6_000), "a.mp4")))[0]

    settings.EVIDENCE_OF_DRAFT = 7_000
    upload(visitor, (mp4(4_000), "b.mp4"))
    assert errors(upload(visitor, (mp4(4_000), "c.mp4")))[0].startswith("The files are too large together")

    settings.EVIDENCE_OF_DRAFT, settings.EVIDENCE_WAITING = 10_000, 5_000
    assert errors(upload(visitor, (mp4(4_000), "d.mp4")))[0].startswith("We cannot take files at the moment")
    assert len(stored(evidence_root)) == 1


def test_a_full_disk_is_said_plainly_and_nothing_of_the_file_stays(visitor, thames_valley, evidence_root, monkeypatch):
    real, calls = storage.put, []

    def full(**given):
        calls.append(given)
        if len(calls) > 2:
            raise OSError(28, "No space left on device")
        return real(**given)

    monkeypatch.setattr(storage, "put", full)

    response = upload(visitor, (mp4(5 * 1024 * 1024), "clip.mp4"))

    assert errors(response)[0].startswith("We cannot take files at the moment. Your answers are kept")
    assert rows(thames_valley) == stored(evidence_root) == []


def test_names_are_cleaned_and_never_find_anything(visitor, evidence_root):
    upload(visitor, (jpeg(), "../../../etc/<script>alert(1)</script>\u202egpj.exe.jpg"))

    shown = page(visitor)
    assert "scriptgpj.exe.jpg" in shown
    assert "<script>alert" not in shown
    assert all(len(path.name) == 40 for path in stored(evidence_root))


def test_a_picture_with_another_ending_gets_the_right_one(visitor):
    upload(visitor, (png(), "photo.jpg"))

    assert "photo.jpg.png" in page(visitor)


def test_somebody_who_is_in_no_form_cannot_leave_files_here(public_client, visitor, thames_valley, evidence_root):
    stranger = public_client("thames-valley.localhost:8000")

    upload(stranger, (jpeg(), "window.jpg"))
    stranger.post("/", {"x": jpeg()})

    assert rows(thames_valley) == stored(evidence_root) == []


def test_files_of_a_post_that_no_question_asked_for_are_deleted(visitor, thames_valley, evidence_root):
    visitor.post(f"{FORM}who/", {"stay": "named", "photos": __import__("io").BytesIO(jpeg())})

    assert rows(thames_valley) == stored(evidence_root) == []


def test_a_file_goes_into_one_report_only(visitor, public_client, thames_valley):
    upload(visitor, (jpeg(), "window.jpg"))
    send(visitor)

    with tenancy.transaction(thames_valley):
        assert Draft.objects.filter(force_id=thames_valley.pk).count() == 1
        assert Evidence.objects.filter(force_id=thames_valley.pk, draft=None).count() == 1
    assert send(visitor).status_code == 303
    with tenancy.transaction(thames_valley):
        assert Report.objects.filter(force_id=thames_valley.pk).count() == 1


def test_an_anonymous_reports_files_have_coarse_times_everywhere(visitor, thames_valley, evidence_root):
    upload(visitor, (jpeg(), "window.jpg"))
    send(visitor, stay="anonymous")

    (row,) = rows(thames_valley)
    with tenancy.transaction(thames_valley):
        moments = [event.at for event in CaseEvent.objects.filter(force_id=thames_valley.pk)]
    moments += [row.created_at, row.due_at]
    assert all((moment.minute % 15, moment.second, moment.microsecond) == (0, 0, 0) for moment in moments)
    assert all(path.stat().st_mtime % 900 == 0 for path in stored(evidence_root))


def test_a_large_file_takes_little_memory(thames_valley, evidence_root):
    from reporting.evidence.receiving import Arriving

    tracemalloc.start()
    arriving = Arriving(thames_valley.pk, 100 * 1024 * 1024)
    block = b"\x00" * 65_536
    for _ in range(1600):
        arriving.take(block)
    arriving.end()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert arriving.size == 100 * 1024 * 1024
    assert peak < 16 * 1024 * 1024
    assert len(stored(evidence_root)) == 100


def test_pieces_that_were_swapped_or_taken_away_are_noticed(thames_valley, evidence_root):
    from reporting.evidence.receiving import Arriving

    arriving = Arriving(thames_valley.pk, 10**8)
    arriving.take(bytes(range(256)) * 4096 * 3)
    arriving.end()
    whole = arriving.pieces
    first, second, third = whole

    def read(pieces):
        return b"".join(
            sealed_files.read(
                key=arriving.key, file_key=arriving.file_key, variant="original", pieces=pieces, size=arriving.size
            )
        )

    swapped = [
        sealed_files.Piece(first.offset, first.size, second.name),
        sealed_files.Piece(second.offset, second.size, first.name),
        third,
    ]
    assert len(read(whole)) == arriving.size
    for wrong in (swapped, whole[:2], whole[1:], [first, third]):
        with pytest.raises(sealed_files.Damaged):
            read(wrong)
