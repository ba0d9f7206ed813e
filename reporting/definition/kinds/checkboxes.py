"""Any number of choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.options import option_texts, options_schema
from reporting.definition.kinds.single_field import SingleField, as_typed, count_setting, titled
from reporting.definition.operators import CHOICES
from reporting.definition.problems import Problem


class Checkboxes(SingleField):
    """A list of option codes. The option named by `exclusive` ("none of these") stands alone."""

    name = "checkboxes"
    has_options = True
    settings = {"min": SettingKind.COUNT, "max": SettingKind.COUNT, "exclusive": SettingKind.OPTION}
    operators = CHOICES

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Codes of the question's options, each once and in the question's order."""
        if value is None or value == "":
            return None, ()
        if isinstance(value, str) or not isinstance(value, Sequence):
            return None, (Problem(question.code, None, "options_type"),)
        known = {option.code for option in question.options}
        if any(not isinstance(code, str) or code not in known for code in value):
            return None, (Problem(question.code, None, "unknown_option"),)
        given = set(value)
        chosen: list[JSON] = [option.code for option in question.options if option.code in given]
        if problem := self._count_problem(question, chosen):
            return None, (problem,)
        return chosen or None, ()

    def _count_problem(self, question: Question, chosen: Sequence[JSON]) -> Problem | None:
        exclusive = question.settings.get("exclusive")
        least, most = limits(question)
        if exclusive in chosen:
            return Problem(question.code, None, "exclusive", {"option": exclusive}) if len(chosen) > 1 else None
        if chosen and len(chosen) < least:
            return Problem(question.code, None, "too_few", {"min": least, "exact": least == most})
        if len(chosen) > most:
            return Problem(question.code, None, "too_many", {"max": most, "exact": least == most})
        return None

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """Every posted choice."""
        return [code for code in fields.get(question.code, ()) if code] or None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """One value for each choice."""
        if isinstance(value, str) or not isinstance(value, Sequence):
            return {question.code: [as_typed(value)] if value else []}
        return {question.code: [as_typed(code) for code in value]}

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """An array of codes."""
        least, most = limits(question)
        array: Schema = {"type": "array", "items": options_schema(question, text), "uniqueItems": True}
        array |= {"minItems": 1, "maxItems": min(most, len(question.options))}
        exclusive = question.settings.get("exclusive")
        if isinstance(exclusive, str):
            alone = {"prefixItems": [{"const": exclusive}], "maxItems": 1}
            others = {"not": {"contains": {"const": exclusive}}, "minItems": max(least, 1)}
            array["anyOf"] = [alone, others]
        else:
            array["minItems"] = max(least, 1)
        return titled(question, text, array)

    def example(self, question: Question) -> JSON:
        """As few choices as are allowed."""
        exclusive = question.settings.get("exclusive")
        others: list[JSON] = [option.code for option in question.options if option.code != exclusive]
        return others[: max(limits(question)[0], 1)] or [exclusive]

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """A line for each choice."""
        return option_texts(question, value, text) if isinstance(value, list | tuple) else ()

    def faults(self, question: Question) -> tuple[str, ...]:
        """More choices wanted than there are, or than are allowed."""
        least, most = limits(question)
        exclusive = question.settings.get("exclusive")
        others = sum(option.code != exclusive for option in question.options)
        found = {
            "min": least > min(most, others) and bool(question.options),
            "max": most < 1,
            "exclusive": exclusive is not None and question.option(exclusive) is None,
        }
        return tuple(name for name, wrong in found.items() if wrong)


def limits(question: Question) -> tuple[int, int]:
    """Fewest and most choices, apart from the exclusive one; 0 and all of them when a question sets none."""
    return count_setting(question, "min", 0), count_setting(question, "max", max(len(question.options), 1))
