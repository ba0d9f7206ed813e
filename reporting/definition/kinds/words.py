"""The few words that answers are shown with, in each language of the platform."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

T = TypeVar("T")


class HalfDays(NamedTuple):
    """How the twelve-hour clock is written."""

    morning: str
    afternoon: str
    evening: str
    midnight: str
    midday: str


YES_NO = {"en": ("Yes", "No"), "cy": ("Ie", "Na")}
CONFIRMED = {"en": "Confirmed", "cy": "Wedi’i gadarnhau"}
SIGNED = {"en": "Signed by {name}", "cy": "Llofnodwyd gan {name}"}
MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "cy": (
        "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin",
        "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr",
    ),
}  # fmt: skip
BETWEEN = {"en": "Between {start} and {end}", "cy": "Rhwng {start} a {end}"}
AROUND = {"en": "Around {date}", "cy": "Tua {date}"}
TWELVE_HOURS = {
    "en": HalfDays("am", "pm", "pm", "midnight", "midday"),
    "cy": HalfDays("yb", "yp", "yh", "hanner nos", "hanner dydd"),
}


def in_language(words: dict[str, T], locale: str) -> T:
    """The entry for a language, English when there is none."""
    return words.get(locale, words["en"])
