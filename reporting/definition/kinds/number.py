"""A number."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import compact
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, as_typed, count_setting, titled
from reporting.definition.operators import NUMBERS
from reporting.definition.problems import Problem
from reporting.definition.text_keys import question_unit

LARGEST = 10**12
"""Numbers stay below this size and, unless a question says otherwise, within DECIMALS places, so that a float gives
back what was typed."""

DECIMALS = 3
MOST_DECIMALS = 7

LONGEST_TYPED = 100

_TYPED = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:[, ]\d{3})+)(?:\.\d{1,15})?")


class Number(SingleField):
    """A JSON number: an integer when it has no fraction. With `money` it is pounds and pence."""

    name = "number"
    settings = {
        "integer": SettingKind.FLAG,
        "min": SettingKind.NUMBER,
        "max": SettingKind.NUMBER,
        "unit": SettingKind.TEXT,
        "decimals": SettingKind.COUNT,
        "money": SettingKind.FLAG,
    }
    operators = NUMBERS

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """A number within its bounds."""
        if value is None or value == "":
            return None, ()
        if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
            return None, (Problem(question.code, None, "number_format"),)
        if abs(value) >= LARGEST:
            return None, (Problem(question.code, None, "number_large"),)
        number = int(value) if value == int(value) else value
        if isinstance(number, float):
            if question.settings.get("integer"):
                return None, (Problem(question.code, None, "number_integer"),)
            most_decimals = decimals(question)
            if round(number, most_decimals) != number:
                return None, (Problem(question.code, None, "number_decimals", {"max": most_decimals}),)
        least, most = bounds(question)
        if number < least:
            return None, (Problem(question.code, None, "number_min", {"min": question.settings["min"]}),)
        if number > most:
            return None, (Problem(question.code, None, "number_max", {"max": question.settings["max"]}),)
        return number, ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """The number, without the pound sign, unit and thousands separators it may be typed with."""
        typed = super().from_fields(question, fields)
        if not isinstance(typed, str):
            return None
        if len(typed) > LONGEST_TYPED:
            return typed
        unit = question.settings.get("unit")
        plain = compact(typed).replace("−", "-").removeprefix("£").removesuffix("%")
        if isinstance(unit, str):
            plain = plain.removeprefix(unit).removesuffix(unit)
        plain = plain.strip()
        if not plain.isascii() or not _TYPED.fullmatch(plain):
            return typed
        digits = plain.replace(",", "").replace(" ", "")
        return float(digits) if "." in digits else int(digits)

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """The number in plain digits."""
        return {question.code: [_plain(value) if _is_small_number(value) else as_typed(value)[:400]]}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A number or an integer with its bounds."""
        schema: Schema = {"type": "integer" if question.settings.get("integer") else "number"}
        names = {"min": "minimum", "max": "maximum"}
        schema |= {names[name]: question.settings[name] for name in names if name in question.settings}
        return titled(question, text, schema)

    def example(self, question: Question) -> JSON:
        """1, or what is nearest to it within the bounds."""
        least, most = bounds(question)
        nearest = min(max(1, least), most)
        if question.settings.get("integer") and math.isfinite(nearest):
            return math.ceil(nearest) if nearest == least else math.floor(nearest)
        return int(nearest) if nearest == int(nearest) else nearest

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """The number with thousands separators, and its unit."""
        if not _is_small_number(value):
            return ()
        shown = f"{Decimal(_plain(value)):,f}"
        unit = text(question_unit(question.code)) or as_typed(question.settings.get("unit"))
        if question.settings.get("money") or unit == "£":
            pence = isinstance(value, float) and question.settings.get("money")
            return (f"£{Decimal(_plain(value)):,.2f}" if pence else f"£{shown}",)
        return (f"{shown} {unit}".strip(),)

    def faults(self, question: Question) -> tuple[str, ...]:
        """Bounds that no number meets."""
        least, most = bounds(question)
        if question.settings.get("integer") and math.isfinite(least) and math.isfinite(most):
            least, most = math.ceil(least), math.floor(most)
        return ("min",) if least > most else ()


def decimals(question: Question) -> int:
    """How many places a number may have: two of money, else as many as the question says."""
    return 2 if question.settings.get("money") else min(count_setting(question, "decimals", DECIMALS), MOST_DECIMALS)


def bounds(question: Question) -> tuple[float, float]:
    """Least and most, infinite where a question sets none."""
    least, most = question.settings.get("min"), question.settings.get("max")
    return (
        least if isinstance(least, int | float) else -math.inf,
        most if isinstance(most, int | float) else math.inf,
    )


def _finite(value: float) -> bool:
    return isinstance(value, int) or math.isfinite(value)


def _is_small_number(value: JSON) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and _finite(value) and abs(value) < LARGEST


def _plain(value: JSON) -> str:
    return format(Decimal(repr(value)), "f")
