"""Pictures are drawn anew: what is copied is what one sees, and nothing else."""

import io
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image, ImageOps, ImageSequence, UnidentifiedImageError

from reporting.evidence.copies.findings import Opened, Refused, noted

FORMATS: Mapping[str, tuple[str, ...]] = {
    "image/jpeg": ("JPEG",),
    "image/png": ("PNG",),
    "image/gif": ("GIF",),
    "image/webp": ("WEBP",),
    "image/heic": ("HEIF",),
}
MOST_PIXELS = 120_000_000
"""The largest cameras of phones have 200 million; of those the original is handed out."""
MOST_FRAMES = 1_000
_HONEST = 50
"""A photograph has at least one byte for so many pixels."""
_JPEG = {"quality": 90, "optimize": True}


def opened(content: bytes, type_name: str) -> Opened:
    """Return the copy of a picture. Raises Refused for a bomb or what is no picture."""
    Image.MAX_IMAGE_PIXELS = None  # counted below, before anything is unpacked
    if type_name == "image/heic":
        import pillow_heif

        pillow_heif.register_heif_opener()
    if type_name == "image/gif":
        _make_sure_of_frames(content)
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS[type_name]) as picture:
            pixels = picture.width * picture.height
            if pixels > MOST_PIXELS:
                if pixels > _HONEST * len(content):
                    raise Refused("too_complex")
                return Opened(notes=_notes(picture))
            if type_name == "image/gif":
                return _moving(picture, pixels)
            return _drawn(picture, type_name)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, EOFError):
        raise Refused("damaged") from None


def _drawn(picture: Image.Image, type_name: str) -> Opened:
    notes = _notes(picture)
    turned = ImageOps.exif_transpose(picture)
    has_alpha = type_name in ("image/png", "image/webp") and (
        turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info
    )
    plain = turned.convert("RGBA" if has_alpha else "L" if turned.mode in ("1", "L") else "RGB")
    del turned
    clean = _clean(plain)
    buffer = io.BytesIO()
    if has_alpha or type_name == "image/png":
        clean.save(buffer, "PNG")
        return Opened(buffer.getvalue(), "image/png", notes)
    clean.save(buffer, "JPEG", **_JPEG)
    return Opened(buffer.getvalue(), "image/jpeg", notes)


def _clean(picture: Image.Image) -> Image.Image:
    """A new picture with the same pixels: saving the old one again would keep comments."""
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    return clean


def _moving(picture: Image.Image, pixels: int) -> Opened:
    frames: list[Image.Image] = []
    times: list[int] = []
    for frame in ImageSequence.Iterator(picture):
        if (len(frames) + 1) * pixels > MOST_PIXELS:
            break
        times.append(max(int(frame.info.get("duration") or 100), 20))
        frames.append(_clean(frame.convert("RGB")))
    buffer = io.BytesIO()
    more: dict[str, Any] = {"save_all": True, "append_images": frames[1:], "duration": times, "loop": 0}
    frames[0].save(buffer, "GIF", **(more if len(frames) > 1 else {}))
    return Opened(buffer.getvalue(), "image/gif")


def _make_sure_of_frames(content: bytes) -> None:
    """Count frames by the marks between them, without unpacking any. Raises Refused."""
    place, frames = 13 + (3 << ((content[10] & 7) + 1) if content[10:11] and content[10] & 0x80 else 0), 0
    while place < len(content):
        mark = content[place]
        if mark == 0x3B:
            return
        if mark == 0x2C:
            frames += 1
            if frames > MOST_FRAMES:
                raise Refused("too_complex")
            flags = content[place + 9] if place + 9 < len(content) else 0
            place += 11 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
        elif mark == 0x21:
            place += 2
        else:
            return  # a later reader may call it damaged
        while place < len(content) and content[place]:
            place += content[place] + 1
        place += 1


def _notes(picture: Image.Image) -> dict[str, str]:
    try:
        words = picture.getexif()
        inner = words.get_ifd(ExifTags.IFD.Exif)
        place = _place(words.get_ifd(ExifTags.IFD.GPSInfo))
    except Exception:  # what cannot be read is not noted
        return {}
    device = " ".join(str(words.get(tag) or "") for tag in (ExifTags.Base.Make, ExifTags.Base.Model))
    return noted(
        taken_at=inner.get(ExifTags.Base.DateTimeOriginal) or words.get(ExifTags.Base.DateTime),
        device=device,
        place=place,
        author=words.get(ExifTags.Base.Artist),
        program=words.get(ExifTags.Base.Software),
    )


def _place(words: Mapping[int, Any]) -> str:
    try:
        north, east = _degrees(words[ExifTags.GPS.GPSLatitude]), _degrees(words[ExifTags.GPS.GPSLongitude])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    north = -north if words.get(ExifTags.GPS.GPSLatitudeRef) == "S" else north
    east = -east if words.get(ExifTags.GPS.GPSLongitudeRef) == "W" else east
    return f"{north:.5f}, {east:.5f}"


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
