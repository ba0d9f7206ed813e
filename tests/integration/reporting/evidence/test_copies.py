"""Copies for readers: without what stands in a file besides, made in a process that a bomb may end."""

import io
import resource
import time

import pikepdf
import pytest
from PIL import Image

from reporting.evidence import sealed_files, storage
from reporting.evidence.copies import making
from reporting.evidence.sealed_files import COPY, Facts
from soh.core import sealing
from tests.factories.files import docx, jpeg, mp4, png
from tests.integration.reporting.evidence import hostile
from tests.integration.reporting.evidence.conftest import stored

JPEG, PNG, GIF, HEIC, PDF = "image/jpeg", "image/png", "image/gif", "image/heic", "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def made(content, type_name, name="file", **more):
    """Have it opened; return what came of it and the bytes of the copy."""
    import uuid

    key, file_key = uuid.uuid4(), sealing.new_key()
    facts = Facts(name, len(content), type_name, "")
    blocks = (content[at : at + 1_000_000] for at in range(0, len(content), 1_000_000))
    result = making.make(force_id=1, key=key, file_key=file_key, facts=facts, content=blocks, **more)
    copy = b""
    if result.facts:
        copy = b"".join(
            sealed_files.read(key=key, file_key=file_key, variant=COPY, pieces=result.pieces, size=result.facts.size)
        )
    return result, copy


def test_a_photograph_keeps_its_picture_and_loses_place_comment_and_description():
    original = jpeg(64)

    result, copy = made(original, JPEG, "window.jpg")

    assert b"SECRET-COMMENT" in original
    assert b"SECRET" not in copy
    picture = Image.open(io.BytesIO(copy))
    assert (picture.size, picture.format) == ((64, 64), "JPEG")
    assert not picture.getexif()
    assert result.facts.name == "window.jpg"
    assert abs(picture.convert("RGB").getpixel((5, 5))[0] - 0x2F) < 8


def test_a_turned_photograph_stands_upright_in_the_copy():
    words = Image.Exif()
    words[0x0112] = 6
    buffer = io.BytesIO()
    Image.new("RGB", (80, 20), "red").save(buffer, "JPEG", exif=words.tobytes())

    _, copy = made(buffer.getvalue(), JPEG)

    assert Image.open(io.BytesIO(copy)).size == (20, 80)


def test_d63_a_heic_becomes_a_jpeg_and_what_the_phone_noted_is_told_apart():
    result, copy = made(hostile.heic(), HEIC, "IMG_1.heic")

    assert Image.open(io.BytesIO(copy)).format == "JPEG"
    assert result.facts.name == "IMG_1.heic.jpg"
    assert result.notes == {"device": "Maker Phone 12", "place": "51.50000, -0.12500"}


@pytest.mark.parametrize("mode", ["RGBA", "P", "1", "L", "LA", "RGB"])
def test_pictures_of_every_kind_of_colour_are_copied(mode):
    buffer = io.BytesIO()
    Image.new(mode, (30, 20)).save(buffer, "PNG")

    _, copy = made(buffer.getvalue(), PNG)

    assert Image.open(io.BytesIO(copy)).size == (30, 20)


def test_a_moving_picture_moves_in_the_copy():
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("red", "green", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:], duration=100, comment=b"SECRET-COMMENT")

    _, copy = made(buffer.getvalue(), GIF)

    assert Image.open(io.BytesIO(copy)).n_frames == 3
    assert b"SECRET" not in copy


def test_a_pdf_keeps_its_pages_and_loses_scripts_attachments_and_its_makers_name():
    result, copy = made(hostile.pdf(), PDF, "letter.pdf")

    document = pikepdf.open(io.BytesIO(copy))
    assert len(document.pages) == 1
    for name in ("/OpenAction", "/Metadata"):
        assert name not in document.Root
    assert "/Info" not in document.trailer
    assert not document.attachments
    everything = b"".join(bytes(repr(each), "utf-8", "replace") for each in document.objects)
    assert b"SECRET" not in everything
    assert b"SECRET" not in copy
    assert result.notes["author"] == "SECRET-AUTHOR"


def test_what_cannot_be_copied_is_left_as_it_is():
    for content, type_name in [
        (hostile.locked_pdf(), PDF),
        (mp4(), "video/mp4"),
        (docx(), DOCX),
        (b"notes", "text/plain"),
        (b"RIFF0000WAVE", "audio/wav"),
    ]:
        result, copy = made(content, type_name)
        assert (result.finding, result.facts, copy) == ("", None, b"")


def test_what_a_video_says_of_place_and_time_is_told_apart():
    result, _ = made(hostile.recording(), "video/mp4")

    assert result.notes == {"taken_at": "2025-12-31 04:26:40 UTC", "place": "+51.5033, -000.1195"} or (
        result.notes["place"] == "+51.5033, -000.1195" and result.notes["taken_at"].startswith("20")
    )


@pytest.mark.parametrize(
    ("content", "type_name", "finding"),
    [
        (hostile.docx_bomb, DOCX, "too_complex"),
        (lambda: docx(name="../../evil.xml"), DOCX, "damaged"),
        (lambda: docx(name="C:\\evil.xml"), DOCX, "damaged"),
        (hostile.png_bomb, PNG, "too_complex"),
        (hostile.gif_bomb, GIF, "too_complex"),
    ],
    ids=["d62-docx-of-zeros", "d62-zip-slip", "d62-drive", "d63-65500-squared", "d63-100000-frames"],
)
def test_d62_d63_bombs_are_refused_in_two_seconds_and_the_worker_does_not_grow(content, type_name, finding):
    bomb = content()
    made(png(), PNG)  # what is loaded once
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()

    result, _ = made(bomb, type_name)

    took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert result.finding == finding
    assert after - before < 64 * 1024
    assert took < 20, "two seconds on a machine with nothing else to do"
    assert made(png(), PNG)[0].facts, "the next file is opened as ever"


def test_d62_a_pdf_that_needs_more_memory_than_there_is_ends_its_process_only(evidence_root):
    result, _ = made(hostile.pdf_bomb(), PDF)

    assert result.finding in ("too_complex", "damaged")
    assert stored(evidence_root) == []


@pytest.mark.parametrize(
    ("content", "type_name"),
    [
        (jpeg()[:400], JPEG),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(40), "image/webp"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(400), HEIC),
        (hostile.heic()[:200], HEIC),
        (b"GIF89a" + bytes(20), GIF),
        (b"GIF89a", GIF),
        (b"%PDF-1.7\n" + b"x" * 2000, PDF),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), PNG),
    ],
)
def test_d63_damaged_files_are_refused_and_the_worker_lives(content, type_name):
    result, _ = made(content, type_name)

    assert result.finding in ("damaged", "too_complex")


@pytest.mark.parametrize(
    ("polyglot", "type_name"),
    [
        (lambda: jpeg() + docx(b"SECRET-ZIP"), JPEG),
        (lambda: jpeg() + b"<script>SECRET-SCRIPT</script>", JPEG),
        (lambda: png() + b"%PDF-1.7 SECRET", PNG),
    ],
)
def test_d64_what_is_hidden_behind_a_picture_is_not_in_the_copy(polyglot, type_name):
    _, copy = made(polyglot(), type_name)

    assert copy
    assert b"SECRET" not in copy
    assert not copy.count(b"PK\x03\x04")


def test_a_type_is_opened_by_its_own_reader_only():
    result, _ = made(png(), JPEG)

    assert result.finding == "damaged"


def test_a_file_that_takes_too_long_is_given_up():
    result, _ = made(png(), PNG, seconds=0.001)

    assert result.finding == "too_complex"


def test_the_process_that_opens_files_has_no_secrets(monkeypatch):
    seen = {}
    real = making.subprocess.Popen

    def watched(*given, **more):
        seen.update(more)
        return real(*given, **more)

    monkeypatch.setattr(making.subprocess, "Popen", watched)
    monkeypatch.setenv("FORCE_KEY_ENCRYPTION_KEY", "secret")

    made(png(), PNG)

    assert seen["env"] == {}


def test_a_full_disk_leaves_no_half_copy(monkeypatch, evidence_root):
    def full(**_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "put", full)

    with pytest.raises(OSError, match="No space"):
        made(png(), PNG)
    assert stored(evidence_root) == []
