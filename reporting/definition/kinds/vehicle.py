"""A vehicle."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean, compact
from reporting.definition.kinds.composite import Composite, Part
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.long_text import LongText
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.kinds.text import Text
from reporting.definition.operators import TEXTS
from reporting.definition.problems import Problem

LONGEST_REGISTRATION = 15
_LONGEST_TYPED = 40
_NOT_SHOWN_ON_PLATES = re.compile(r"[\s.\-·]+")
_CURRENT = re.compile(r"([A-Z]{2}[0-9]{2})([A-Z]{3})")
_TEXT, _LONG_TEXT = Text(), LongText()
_SHORT: Mapping[str, JSON] = {"max_length": 100, "spellcheck": False}


class Registration(SingleField):
    """Part of a vehicle: its registration number in capitals without spaces, from any country."""

    name = "text"
    operators = TEXTS
    settings = {"max_length": SettingKind.COUNT, "spellcheck": SettingKind.FLAG}

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Letters and digits only."""
        text, problems = clean(question, value, most=_LONGEST_TYPED)
        if text is None:
            return None, problems
        plain = _NOT_SHOWN_ON_PLATES.sub("", compact(text).upper())
        if not plain.isalnum() or len(plain) > LONGEST_REGISTRATION:
            return None, (Problem(question.code, None, "registration_format"),)
        return plain, ()

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A short string without spaces."""
        schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_REGISTRATION, "pattern": r"^\S+$"}
        return titled(question, text, schema)

    def example(self, question: Question) -> JSON:
        """A number of the current UK form."""
        return "AB12CDE"

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """With the space that a current UK plate has."""
        if not isinstance(value, str) or not value:
            return ()
        current = _CURRENT.fullmatch(value)
        return (f"{current[1]} {current[2]}" if current else value,)


_REGISTRATION = Registration()


class Vehicle(Composite):
    """An object of what is known of a vehicle: registration number, make, model, colour, and what else to tell."""

    name = "vehicle"
    personal = True
    settings = {"registration_needed": SettingKind.FLAG}

    def parts_of(self, question: Question) -> tuple[Part, ...]:
        """All are asked; the registration number is needed where the question says so."""
        needed = bool(question.settings.get("registration_needed"))
        return (
            Part("registration", _REGISTRATION, needed=needed, settings={"spellcheck": False, "width": 10}),
            Part("make", _TEXT, settings=_SHORT),
            Part("model", _TEXT, settings=_SHORT),
            Part("colour", _TEXT, settings=_SHORT),
            Part("description", _LONG_TEXT, settings={"max_length": 1_000}),
        )
