"""What the kinds with options share."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.kind import Schema
from reporting.definition.text_keys import option_label


def options_schema(question: Question, text: TextLookup) -> Schema:
    """Schema of one option's code, each with its label as title."""
    choices = []
    for option in question.options:
        label = text(option_label(question.code, option.code))
        choices.append({"const": option.code, **({"title": label} if label else {})})
    return {"oneOf": choices}


def option_texts(question: Question, codes: Sequence[JSON], text: TextLookup) -> tuple[str, ...]:
    """Labels of the chosen options in the order of the question; the code where a label is missing."""
    return tuple(
        text(option_label(question.code, option.code)) or option.code
        for option in question.options
        if option.code in codes
    )
