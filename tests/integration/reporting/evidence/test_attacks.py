"""Files that mean harm, through the doors: each test names the attack that it stands for (D61 to D70)."""

import pytest

from reporting.definition.file_names import clean_name
from reporting.evidence import scanning, sniffing
from reporting.evidence.models import Evidence, EvidenceChunk, State
from soh.core import clock, tenancy
from soh.operations.clamd import test_words as virus
from tests.factories.files import docx, jpeg, mp4, png
from tests.integration.reporting.evidence import hostile
from tests.integration.reporting.evidence.conftest import begun, errors, rows, send, stored, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def scan(settings, scanner, thames_valley):
    def run(address=scanner):
        settings.CLAMD_URL = address
        with tenancy.transaction(thames_valley):
            Evidence.objects.filter(force_id=thames_valley.pk, scanner_key__isnull=False).update(due_at=clock.now())
        return scanning.scan_due(force_id=thames_valley.pk)

    return run


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (lambda: b"plain\n" + virus(), "notes.txt"),
        (lambda: docx(virus()), "letter.docx"),
        (lambda: hostile.nested_docx(virus()), "letter.docx"),
        (lambda: jpeg() + virus(), "photo.pdf"),
        (lambda: png() + docx(virus()), "photo.png"),
    ],
    ids=["txt", "docx", "nested-5-deep", "wrong-ending", "behind-a-picture"],
)
def test_d61_a_virus_is_found_wherever_it_hides_and_the_person_is_told(visitor, thames_valley, scan, content, name):
    upload(visitor, (content(), name), (jpeg(), "good.jpg"))

    assert scan() == 2

    assert sorted(row.state for row in rows(thames_valley)) == [State.CLEAN, State.INFECTED]
    assert "has been removed because it holds a virus" in send(visitor).content.decode()


@pytest.mark.parametrize(
    ("content", "name", "type_name"),
    [
        (hostile.docx_bomb, "letter.docx", "too_complex"),
        (lambda: docx(name="../../../etc/cron.d/evil"), "letter.docx", "damaged"),
        (hostile.png_bomb, "photo.png", "too_complex"),
        (hostile.gif_bomb, "photo.gif", "too_complex"),
        (lambda: jpeg()[:500], "photo.jpg", "damaged"),
        (lambda: hostile.heic()[:300], "photo.heic", "damaged"),
    ],
    ids=["d62-zeros", "d62-slip", "d63-pixels", "d63-frames", "d63-cut-jpeg", "d63-cut-heic"],
)
def test_d62_d63_bombs_and_damaged_files_are_refused_and_the_next_file_is_checked(
    visitor, thames_valley, scan, content, name, type_name
):
    upload(visitor, (content(), name), (jpeg(), "good.jpg"))

    assert scan() == 2

    first, second = rows(thames_valley)
    assert (first.state, first.finding) == (State.REFUSED, type_name)
    assert second.state == State.CLEAN


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"PK\x03\x04" + bytes(500), "bomb.zip"),
        (b"\x1f\x8b\x08\x00" + bytes(500), "zeros.gz"),
        (b"II*\x00" + bytes(500), "many.tiff"),
        (b"<?xml version='1.0'?><!DOCTYPE lolz [<!ENTITY lol 'lol'>]><svg>&lol;</svg>", "laughs.svg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>x</script></svg>", "a.jpg"),
        (b"<!doctype html><script>alert(1)</script>", "page.html"),
        (b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00", "page.txt"),
        (b"\x7fELF" + bytes(100), "photo.jpg"),
        (b"MZ" + bytes(100), "photo.jpg.exe"),
    ],
)
def test_d62_d64_types_that_nobody_asked_for_are_refused_at_the_door(
    visitor, thames_valley, evidence_root, content, name
):
    response = upload(visitor, (content, name))

    assert response.status_code == 422
    assert errors(response)[0].endswith("XLSX") or "must be one of these" in errors(response)[0]
    assert rows(thames_valley) == stored(evidence_root) == []


def test_d64_html_that_calls_itself_text_is_text(visitor, thames_valley, scan):
    upload(visitor, (b"<!doctype html><script>alert(1)</script>", "page.txt"))
    scan()

    (row,) = rows(thames_valley)
    assert (row.state, row.sealed_copy_facts) == (State.CLEAN, None)
    assert sniffing.type_of(b"<!doctype html><script>", "page.txt") == "text/plain"


def test_d65_while_the_scanner_is_down_nothing_is_released_and_all_is_checked_later(
    visitor, thames_valley, scan, tmp_path
):
    upload(visitor, (jpeg(), "window.jpg"))
    for address in ("", f"unix:{tmp_path}/nobody", "tcp://127.0.0.1:9"):
        assert scan(address) == 0
        (row,) = rows(thames_valley)
        assert (row.state, row.sealed_copy_facts) == (State.HELD, None)

    assert scan() == 1
    assert rows(thames_valley)[0].state == State.CLEAN


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../x.jpg", "x.jpg"),
        ("..\\..\\windows\\x.jpg", "x.jpg"),
        ("a\x00b.jpg", "ab.jpg"),
        (f"{'n' * 300}.jpg", f"{'n' * 96}.jpg"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\r\nSet-Cookie: b=1.jpg", "a Set-Cookie b=1.jpg"),
        ("CON.jpg", "_CON.jpg"),
        (".htaccess", "htaccess"),
        ("photo.php.jpg", "photo.php.jpg"),
        ("", "file"),
    ],
)
def test_d66_names_are_shown_cleaned(name, shown):
    assert clean_name(name) == shown


def test_d67_the_same_file_of_two_people_shares_nothing_and_tells_nothing(
    visitor, public_client, thames_valley, evidence_root
):
    other = public_client("thames-valley.localhost:8000")
    other.post("/send-evidence/")
    other.get("/send-evidence/photos/")
    first, second = upload(visitor, (jpeg(), "a.jpg")), upload(other, (jpeg(), "a.jpg"))

    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    one, two = rows(thames_valley)
    for field in ("key", "digest", "handle_key", "scanner_key", "sealed_facts"):
        assert getattr(one, field) != getattr(two, field), field
    left, right = (path.read_bytes() for path in stored(evidence_root))
    assert left != right
    with tenancy.transaction(thames_valley):
        assert EvidenceChunk.objects.filter(force_id=thames_valley.pk).values("name").distinct().count() == 2
        assert one.received == two.received


def test_d69_more_than_25_files_of_one_post_are_read_past(visitor, thames_valley):
    response = upload(visitor, *[(png(), f"{number}.png") for number in range(40)])

    assert response.status_code in (303, 422)
    assert len(rows(thames_valley)) == 25


def test_d69_an_empty_file_and_one_that_is_too_large_are_told_by_name(public_client, thames_valley):
    visitor = begun(public_client, thames_valley, most_megabytes=1)

    said = errors(upload(visitor, (b"", "empty.jpg"), (mp4(1024 * 1024 + 1), "long.mp4"), (jpeg(), "good.jpg")))

    assert [words.split("”")[0] for words in said] == ["“empty.jpg", "“long.mp4"]
    assert len(rows(thames_valley)) == 1
