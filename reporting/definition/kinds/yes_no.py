"""Yes or no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.kind import Checked, Schema
from reporting.definition.kinds.single_field import SingleField, as_typed, titled
from reporting.definition.kinds.words import YES_NO, in_language
from reporting.definition.operators import ANSWERED_ONLY, ValueKind
from reporting.definition.problems import Problem
from reporting.definition.text_keys import option_label

_POSTED = {"yes": True, "no": False}


class YesNo(SingleField):
    """True for yes, false for no. HTML posts "yes" and "no"."""

    name = "yes_no"
    operators = {"is": ValueKind.YES_NO, "is_not": ValueKind.YES_NO, **ANSWERED_ONLY}

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """True or false."""
        if value is None or value == "":
            return None, ()
        if not isinstance(value, bool):
            return None, (Problem(question.code, None, "yes_no_type"),)
        return value, ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """True for "yes" and false for "no"."""
        typed = super().from_fields(question, fields)
        return _POSTED.get(typed, typed) if isinstance(typed, str) else None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """Either "yes" or "no"."""
        if isinstance(value, bool):
            return {question.code: ["yes" if value else "no"]}
        return {question.code: [as_typed(value)]}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A boolean."""
        return titled(question, text, {"type": "boolean"})

    def example(self, question: Question) -> JSON:
        """No."""
        return False

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """The form's own words for "yes" and "no", else the usual ones: Welsh answers as it was asked."""
        if not isinstance(value, bool):
            return ()
        code = "yes" if value else "no"
        yes, no = in_language(YES_NO, locale)
        return (text(option_label(question.code, code)) or (yes if value else no),)
