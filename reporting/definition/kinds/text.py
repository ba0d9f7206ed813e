"""One line of text."""

from __future__ import annotations

from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, count_setting, titled
from reporting.definition.operators import TEXTS

LONGEST = 200
"""Characters when a question sets no limit."""


class Text(SingleField):
    """A name, a serial number, a street: text without line breaks."""

    name = "text"
    operators = TEXTS
    settings = {
        "max_length": SettingKind.COUNT,
        "autocomplete": SettingKind.TEXT,
        "spellcheck": SettingKind.FLAG,
    }

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Text of one line within its length."""
        return clean(question, value, most=self._most(question))

    def _most(self, question: Question) -> int:
        return count_setting(question, "max_length", LONGEST)

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A string of limited length."""
        return titled(question, text, {"type": "string", "minLength": 1, "maxLength": self._most(question)})

    def example(self, question: Question) -> JSON:
        """A word or two."""
        return "An example"[: self._most(question)].strip()

    def faults(self, question: Question) -> tuple[str, ...]:
        """A length of nothing."""
        return ("max_length",) if self._most(question) < 1 else ()
