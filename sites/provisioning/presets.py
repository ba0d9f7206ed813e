"""Looks to begin with: colours on which text can be read. The force changes them under its own branding."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """A brand colour, for header, buttons and links, and an accent line."""

    key: str
    label: str
    brand_colour: str
    accent_colour: str


PRESETS: tuple[Preset, ...] = (
    Preset("navy", "Navy", "#12294d", "#4f8fd6"),
    Preset("royal", "Royal blue", "#1d3f8f", "#7aa5f0"),
    Preset("petrol", "Petrol", "#0f4c5c", "#5fb3bf"),
    Preset("green", "Dark green", "#1c4a33", "#74b08a"),
    Preset("burgundy", "Burgundy", "#6a1b2d", "#c98a95"),
    Preset("slate", "Slate", "#333f48", "#9aa8b2"),
)
_BY_KEY = {preset.key: preset for preset in PRESETS}


def preset(key: str) -> Preset:
    """Return the preset with this key. Raises KeyError."""
    return _BY_KEY[key]
