"""PDF without what acts, hides or tells of its maker. Pages look as they did."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from reporting.evidence.copies.findings import Opened, Refused, noted

MOST_OBJECTS = 200_000
_OF_ROOT = ("/OpenAction", "/AA", "/Metadata", "/PieceInfo", "/Collection", "/AF", "/URI", "/Threads", "/DSS", "/Perms")
_OF_NAMES = ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations", "/Renditions")
_OF_ANYTHING = ("/AA", "/Metadata", "/PieceInfo", "/JS", "/AF", "/LastModified")
_ACTING = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_HARMLESS_ACTIONS = frozenset({"/GoTo", "/Named"})


def opened(content: bytes) -> Opened:
    """Return the copy of a PDF; none of one that needs a password. Raises Refused."""
    try:
        with pikepdf.open(io.BytesIO(content), attempt_recovery=True, suppress_warnings=True) as document:
            if len(document.objects) > MOST_OBJECTS:
                raise Refused("too_complex")
            if not len(document.pages):
                raise Refused("damaged")
            notes = _notes(document)
            _strip(document)
            buffer = io.BytesIO()
            document.save(
                buffer,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                fix_metadata_version=False,
                deterministic_id=True,
            )
            return Opened(buffer.getvalue(), "application/pdf", notes)
    except pikepdf.PasswordError:
        return Opened()
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, KeyError):
        raise Refused("damaged") from None


def _strip(document: pikepdf.Pdf) -> None:
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    _without(document.Root, _OF_ROOT)
    if isinstance(names := document.Root.get("/Names"), Dictionary):
        _without(names, _OF_NAMES)
    if isinstance(form := document.Root.get("/AcroForm"), Dictionary):
        _without(form, ("/XFA",))
    for each in document.objects:
        if isinstance(each, Dictionary | Stream):
            _without(each, _OF_ANYTHING)
            _without_action(each)
    for page in document.pages:
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, Array):
            kept = [each for each in annotations if not _acts(each)]
            for each in kept:
                if isinstance(each, Dictionary):
                    _without(each, _OF_ANYTHING)
                    _without_action(each)
            page.obj["/Annots"] = Array(kept)


def _without(place: Object, names: tuple[str, ...]) -> None:
    for name in names:
        if name in place:
            del place[name]


def _without_action(place: Object) -> None:
    action = place.get("/A")
    if isinstance(action, Dictionary) and (str(action.get("/S", "")) not in _HARMLESS_ACTIONS or "/Next" in action):
        del place["/A"]


def _acts(annotation: Object) -> bool:
    return isinstance(annotation, Dictionary) and str(annotation.get("/Subtype", Name("/None"))) in _ACTING


def _notes(document: pikepdf.Pdf) -> dict[str, str]:
    try:
        words = document.trailer.get("/Info")
        if not isinstance(words, Dictionary):
            return {}
        said = {name: str(words.get(key, "")) for name, key in _NOTED.items()}
    except Exception:  # what cannot be read is not noted
        return {}
    return noted(**said)


_NOTED = {"taken_at": "/CreationDate", "author": "/Author", "program": "/Creator"}
