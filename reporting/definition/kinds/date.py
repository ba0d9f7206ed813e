"""A date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import compact
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, as_typed, last, titled
from reporting.definition.kinds.words import MONTHS, in_language
from reporting.definition.operators import DATES
from reporting.definition.problems import Problem

PARTS = ("day", "month", "year")

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_NAMES = {
    name: number
    for months in MONTHS.values()
    for number, month in enumerate(months, 1)
    for name in (month.lower(), month.lower()[:3])
}
_MONTH_NAMES["sept"] = 9


class Date(SingleField):
    """An ISO date. HTML posts day, month (number or name, in either language) and year apart.

    The object of the three parts as typed is a value too, so that a wrong date can be shown again as it was.
    """

    name = "date"
    settings = {"not_future": SettingKind.FLAG, "not_past": SettingKind.FLAG, "autocomplete": SettingKind.TEXT}
    operators = DATES

    def fields(self, question: Question) -> tuple[str, ...]:
        """Day, month and year."""
        return tuple(f"{question.code}-{part}" for part in PARTS)

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """A real date on the right side of today."""
        if value is None or value == "":
            return None, ()
        if isinstance(value, Mapping):
            found = _from_parts(question, value)
        else:
            found = _from_iso(value) or Problem(question.code, None, "date_format")
        if found is None or isinstance(found, Problem):
            return None, (found,) if found else ()
        if question.settings.get("not_future") and found > today:
            return None, (Problem(question.code, None, "date_future"),)
        if question.settings.get("not_past") and found < today:
            return None, (Problem(question.code, None, "date_past"),)
        return found.isoformat(), ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """An ISO date where the parts are one, else the parts as typed."""
        parts = {part: last(fields, f"{question.code}-{part}") for part in PARTS}
        if not any(typed.strip() for typed in parts.values()):
            return None
        found = _from_parts(question, parts)
        return found.isoformat() if isinstance(found, date) else parts

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """The three parts; what is no date goes into the first."""
        if isinstance(value, Mapping):
            typed = {part: as_typed(value.get(part)) for part in PARTS}
        elif found := _from_iso(value):
            typed = {"day": str(found.day), "month": str(found.month), "year": f"{found.year:04}"}
        else:
            typed = {"day": as_typed(value), "month": "", "year": ""}
        return {f"{question.code}-{part}": [typed[part]] for part in PARTS}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A full date of RFC 3339."""
        return titled(question, text, {"type": "string", "format": "date"})

    def example(self, question: Question) -> JSON:
        """A day long gone, or one far ahead where the past is refused."""
        return "2099-12-31" if question.settings.get("not_past") else "2024-03-15"

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """Such as 23 November 2026."""
        found = _from_iso(value)
        return (f"{found.day} {in_language(MONTHS, locale)[found.month - 1]} {found.year}",) if found else ()

    def faults(self, question: Question) -> tuple[str, ...]:
        """A date neither past nor future leaves only the day itself, which needs no asking."""
        both = question.settings.get("not_future") and question.settings.get("not_past")
        return ("not_past",) if both else ()


def is_date(value: JSON) -> bool:
    """Whether a value is an ISO date that exists."""
    return _from_iso(value) is not None


def _from_iso(value: JSON) -> date | None:
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _from_parts(question: Question, parts: Mapping[str, JSON]) -> date | Problem | None:
    """The date of three typed parts, None when all are blank, or the first thing wrong with them."""
    given = {part: parts.get(part) for part in PARTS}
    if set(parts) - set(PARTS) or any(not isinstance(typed, str | None) for typed in given.values()):
        return Problem(question.code, None, "date_format")
    typed = {part: compact(said) if isinstance(said, str) and len(said) < 100 else said for part, said in given.items()}
    missing: list[JSON] = [part for part in PARTS if not typed[part]]
    if len(missing) == len(PARTS):
        return None
    if missing:
        return Problem(question.code, str(missing[0]), "date_missing", {"missing": missing})
    day, month, year = _digits(typed["day"]), _month(typed["month"]), _digits(typed["year"])
    if not 1 <= day <= 31:
        return Problem(question.code, "day", "date_not_real")
    if not 1 <= month <= 12:
        return Problem(question.code, "month", "date_not_real")
    if len(str(typed["year"])) != 4 or year < 1:
        return Problem(question.code, "year", "date_year")
    try:
        return date(year, month, day)
    except ValueError:
        return Problem(question.code, "day", "date_not_real")


def _digits(typed: JSON) -> int:
    """The number, or 0 for what is none in this many digits."""
    text = str(typed)
    return int(text) if len(text) <= 4 and text.isascii() and text.isdigit() else 0


def _month(typed: JSON) -> int:
    return _MONTH_NAMES.get(str(typed).lower().rstrip("."), 0) or _digits(typed)
