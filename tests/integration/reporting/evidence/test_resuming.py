"""Files that a visitor's script sends in pieces: kept as far as they came, by nobody else, whole or not at all."""

import base64
import gc
import hashlib
import itertools
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection

from reporting.evidence import appending, sealed_files, storage, sweeping, uploads
from reporting.evidence.models import Evidence, EvidenceChunk, State
from reporting.intake import drafts
from reporting.intake.drafts import Visitor
from soh.core import tenancy
from tests.factories.files import files_form, mp4
from tests.integration.reporting.evidence.conftest import FORM, begun, page, rows, send, stored

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
BYTES = "application/offset+octet-stream"
TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}


def begin(visitor, size, name="clip.mp4", question="photos", **extra):
    """Begin a file; the answer says where it is sent."""
    metadata = ",".join(
        f"{key} {base64.b64encode(value.encode()).decode()}"
        for key, value in {"question": question, "filename": name}.items()
    )
    headers = {"HTTP_UPLOAD_LENGTH": str(size), "HTTP_UPLOAD_METADATA": metadata, **TUS, **extra}
    return visitor.generic("POST", f"{FORM}upload/", b"", **headers)


def address(reply):
    return urlsplit(reply["Location"]).path


def patch(visitor, where, content, offset, **extra):
    return visitor.generic("PATCH", where, content, BYTES, HTTP_UPLOAD_OFFSET=str(offset), **TUS, **extra)


def head(visitor, where):
    return visitor.head(where, **TUS)


def test_a_file_in_pieces_is_added_to_the_answer_and_goes_with_the_report(visitor, thames_valley):
    content = mp4(3 * MEGABYTE + 1234)
    where = address(begin(visitor, len(content)))

    offsets = [0, 10, 5000, MEGABYTE, 2 * MEGABYTE + 7, len(content)]
    for start, end in itertools.pairwise(offsets):
        reply = patch(visitor, where, content[start:end], start)
        assert (reply.status_code, reply["Upload-Offset"]) == (204, str(end))

    assert "clip.mp4" in page(visitor)
    assert send(visitor).status_code == 303
    (row,) = rows(thames_valley)
    with tenancy.transaction(thames_valley):
        file_key = sealed_files.by_force(row, "report_key")
        facts, pieces = sealed_files.open_facts(row, file_key), sealed_files.pieces_of(row, "original")
    whole = sealed_files.read(key=row.key, file_key=file_key, variant="original", pieces=pieces, size=row.size)
    assert b"".join(whole) == content
    assert facts.sha256 == hashlib.sha256(content).hexdigest()
    assert [piece.size for piece in pieces] == [MEGABYTE, MEGABYTE, MEGABYTE, 1234], "small parts leave no more pieces"
    assert row.report is not None


def test_somebody_who_begins_with_a_file_gets_a_draft(public_client, thames_valley):
    visitor = begun(public_client, thames_valley)
    visitor.cookies.pop("__Host-soh_journey", None)

    reply = begin(visitor, 100)

    assert reply.status_code == 201
    assert "__Host-soh_journey" in reply.cookies


def test_d68_a_wrong_offset_is_refused_and_the_right_one_told(visitor):
    content = mp4(5000)
    where = address(begin(visitor, 5000))
    patch(visitor, where, content[:2000], 0)

    for offset in (0, 1999, 2001, 5000):
        reply = patch(visitor, where, b"x" * 10, offset)
        assert (reply.status_code, reply["Upload-Offset"]) == (409, "2000")
    assert head(visitor, where)["Upload-Offset"] == "2000"
    assert patch(visitor, where, content[2000:], 2000).status_code == 204


def test_d68_more_than_was_announced_is_refused_and_none_of_it_kept(visitor, evidence_root):
    where = address(begin(visitor, 5000))

    assert patch(visitor, where, mp4(5001), 0).status_code == 413
    assert head(visitor, where)["Upload-Offset"] == "0"
    assert stored(evidence_root) == []


def test_d68_what_came_before_the_connection_broke_is_kept(visitor, thames_valley):
    content = mp4(10 * MEGABYTE)
    where = address(begin(visitor, len(content)))
    upload = found(visitor, where, thames_valley)

    def breaks():
        yield content[: 3 * MEGABYTE]
        yield content[3 * MEGABYTE : 3 * MEGABYTE + 99]

    kept = appended(upload, breaks(), len(content))

    assert kept.offset == 3 * MEGABYTE + 99
    assert head(visitor, where)["Upload-Offset"] == str(3 * MEGABYTE + 99)
    assert patch(visitor, where, content[3 * MEGABYTE + 99 :], 3 * MEGABYTE + 99).status_code == 204
    assert "clip.mp4" in page(visitor)


def found(visitor, where, force):
    import uuid

    key = uuid.UUID(where.rstrip("/").rpartition("/")[2])
    return uploads.find(force_id=force.pk, secret=visitor.cookies["__Host-soh_journey"].value, key=key)


def appended(upload, blocks, length, offset=0):
    question = files_form().question("photos")
    return appending.append(
        upload=upload, question=question, offset=offset, length=length, blocks=blocks, actor="public"
    )


def test_d68_a_long_request_is_kept_part_by_part(visitor, thames_valley):
    where = address(begin(visitor, 20 * MEGABYTE))
    upload = found(visitor, where, thames_valley)

    def dies():
        for _ in range(9):
            yield mp4(MEGABYTE)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        appended(upload, dies(), 20 * MEGABYTE)

    assert head(visitor, where)["Upload-Offset"] == str(8 * MEGABYTE)


def test_d68_of_two_writers_at_one_place_the_first_to_be_kept_wins(visitor, thames_valley, evidence_root):
    where = address(begin(visitor, 3 * MEGABYTE))
    first, second = found(visitor, where, thames_valley), found(visitor, where, thames_valley)

    def other_comes_first():
        yield mp4(MEGABYTE)
        appended(second, iter([mp4(2 * MEGABYTE)]), 2 * MEGABYTE)

    with pytest.raises(appending.WrongOffset) as wrong:
        appended(first, other_comes_first(), MEGABYTE)

    assert wrong.value.offset == 2 * MEGABYTE
    assert len(stored(evidence_root)) == 2, "nothing of the slower one stays"
    assert patch(visitor, where, bytes(MEGABYTE), 2 * MEGABYTE).status_code == 204


@pytest.mark.django_db(transaction=True)
def test_d68_many_writers_at_the_same_moment_leave_one_whole_file(visitor, thames_valley, evidence_root):
    content = mp4(2 * MEGABYTE)
    where = address(begin(visitor, len(content)))
    upload = found(visitor, where, thames_valley)

    def write(_):
        try:
            return appended(upload, iter([content]), len(content)).offset
        except appending.WrongOffset:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        done = list(pool.map(write, range(6)))

    assert done.count(len(content)) == 1
    assert len(stored(evidence_root)) == 2
    (row,) = rows(thames_valley)
    assert row.state == State.RECEIVED


def test_d68_a_file_abandoned_near_its_end_is_in_no_answer_and_is_deleted_after_a_day(
    visitor, thames_valley, evidence_root
):
    with time_machine.travel("2026-03-27 10:00:00+00:00", tick=False) as now:
        where = address(begin(visitor, 5000))
        patch(visitor, where, mp4(5000)[:4950], 0)
        assert "clip.mp4" not in page(visitor)
        now.shift(timedelta(hours=23))
        page(visitor)
        visitor.post(f"{FORM}keep/", {"_step": "photos", "about": "still here"})
        assert sweeping.delete_ended(force_id=thames_valley.pk) == 0
        now.shift(timedelta(hours=2))
        assert head(visitor, where).status_code == 410
        assert patch(visitor, where, b"x" * 50, 4950).status_code == 410
        assert sweeping.delete_ended(force_id=thames_valley.pk) == 1
        assert head(visitor, where).status_code == 404
    assert rows(thames_valley) == stored(evidence_root) == []


def test_d68_a_full_disk_is_507_and_what_came_before_stays(visitor, evidence_root, monkeypatch):
    content = mp4(3 * MEGABYTE)
    where = address(begin(visitor, len(content)))
    patch(visitor, where, content[: MEGABYTE + 5], 0)
    real, room = storage.put, [0]

    def full(**given):
        if not room[0]:
            raise OSError(28, "No space left on device")
        return real(**given)

    monkeypatch.setattr(storage, "put", full)
    reply = patch(visitor, where, content[MEGABYTE + 5 :], MEGABYTE + 5)
    assert reply.status_code == 507
    assert "Your answers are kept" in reply.content.decode()
    assert head(visitor, where)["Upload-Offset"] == str(MEGABYTE + 5)
    room[0] = 1
    assert patch(visitor, where, content[MEGABYTE + 5 :], MEGABYTE + 5).status_code == 204
    assert len(stored(evidence_root)) == 3


def test_d68_bytes_that_do_not_fit_their_checksum_are_not_kept(visitor, evidence_root):
    content = mp4(5000)
    where = address(begin(visitor, 5000))
    right = base64.b64encode(hashlib.sha256(content).digest()).decode()

    wrong = patch(visitor, where, content[:-1] + b"x", 0, HTTP_UPLOAD_CHECKSUM=f"sha256 {right}")
    assert (wrong.status_code, stored(evidence_root)) == (460, [])
    assert patch(visitor, where, content, 0, HTTP_UPLOAD_CHECKSUM=f"sha256 {right}").status_code == 204


def test_d69_a_wrong_type_is_told_by_its_first_bytes_before_the_rest_is_sent(visitor, thames_valley, evidence_root):
    where = address(begin(visitor, 50 * MEGABYTE, "photo.jpg"))

    reply = patch(visitor, where, b"MZ" + bytes(5000), 0)

    assert reply.status_code == 415
    assert reply.content.decode().startswith("“photo.jpg” must be one of these")
    assert rows(thames_valley) == stored(evidence_root) == []


def test_d69_sizes_and_numbers_are_bounded_when_a_file_is_begun(public_client, thames_valley, settings):
    visitor = begun(public_client, thames_valley, most=2, most_megabytes=1)

    too_large = begin(visitor, MEGABYTE + 1, "large.jpg")
    assert (too_large.status_code, too_large.content.decode()) == (413, "“large.jpg” must be smaller than 1 MB")
    assert begin(visitor, 0, "empty.jpg").content.decode().startswith("“empty.jpg” is empty")
    settings.EVIDENCE_OF_DRAFT = 6_000
    assert begin(visitor, 5_000).status_code == 201
    assert begin(visitor, 5_000).status_code == 413
    settings.EVIDENCE_WAITING = 6_000
    assert begin(visitor, 5_000).status_code == 507


def test_d69_no_more_files_than_the_question_takes_however_they_come(public_client, thames_valley):
    visitor = begun(public_client, thames_valley, most=1)
    first, second = address(begin(visitor, 5000)), address(begin(visitor, 5000))

    assert patch(visitor, first, mp4(5000), 0).status_code == 204
    reply = patch(visitor, second, mp4(5000), 0)

    assert (reply.status_code, reply.content.decode()) == (413, "Remove some files: there can be 1 file or fewer")
    assert len(rows(thames_valley)) == 1
    assert begin(visitor, 5000).status_code == 413


def test_d69_a_missing_or_lying_length_keeps_no_more_than_what_was_announced(visitor):
    where = address(begin(visitor, 5000))

    missing = visitor.generic("PATCH", where, b"", BYTES, HTTP_UPLOAD_OFFSET="0", **TUS, CONTENT_LENGTH="")
    short = patch(visitor, where, mp4(4000), 0, CONTENT_LENGTH="100")

    assert missing.status_code in (411, 415)
    assert (short.status_code, short["Upload-Offset"]) == (204, "100")


def test_d69_a_hundred_megabytes_take_little_memory(visitor, thames_valley):
    where = address(begin(visitor, 100 * MEGABYTE))
    upload = found(visitor, where, thames_valley)
    block = mp4(256 * 1024)
    gc.collect()
    tracemalloc.start()

    kept = appended(upload, (block for _ in range(400)), 100 * MEGABYTE)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert kept.is_whole
    assert peak < 32 * MEGABYTE


def test_d70_nobody_else_sees_continues_or_ends_a_file_on_its_way(visitor, public_client, thames_valley):
    where = address(begin(visitor, 5000))
    other = public_client("thames-valley.localhost:8000")
    other.post(FORM)
    other.post(f"{FORM}photos/", {"about": "mine"})
    stranger = public_client("thames-valley.localhost:8000")

    for who in (other, stranger):
        assert head(who, where).status_code == 404
        assert patch(who, where, mp4(5000), 0).status_code == 404
        assert who.delete(where, **TUS).status_code == 404
    assert patch(visitor, where, mp4(5000), 0).status_code == 204


def test_a_file_on_its_way_is_given_up_with_its_bytes(visitor, thames_valley, evidence_root):
    where = address(begin(visitor, 5000))
    patch(visitor, where, mp4(100), 0)

    assert visitor.delete(where, **TUS).status_code == 204
    assert rows(thames_valley) == stored(evidence_root) == []
    assert head(visitor, where).status_code == 404


def test_a_file_that_came_whole_is_asked_about_and_not_deleted_from_under_its_answer(visitor):
    where = address(begin(visitor, 5000))
    patch(visitor, where, mp4(5000), 0)

    assert head(visitor, where)["Upload-Offset"] == "5000"
    assert visitor.delete(where, **TUS).status_code == 409
    assert "clip.mp4" in page(visitor)


def test_a_draft_that_ended_meanwhile_takes_no_file_and_does_not_come_back(visitor, thames_valley):
    where = address(begin(visitor, 5000))
    upload = found(visitor, where, thames_valley)
    drafts.end(force_id=thames_valley.pk, visitor=Visitor(visitor.cookies["__Host-soh_journey"].value))

    assert patch(visitor, where, mp4(5000), 0).status_code == 404
    assert upload.offset == 0
    assert sweeping.delete_ended(force_id=thames_valley.pk) == 1


def test_only_questions_for_files_on_the_visitors_path_take_files(visitor):
    assert begin(visitor, 5000, question="about").status_code == 404
    assert begin(visitor, 5000, question="nothing").status_code == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_TUS_RESUMABLE": "2.0.0"}, 412),
        ({"HTTP_UPLOAD_LENGTH": ""}, 400),
        ({"HTTP_UPLOAD_LENGTH": "-5"}, 400),
        ({"HTTP_UPLOAD_LENGTH": "٣"}, 400),
        ({"HTTP_UPLOAD_METADATA": "question ###"}, 400),
        ({"HTTP_UPLOAD_DEFER_LENGTH": "1"}, 400),
    ],
)
def test_headers_that_are_not_understood_are_refused(visitor, headers, status):
    assert begin(visitor, 5000, **headers).status_code == status


def test_each_address_takes_its_own_methods_only(visitor):
    where = address(begin(visitor, 5000))

    assert visitor.get(f"{FORM}upload/", **TUS).status_code == 405
    assert visitor.get(where, **TUS).status_code == 405
    assert visitor.put(where, b"x", **TUS).status_code == 405


def test_a_forged_request_of_another_site_begins_nothing(public_client, thames_valley):
    visitor = begun(public_client, thames_valley)
    visitor.handler.enforce_csrf_checks = True

    assert begin(visitor, 5000).status_code == 403
    assert rows(thames_valley) == []


def test_the_page_tells_its_script_where_to_send_files_and_what_to_say(visitor):
    shown = page(visitor)

    assert 'data-soh-uploads="' in shown
    assert "Carry on" in shown


def test_no_piece_is_left_without_a_row(visitor, thames_valley, evidence_root):
    content = mp4(2 * MEGABYTE + 100)
    where = address(begin(visitor, len(content)))
    for start in range(0, len(content), 300_001):
        patch(visitor, where, content[start : start + 300_001], start)

    with tenancy.transaction(thames_valley):
        known = set(EvidenceChunk.objects.filter(force_id=thames_valley.pk).values_list("name", flat=True))
        assert Evidence.objects.get(force_id=thames_valley.pk).state == State.RECEIVED
    assert {str(path.relative_to(evidence_root)) for path in stored(evidence_root)} == known
