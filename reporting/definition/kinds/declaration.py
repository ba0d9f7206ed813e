"""A statement the person confirms, and signs with a name where the question asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, as_typed, last, titled
from reporting.definition.kinds.words import CONFIRMED, SIGNED, in_language
from reporting.definition.operators import ANSWERED_ONLY, TEXTS, ValueKind
from reporting.definition.problems import Problem

NAME = "signed_name"
CONFIRMED_PART = "confirmed"
LONGEST_NAME = 200


class Declaration(SingleField):
    """True, or left empty. HTML posts "yes".

    With `signature` an object instead: `confirmed` is true and `signed_name` the full name of who confirmed it.
    """

    name = "declaration"
    settings = {"signature": SettingKind.FLAG}

    def parts(self, question: Question) -> Mapping[str, Mapping[str, ValueKind]]:
        """The signature."""
        return {CONFIRMED_PART: ANSWERED_ONLY, NAME: TEXTS} if _is_signed(question) else {}

    def fields(self, question: Question) -> tuple[str, ...]:
        """The box, and below it the name."""
        return (question.code, f"{question.code}-{NAME}") if _is_signed(question) else (question.code,)

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """True; false counts as left empty. A signature needs both box and name."""
        if value is None or value is False or value == "":
            return None, ()
        if not _is_signed(question):
            return (True, ()) if value is True else (None, (Problem(question.code, None, "declaration_type"),))
        if not isinstance(value, Mapping) or set(value) - {CONFIRMED_PART, NAME}:
            return None, (Problem(question.code, None, "signature_type"),)
        confirmed = value.get(CONFIRMED_PART)
        name, problems = clean(question, value.get(NAME), most=LONGEST_NAME, field=NAME)
        if (confirmed is None or confirmed is False or confirmed == "") and name is None and not problems:
            return None, ()
        found = [] if confirmed is True else [Problem(question.code, None, "declaration_type")]
        found += problems if name is None and problems else ()
        found += [Problem(question.code, NAME, "signature_missing")] if name is None and not problems else []
        return (None, tuple(found)) if found else ({CONFIRMED_PART: True, NAME: name}, ())

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """True for "yes", with the name as it was typed where one is asked for."""
        typed = super().from_fields(question, fields)
        confirmed = True if typed == "yes" else typed
        if not _is_signed(question):
            return confirmed
        name = last(fields, f"{question.code}-{NAME}")
        given: dict[str, JSON] = {CONFIRMED_PART: confirmed} if confirmed else {}
        return {**given, **({NAME: name} if name.strip() else {})} or None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """A "yes", or nothing; and the name."""
        if not _is_signed(question):
            return {question.code: _ticked(value)}
        given = value if isinstance(value, Mapping) else {CONFIRMED_PART: value}
        name = as_typed(given.get(NAME))
        return {question.code: _ticked(given.get(CONFIRMED_PART)), f"{question.code}-{NAME}": [name]}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """True, or an object with it and the name."""
        if not _is_signed(question):
            return titled(question, text, {"const": True})
        name = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
        schema: Schema = {
            "type": "object",
            "properties": {CONFIRMED_PART: {"const": True}, NAME: name},
            "required": [CONFIRMED_PART, NAME],
            "additionalProperties": False,
        }
        return titled(question, text, schema)

    def example(self, question: Question) -> JSON:
        """Confirmed."""
        return {CONFIRMED_PART: True, NAME: "Alex Example"} if _is_signed(question) else True

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """That it was confirmed, and by whom."""
        if value is True:
            return (in_language(CONFIRMED, locale),)
        if isinstance(value, Mapping) and value.get(CONFIRMED_PART) is True:
            signed = in_language(SIGNED, locale).format(name=value.get(NAME, ""))
            return (in_language(CONFIRMED, locale), signed)
        return ()


def _is_signed(question: Question) -> bool:
    return bool(question.settings.get("signature"))


def _ticked(value: JSON) -> list[str]:
    if value is True:
        return ["yes"]
    return [as_typed(value)] if value else []
