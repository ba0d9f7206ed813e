"""Contrast of two colours as WCAG 2.2 defines it (relative luminance, sRGB)."""


def contrast_ratio(first: str, second: str) -> float:
    """Return the contrast of two `#rrggbb` colours, from 1.0 (the same) to 21.0 (black on white). Raises ValueError."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_text_colour(background: str) -> str:
    """Return white or black, whichever is easier to read on this colour."""
    return max(("#ffffff", "#0b0c0c"), key=lambda text: contrast_ratio(text, background))


def _luminance(colour: str) -> float:
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a colour like #1d4f91: {colour!r}")
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
