"""A force's look: from two chosen colours to every colour that the stylesheet uses."""

import colorsys
from collections.abc import Mapping

from soh.design.contrast import WHITE, channels, contrast_ratio, hex_colour, readable_text_colour

DEFAULT_BRAND = "#12294d"
DEFAULT_ACCENT = "#4f8fd6"

_LINK_CONTRAST = 7.0
_LINK_HOVER_CONTRAST = 12.0
_TOO_RED = (0.94, 0.06)
"""Hues in which a link would look like an error message."""


def stylesheet(brand: str, accent: str, link: str = "") -> str:
    """Return the CSS of a force's colours, to be loaded after the common stylesheet. Raises ValueError."""
    rules = "".join(f"--soh-{name}:{value};" for name, value in theme_colours(brand, accent, link).items())
    return f":root{{{rules}}}\n"


def theme_colours(brand: str, accent: str, link: str = "") -> Mapping[str, str]:
    """Return the colour of each custom property, without its `--soh-` prefix. Raises ValueError.

    Without a link colour one is made from the brand colour, dark enough for small text.
    """
    hue = _link_hue(brand)
    text = readable_text_colour(brand)
    return {
        "brand": hex_colour(*channels(brand)),
        "brand-text": text,
        "brand-hover": _shade(brand, 0.3) if text == WHITE else _tint(brand, 0.3),
        "brand-tint": _tint(brand, 0.93),
        "link": hex_colour(*channels(link)) if link else _of_contrast(hue, _LINK_CONTRAST),
        "link-hover": _shade(link, 0.4) if link else _of_contrast(hue, _LINK_HOVER_CONTRAST),
        "accent": hex_colour(*channels(accent)),
    }


def _link_hue(brand: str) -> float:
    hue, _, saturation = colorsys.rgb_to_hls(*channels(brand))
    is_reddish = hue > _TOO_RED[0] or hue < _TOO_RED[1]
    if saturation < 0.1 or is_reddish:
        hue = colorsys.rgb_to_hls(*channels(DEFAULT_BRAND))[0]
    return hue


def _of_contrast(hue: float, wanted: float) -> str:
    # From black upwards: the lightest colour of the hue that still has the contrast on white.
    best = hex_colour(0, 0, 0)
    for percent in range(1, 60):
        colour = hex_colour(*colorsys.hls_to_rgb(hue, percent / 100, 0.72))
        if contrast_ratio(colour, WHITE) < wanted:
            break
        best = colour
    return best


def _shade(colour: str, share: float) -> str:
    red, green, blue = (channel * (1 - share) for channel in channels(colour))
    return hex_colour(red, green, blue)


def _tint(colour: str, share: float) -> str:
    red, green, blue = (channel + (1 - channel) * share for channel in channels(colour))
    return hex_colour(red, green, blue)
