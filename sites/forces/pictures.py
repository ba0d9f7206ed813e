"""Draw an uploaded picture anew, in the size a site needs: what was hidden in the file does not come along.

An SVG is refused: it can hold scripts and load from elsewhere, and drawing one safely needs a browser.
"""

import hashlib
import struct
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from sites.forces.branding import PictureKind

MOST_BYTES = 5 * 1024 * 1024
_MOST_PIXELS = 40_000_000
_UNREADABLE = (OSError, EOFError, SyntaxError, ValueError, IndexError, struct.error, Image.DecompressionBombError)
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_LOGO_BOX = (600, 120)
_ICON_SIDE = 192
_CARD_SIZE = (1200, 630)
_SMALL_ENOUGH = 400 * 1024


class UnusablePicture(Exception):
    """The file cannot become a picture of the site; the message says why and what to send instead."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PNG with its size and the digest of its bytes."""

    content: bytes
    width: int
    height: int
    digest: str


def draw(content: bytes, kind: PictureKind) -> Drawn:
    """Return the picture as the site will show it. Raises UnusablePicture."""
    if len(content) > MOST_BYTES:
        raise UnusablePicture("The file is larger than 5 MB. Send a smaller one.")
    if b"<svg" in content[:2000].lower():
        raise UnusablePicture("An SVG can hold scripts, so it is not taken. Export the picture as PNG and send that.")
    try:
        opened = Image.open(BytesIO(content), formats=_FORMATS)
        if opened.width * opened.height > _MOST_PIXELS:
            raise UnusablePicture("The picture has more than 40 million pixels. Send a smaller one.")
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except _UNREADABLE as error:
        raise UnusablePicture("This is no picture that we can read. Send a PNG, JPEG or WebP file.") from error
    return _encoded(_SHAPES[kind](picture))


def _logo(picture: Image.Image) -> Image.Image:
    if picture.height < 40:
        raise UnusablePicture("The logo is less than 40 pixels high and would look blurred. Send a larger one.")
    picture.thumbnail(_LOGO_BOX, Image.Resampling.LANCZOS)
    return picture


def _icon(picture: Image.Image) -> Image.Image:
    if min(picture.size) < 32:
        raise UnusablePicture("The icon needs at least 32 by 32 pixels.")
    return ImageOps.pad(picture, (_ICON_SIDE, _ICON_SIDE), Image.Resampling.LANCZOS, color=(0, 0, 0, 0))


def _card(picture: Image.Image) -> Image.Image:
    if picture.width < 600 or picture.height < 315:
        raise UnusablePicture("The picture for shared links needs at least 600 by 315 pixels; 1200 by 630 is best.")
    fitted = ImageOps.fit(picture, _CARD_SIZE, Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", fitted.size, "white")
    ground.alpha_composite(fitted)
    return ground.convert("RGB")


_SHAPES = {PictureKind.LOGO: _logo, PictureKind.FAVICON: _icon, PictureKind.CARD: _card}


def _encoded(picture: Image.Image) -> Drawn:
    content = _png(picture)
    if len(content) > _SMALL_ENOUGH:
        content = _png(picture.convert("RGB").quantize(256))
    return Drawn(content, picture.width, picture.height, hashlib.sha256(content).hexdigest()[:32])


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
