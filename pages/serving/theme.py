"""The stylesheet of a force's colours: a pure function of its address, so that it may be kept for ever."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from soh.design.contrast import contrast_ratio
from soh.design.theme import stylesheet

MINIMUM_CONTRAST = 4.5
_NAME = re.compile(r"^([0-9a-f]{6})-([0-9a-f]{6})(?:-([0-9a-f]{6}))?-([0-9a-f]{8})$")


def theme_url(brand_colour: str, accent_colour: str, link_colour: str = "") -> str:
    """Return the address of the stylesheet for colours like #12294d; the link colour may be missing."""
    digest = _css(brand_colour, accent_colour, link_colour)[1]
    colours = [colour[1:] for colour in (brand_colour, accent_colour, link_colour) if colour]
    return reverse("theme", args=["-".join([*colours, digest])])


def theme(request: HttpRequest, colours: str) -> HttpResponse:
    """Serve the CSS custom properties of one theme, cacheable for ever. Colours nobody could read: 404."""
    match = _NAME.match(colours)
    if match is None or any(contrast_ratio(f"#{match[n]}", "#ffffff") < MINIMUM_CONTRAST for n in (1, 3) if match[n]):
        raise Http404
    css, digest = _css(f"#{match[1]}", f"#{match[2]}", f"#{match[3]}" if match[3] else "")
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    # An address of another release gets this release's colours, but nobody keeps them under it.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if match[4] == digest else "no-cache"
    return response


@lru_cache(maxsize=256)
def _css(brand_colour: str, accent_colour: str, link_colour: str) -> tuple[str, str]:
    css = stylesheet(brand=brand_colour, accent=accent_colour, link=link_colour)
    return css, hashlib.sha256(css.encode()).hexdigest()[:8]
