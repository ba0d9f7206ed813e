"""Contrast between colours, as WCAG 2.2 defines it. Colours are written `#rgb` or `#rrggbb`."""

import re

MINIMUM_TEXT_CONTRAST = 4.5
"""WCAG 2.2 success criterion 1.4.3, text of normal size."""

WHITE = "#ffffff"
BLACK = "#000000"

_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

Channels = tuple[float, float, float]


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours: from 1 (the same) to 21 (black on white). Raises ValueError."""
    lighter, darker = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_text_colour(background: str) -> str:
    """Return white when text in it can be read on the background, else black."""
    return WHITE if contrast_ratio(WHITE, background) >= MINIMUM_TEXT_CONTRAST else BLACK


def relative_luminance(colour: str) -> float:
    """Return WCAG's relative luminance of a colour: 0 for black, 1 for white. Raises ValueError."""
    red, green, blue = (_linear(channel) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> Channels:
    """Return red, green and blue, each from 0 to 1. Raises ValueError."""
    if not _HEX.fullmatch(colour):
        raise ValueError(f"Write a colour as # and 3 or 6 hexadecimal digits, not {colour!r}.")
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def hex_colour(red: float, green: float, blue: float) -> str:
    """Return channels from 0 to 1 as `#rrggbb`."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in (red, green, blue))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
