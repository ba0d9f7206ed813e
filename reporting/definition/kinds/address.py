"""A UK postal address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean
from reporting.definition.kinds.kind import REPORTERS_OWN, Checked, Schema, SettingKind
from reporting.definition.kinds.postcode import canonical_postcode
from reporting.definition.kinds.single_field import SingleField, as_typed, last, titled
from reporting.definition.operators import TEXTS, ValueKind
from reporting.definition.problems import Problem

PARTS = ("line_1", "line_2", "town", "county", "postcode")
LONGEST = 200


class Address(SingleField):
    """An object of the parts that were given.

    First line and town are needed, the postcode if the question says so.
    """

    name = "address"
    personal = True
    settings = {"postcode_required": SettingKind.FLAG, REPORTERS_OWN: SettingKind.FLAG}

    def parts(self, question: Question) -> Mapping[str, Mapping[str, ValueKind]]:
        """Each line is a text."""
        return dict.fromkeys(PARTS, TEXTS)

    def fields(self, question: Question) -> tuple[str, ...]:
        """One for each part."""
        return tuple(f"{question.code}-{part}" for part in PARTS)

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """An address with its needed parts and a possible postcode."""
        if value is None or value == "":
            return None, ()
        if not isinstance(value, Mapping):
            return None, (Problem(question.code, None, "address_type"),)
        if set(value) - set(PARTS):
            return None, (Problem(question.code, None, "unknown_part", {"parts": ", ".join(PARTS)}),)
        parts: dict[str, JSON] = {}
        problems: list[Problem] = []
        for part in PARTS:
            text, found = _clean_part(question, part, value.get(part))
            problems += found
            if text:
                parts[part] = text
        if not parts and not problems:
            return None, ()
        wrong = {problem.field for problem in problems}
        missing = [part for part in _needed(question) if part not in parts and part not in wrong]
        problems += [Problem(question.code, part, "part_required") for part in missing]
        problems.sort(key=lambda problem: PARTS.index(problem.field or PARTS[0]))
        return (None, tuple(problems)) if problems else (parts, ())

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """The parts as typed; None when all are blank."""
        parts = {part: last(fields, f"{question.code}-{part}") for part in PARTS}
        return parts if any(typed.strip() for typed in parts.values()) else None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """One field for each part; what is no address goes into the first."""
        parts = value if isinstance(value, Mapping) else {"line_1": value}
        return {f"{question.code}-{part}": [as_typed(parts.get(part))] for part in PARTS}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """An object with the parts."""
        part = {"type": "string", "minLength": 1, "maxLength": LONGEST}
        schema = {
            "type": "object",
            "properties": dict.fromkeys(PARTS, part),
            "required": list(_needed(question)),
            "additionalProperties": False,
        }
        return titled(question, text, schema)

    def example(self, question: Question) -> JSON:
        """An address that does not exist."""
        return {"line_1": "1 Example Street", "town": "Reading", "postcode": "RG1 1AA"}

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """A line for each part."""
        if not isinstance(value, Mapping):
            return ()
        return tuple(str(value[part]) for part in PARTS if value.get(part))


def _needed(question: Question) -> tuple[str, ...]:
    return ("line_1", "town", "postcode") if question.settings.get("postcode_required") else ("line_1", "town")


def _clean_part(question: Question, part: str, value: JSON) -> tuple[str | None, tuple[Problem, ...]]:
    text, problems = clean(question, value, most=LONGEST, field=part)
    if part != "postcode" or text is None:
        return text, problems
    postcode = canonical_postcode(text)
    return (postcode, ()) if postcode else (None, (Problem(question.code, part, "postcode_format"),))
