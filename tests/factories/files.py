"""Small files of every kind that forms take, and a form that asks for them."""

import io
import zipfile

from PIL import Image

from reporting.definition.form import Form, FormKind, Option, Question, Step
from reporting.definition.json_values import JSON


def jpeg(width: int = 40, *, exif: bool = True) -> bytes:
    """A photograph with the place where it was taken and a comment in it."""
    made = Image.new("RGB", (width, width), "#2f6f8f")
    words = Image.Exif()
    words[0x010E] = "SECRET-DESCRIPTION"
    words.get_ifd(0x8825)[1] = "N"
    buffer = io.BytesIO()
    made.save(buffer, "JPEG", comment=b"SECRET-COMMENT", **({"exif": words.tobytes()} if exif else {}))
    return buffer.getvalue()


def png(width: int = 40) -> bytes:
    """A picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, width), "#ffcc00").save(buffer, "PNG")
    return buffer.getvalue()


def mp4(size: int = 4_000) -> bytes:
    """What begins like a video of a phone."""
    return b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * (size - 24)


def docx(entry: bytes = b"<w:document/>", name: str = "word/document.xml") -> bytes:
    """What begins like a document."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, entry)
    return buffer.getvalue()


def files_form(**settings: JSON) -> Form:
    """A form with one step that asks for files and a word about them, and one with the rest."""
    texts = {
        "form.title": "Send evidence",
        "step.photos.title": "Your files",
        "question.photos.label": "Photographs or videos",
        "question.photos.hint": "A photograph of the damage, for example.",
        "question.about.label": "What do they show?",
        "step.who.title": "About you",
        "question.stay.label": "Do you want to give your name?",
        "option.stay.named.label": "Yes",
        "option.stay.anonymous.label": "No, stay anonymous",
    }
    steps = (
        Step(
            "photos", items=(Question("photos", "files", settings=settings), Question("about", "text", required=False))
        ),
        Step("who", items=(Question("stay", "radios", options=(Option("named"), Option("anonymous", "anonymous"))),)),
    )
    return Form("send-evidence", FormKind.REPORT, "en", steps, {"en": texts})
