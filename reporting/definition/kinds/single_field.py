"""What the kinds with a single HTML field share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.kind import Schema, SettingKind
from reporting.definition.operators import ANSWERED_ONLY, ValueKind
from reporting.definition.text_keys import question_hint, question_label


def titled(question: Question, text: TextLookup, schema: Schema) -> Schema:
    """A schema with the question's label and hint added, as far as there are any."""
    words = {"title": text(question_label(question.code)), "description": text(question_hint(question.code))}
    return {**schema, **{key: said for key, said in words.items() if said}}


def as_typed(value: JSON) -> str:
    """Any JSON value as one text to show in a field again."""
    try:
        return "" if value is None else str(value)
    except (ValueError, RecursionError):  # an integer of thousands of digits, lists in lists in lists
        return ""


def last(fields: Mapping[str, Sequence[str]], name: str) -> str:
    """The last posted value of a field, which is the one Django reads too; empty when it was not posted."""
    posted = fields.get(name) or ("",)
    return posted[-1]


class SingleField:
    """Base of the kinds whose question is one field holding one text."""

    name: ClassVar[str]
    has_options: ClassVar[bool] = False
    settings: ClassVar[Mapping[str, SettingKind]] = {}
    operators: ClassVar[Mapping[str, ValueKind]] = ANSWERED_ONLY
    personal: ClassVar[bool] = False
    takes_items: ClassVar[bool] = False

    def parts(self, question: Question) -> Mapping[str, Mapping[str, ValueKind]]:
        """None: the answer is of one piece."""
        return {}

    def fields(self, question: Question) -> tuple[str, ...]:
        """The field named as the question's code."""
        return (question.code,)

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """The text as it was typed; None when it is blank."""
        typed = last(fields, question.code)
        return typed if typed.strip() else None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """One field."""
        return {question.code: [as_typed(value)]}

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """The text itself, line by line."""
        return tuple(value.split("\n")) if isinstance(value, str) and value else ()

    def faults(self, question: Question) -> tuple[str, ...]:
        """None: there is always a possible answer."""
        return ()


def count_setting(question: Question, name: str, default: int) -> int:
    """A whole-number setting of a question, or the default."""
    value = question.settings.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else default
