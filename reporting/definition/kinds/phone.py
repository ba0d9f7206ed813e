"""A phone number."""

from __future__ import annotations

import re
from datetime import date

import phonenumbers
from phonenumbers import NumberParseException, ValidationResult

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean, compact
from reporting.definition.kinds.kind import REPORTERS_OWN, Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.operators import TEXTS
from reporting.definition.problems import Problem

LONGEST = 40
"""Room for a number with its spaces, brackets and an extension."""

_EXTENSION = re.compile(r"\s*(?:extension|extn|ext|estyniad|est|x|#)[.:]?\s*(\d{1,6})$", re.IGNORECASE)
_WRITTEN = re.compile(r"\+?[\d ().\-/]+")
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_CHILDLINE = "08001111"  # shorter than any other number


class Phone(SingleField):
    """A number as it was typed, with tidy spaces. Only a number that cannot exist is refused.

    Without a country code it is a UK number; the numbers that Ofcom keeps for drama pass like any others. The
    lengths that other countries have after + or 00 are those that `phonenumbers` knows.
    """

    name = "phone"
    personal = True
    operators = TEXTS
    settings = {REPORTERS_OWN: SettingKind.FLAG}

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """A number that could exist."""
        text, problems = clean(question, value, most=LONGEST)
        if text is None:
            return None, problems
        number = _SPACES.sub(" ", _DASHES.sub("-", compact(text)))
        if not _possible(number):
            return None, (Problem(question.code, None, "phone_format"),)
        return number, ()

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A string; which numbers are possible is not said here."""
        return titled(question, text, {"type": "string", "minLength": 5, "maxLength": LONGEST})

    def example(self, question: Question) -> JSON:
        """A number that Ofcom keeps for drama."""
        return "01632 960 001"


def _possible(number: str) -> bool:
    number = _EXTENSION.sub("", number)
    if not number.isascii() or not _WRITTEN.fullmatch(number):
        return False
    digits = re.sub(r"\D", "", number)
    if digits == _CHILDLINE:
        return True
    international = number.startswith("+") or digits.startswith("00")
    if international:
        return _possible_abroad(f"+{digits.removeprefix('00')}")
    return digits.startswith("0") and _possible_in_uk(digits[1:])


def _possible_abroad(number: str) -> bool:
    if number.startswith("+44"):
        return _possible_in_uk(number[3:].removeprefix("0"))
    try:
        parsed = phonenumbers.parse(number)
    except NumberParseException:
        return False
    return phonenumbers.is_possible_number_with_reason(parsed) == ValidationResult.IS_POSSIBLE


def _possible_in_uk(significant: str) -> bool:
    """Whether the digits after 0 or +44 could be a number: codes with 4 and 6 are not in use."""
    return significant == _CHILDLINE[1:] or (len(significant) in {9, 10} and significant[:1] in set("1235789"))
