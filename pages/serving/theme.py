"""The stylesheet of a force's colours: a pure function of its address, so that it may be kept for ever."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from soh.design.contrast import contrast_ratio

MINIMUM_CONTRAST = 4.5
_NAME = re.compile(r"^([0-9a-f]{6})-([0-9a-f]{6})$")


def theme_url(brand_colour: str, accent_colour: str) -> str:
    """Return the address of the stylesheet for two colours like #12294d."""
    return reverse("theme", args=[f"{brand_colour[1:]}-{accent_colour[1:]}"])


def theme(request: HttpRequest, colours: str) -> HttpResponse:
    """Serve the CSS custom properties of one theme, cacheable for ever. Colours nobody could read: 404."""
    match = _NAME.match(colours)
    if match is None or contrast_ratio(f"#{match[1]}", "#ffffff") < MINIMUM_CONTRAST:
        raise Http404
    css = f":root{{--soh-brand:#{match[1]};--soh-accent:#{match[2]}}}\n"
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
