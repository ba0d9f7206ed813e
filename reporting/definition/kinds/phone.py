"""A phone number."""

from __future__ import annotations

import re
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean, compact
from reporting.definition.kinds.kind import Checked, Schema
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.problems import Problem

LONGEST = 40
"""Room for a number with its spaces, brackets and an extension."""

_EXTENSION = re.compile(r"\s*(?:extension|extn|ext|estyniad|est|x|#)[.:]?\s*(\d{1,6})$", re.IGNORECASE)
_WRITTEN = re.compile(r"\+?[\d ().\-/]+")
_SPACES = re.compile(r"\s+")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


class Phone(SingleField):
    """A number as it was typed, with tidy spaces. Only a number that cannot exist is refused.

    UK numbers have 9 or 10 digits after 0 or +44; the numbers that Ofcom keeps for drama pass like any
    others. Numbers of other countries have 7 to 15 digits after + or 00 (ITU-T E.164).
    """

    name = "phone"

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
        return titled(question, text, {"type": "string", "minLength": 8, "maxLength": LONGEST})

    def example(self, question: Question) -> JSON:
        """A number that Ofcom keeps for drama."""
        return "01632 960 001"


def _possible(number: str) -> bool:
    number = _EXTENSION.sub("", number)
    if not number.isascii() or not _WRITTEN.fullmatch(number):
        return False
    international = number.startswith("+")
    digits = re.sub(r"\D", "", number)
    if digits.startswith("00") and not international:
        international, digits = True, digits[2:]
    if digits.startswith("44") and international:
        return _possible_in_uk(digits[2:].removeprefix("0"))
    if international:
        return 7 <= len(digits) <= 15 and digits[0] != "0"
    return digits.startswith("0") and _possible_in_uk(digits[1:])


def _possible_in_uk(significant: str) -> bool:
    """Whether the digits after 0 or +44 could be a number: codes with 4 and 6 are not in use."""
    # 0800 1111 is Childline, shorter than any other number.
    return significant == "8001111" or (len(significant) in {9, 10} and significant[0] in "1235789")
