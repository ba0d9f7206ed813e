"""A time of day."""

from __future__ import annotations

import re
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean, compact
from reporting.definition.kinds.kind import Checked, Schema
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.kinds.words import TWELVE_HOURS, in_language
from reporting.definition.operators import TIMES
from reporting.definition.problems import Problem

LONGEST = 40
PATTERN = "([01][0-9]|2[0-3]):[0-5][0-9]"

_NAMED = {
    "midnight": "00:00",
    "midday": "12:00",
    "noon": "12:00",
    "hanner nos": "00:00",
    "hanner dydd": "12:00",
    "canol nos": "00:00",
    "canol dydd": "12:00",
}
# Welsh writes yb (y bore), yp (y prynhawn) and yh (yr hwyr).
_TYPED = re.compile(r"(\d{1,2})(?:[:.h ]?([0-5]\d))? ?(am|pm|yb|yp|yh)?")
_CANONICAL = re.compile(PATTERN)
_MORNING = {"am", "yb"}


class Time(SingleField):
    """The 24-hour clock as "HH:MM". 2.30pm, 14:30, 1430, midnight and midday are understood."""

    name = "time"
    operators = TIMES

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """A time of day."""
        text, problems = clean(question, value, most=LONGEST)
        if text is None:
            return None, problems
        time = _read(compact(text).lower())
        return (time, ()) if time else (None, (Problem(question.code, None, "time_format"),))

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """Hours and minutes."""
        return titled(question, text, {"type": "string", "pattern": f"^{PATTERN}$"})

    def example(self, question: Question) -> JSON:
        """Half past two in the afternoon."""
        return "14:30"

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """Such as 2:30pm, midday or midnight."""
        if not isinstance(value, str) or not (time := _read(value)):
            return ()
        words = in_language(TWELVE_HOURS, locale)
        if time in {"00:00", "12:00"}:
            return (words.midnight if time == "00:00" else words.midday,)
        hour, minute = int(time[:2]), time[3:]
        half = words.morning if hour < 12 else words.afternoon if hour < 18 else words.evening
        return (f"{hour % 12 or 12}{'' if minute == '00' else ':' + minute}{half}",)


def is_time(value: JSON) -> bool:
    """Whether a value is a time in its canonical form."""
    return isinstance(value, str) and bool(_CANONICAL.fullmatch(value))


def _read(typed: str) -> str | None:
    """The time in 24-hour form; None for what is none, or might as well be another (a bare 7)."""
    plain = re.sub(r"(?<![a-z])([apy])\.?\s?([mbph])(?![a-z])\.?", r"\1\2", typed)
    if plain in _NAMED:
        return _NAMED[plain]
    match = _TYPED.fullmatch(plain) if plain.isascii() else None
    if match is None or not (match[2] or match[3]):
        return None
    hour, minute, half = int(match[1]), match[2] or "00", match[3]
    if half and not 1 <= hour <= (12 if half in _MORNING else 23):
        return None
    if half:
        hour = hour % 12 if half in _MORNING else hour % 12 + 12
    return f"{hour:02}:{minute}" if hour <= 23 else None
