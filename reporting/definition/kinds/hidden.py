"""A value that nobody is asked for: it comes with a link, from a partner's page, or by the API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.characters import clean
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, count_setting, titled
from reporting.definition.operators import TEXTS
from reporting.definition.problems import Problem

LONGEST = 200


class Hidden(SingleField):
    """One line of text that no page shows and no post sets.

    Whoever starts a journey may set it: `parameter` names the URL parameter it may come from, if any, and
    `allowed` lists the only values it may have.
    """

    name = "hidden"
    settings = {
        "max_length": SettingKind.COUNT,
        "parameter": SettingKind.TEXT,
        "allowed": SettingKind.TEXTS,
    }
    operators = TEXTS

    def fields(self, question: Question) -> tuple[str, ...]:
        """None."""
        return ()

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Text within its length, one of the allowed values where there are such."""
        text, problems = clean(question, value, most=self._most(question))
        allowed = self._allowed(question)
        if text is not None and allowed and text not in allowed:
            return None, (Problem(question.code, None, "hidden_value"),)
        return text, problems

    def _most(self, question: Question) -> int:
        return count_setting(question, "max_length", LONGEST)

    def _allowed(self, question: Question) -> Sequence[JSON]:
        allowed = question.settings.get("allowed")
        return allowed if isinstance(allowed, list | tuple) else ()

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """Nothing, whatever is posted."""
        return None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """No field."""
        return {}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """A string of limited length, or one of the allowed ones."""
        if allowed := self._allowed(question):
            return titled(question, text, {"enum": list(allowed)})
        return titled(question, text, {"type": "string", "minLength": 1, "maxLength": self._most(question)})

    def example(self, question: Question) -> JSON:
        """The first allowed value, or a word."""
        allowed = self._allowed(question)
        return allowed[0] if allowed else "example"[: self._most(question)]

    def faults(self, question: Question) -> tuple[str, ...]:
        """A length of nothing."""
        return ("max_length",) if self._most(question) < 1 else ()
