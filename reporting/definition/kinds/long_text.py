"""Text of several lines."""

from __future__ import annotations

from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, count_setting, titled
from reporting.definition.operators import TEXTS
from reporting.definition.problems import Problem

LONGEST = 5_000
"""Characters when a question sets no limit."""

LONGEST_IN_WORDS = 50_000
"""Characters when a question limits the words."""


class LongText(SingleField):
    """An account in the person's own words, limited in characters or in words."""

    name = "long_text"
    operators = TEXTS
    settings = {"max_length": SettingKind.COUNT, "max_words": SettingKind.COUNT}

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Text within its length."""
        text, problems = clean(question, value, most=self._most(question), lines=True)
        words = count_setting(question, "max_words", 0)
        if text and words and len(text.split()) > words:
            return None, (Problem(question.code, None, "too_many_words", {"max": words}),)
        return text, problems

    def _most(self, question: Question) -> int:
        default = LONGEST_IN_WORDS if "max_words" in question.settings else LONGEST
        return count_setting(question, "max_length", default)

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A string of limited length; a limit in words is a comment, as JSON Schema has no term for it."""
        schema: Schema = {"type": "string", "minLength": 1, "maxLength": self._most(question)}
        if words := count_setting(question, "max_words", 0):
            schema["$comment"] = f"At most {words} words."
        return titled(question, text, schema)

    def example(self, question: Question) -> JSON:
        """A word or a sentence, as the limits allow."""
        sentence = "Example" if "max_words" in question.settings else "This is an example.\nIt has two lines."
        return sentence[: self._most(question)].strip()

    def faults(self, question: Question) -> tuple[str, ...]:
        """A length of nothing."""
        limits = {"max_length": self._most(question), "max_words": count_setting(question, "max_words", 1)}
        return tuple(name for name, most in limits.items() if most < 1)
