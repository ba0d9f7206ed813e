"""A statement the person confirms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.kind import Checked, Schema
from reporting.definition.kinds.single_field import SingleField, as_typed, titled
from reporting.definition.kinds.words import CONFIRMED, in_language
from reporting.definition.problems import Problem


class Declaration(SingleField):
    """True, or left empty. HTML posts "yes"."""

    name = "declaration"

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """True; false counts as left empty."""
        if value is None or value is False or value == "":
            return None, ()
        if value is not True:
            return None, (Problem(question.code, None, "declaration_type"),)
        return True, ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """True for "yes"."""
        typed = super().from_fields(question, fields)
        return True if typed == "yes" else typed

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """A "yes", or nothing."""
        if value is True:
            return {question.code: ["yes"]}
        return {question.code: [as_typed(value)] if value else []}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """True."""
        return titled(question, text, {"const": True})

    def example(self, question: Question) -> JSON:
        """Confirmed."""
        return True

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """That it was confirmed."""
        return (in_language(CONFIRMED, locale),) if value is True else ()
