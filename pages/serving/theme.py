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
_NAME = re.compile(r"^([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{8})$")


def theme_url(brand_colour: str, accent_colour: str) -> str:
    """Return the address of the stylesheet for two colours like #12294d."""
    digest = _css(brand_colour, accent_colour)[1]
    return reverse("theme", args=[f"{brand_colour[1:]}-{accent_colour[1:]}-{digest}"])


def theme(request: HttpRequest, colours: str) -> HttpResponse:
    """Serve the CSS custom properties of one theme, cacheable for ever. Colours nobody could read: 404."""
    match = _NAME.match(colours)
    if match is None or contrast_ratio(f"#{match[1]}", "#ffffff") < MINIMUM_CONTRAST:
        raise Http404
    css, digest = _css(f"#{match[1]}", f"#{match[2]}")
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    # An address of another release gets this release's colours, but nobody keeps them under it.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if match[3] == digest else "no-cache"
    return response


@lru_cache(maxsize=256)
def _css(brand_colour: str, accent_colour: str) -> tuple[str, str]:
    css = stylesheet(brand=brand_colour, accent=accent_colour)
    return css, hashlib.sha256(css.encode()).hexdigest()[:8]
