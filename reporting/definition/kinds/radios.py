"""One choice of several."""

from __future__ import annotations

from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.kind import Checked, Schema
from reporting.definition.kinds.options import option_texts, options_schema
from reporting.definition.kinds.single_field import SingleField, titled
from reporting.definition.operators import CHOICE
from reporting.definition.problems import Problem


class Radios(SingleField):
    """One option's code."""

    name = "radios"
    has_options = True
    operators = CHOICE

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """The code of one of the question's options."""
        if value is None or value == "":
            return None, ()
        if not isinstance(value, str):
            return None, (Problem(question.code, None, "option_type"),)
        if question.option(value) is None:
            return None, (Problem(question.code, None, "unknown_option"),)
        return value, ()

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """One of the codes."""
        return titled(question, text, {"type": "string", **options_schema(question, text)})

    def example(self, question: Question) -> JSON:
        """The first option, one without a mark if there is one: a mark may end or change the form."""
        plain = [option.code for option in question.options if not option.marks]
        return (plain or [option.code for option in question.options])[0]

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """The option's label."""
        return option_texts(question, [value], text)
