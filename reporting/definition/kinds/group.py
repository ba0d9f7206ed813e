"""Questions asked again and again: "add another"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from reporting.definition import kinds
from reporting.definition.form import Question
from reporting.definition.json_values import JSON, TextLookup, is_empty
from reporting.definition.kinds.kind import Checked, Schema, SettingKind
from reporting.definition.kinds.single_field import SingleField, as_typed, count_setting, titled
from reporting.definition.operators import COUNTS
from reporting.definition.problems import Problem
from reporting.definition.text_keys import question_entry, question_label

MOST_ENTRIES = 50


class Group(SingleField):
    """A list of entries, in the person's order: objects of answers by the codes of the group's own questions.

    Which of the questions with conditions apply to an entry is asked by `answers`.
    """

    name = "group"
    takes_items = True
    settings = {"least": SettingKind.COUNT, "most": SettingKind.COUNT}
    operators = COUNTS

    def fields(self, question: Question) -> tuple[str, ...]:
        """The group's own name. The fields of an entry are those of the group's questions."""
        return (question.code,)

    def check(self, question: Question, value: JSON, *, today: date) -> Checked:
        """Entries of the right number, each answer right by itself."""
        if is_empty(value):
            return None, ()
        if problem := shape_problem(question, value):
            return None, (problem,)
        problems: list[Problem] = []
        checked: list[JSON] = []
        for number, entry in enumerate(_entries(value)):
            kept: dict[str, JSON] = {}
            for asked in question.questions:
                canonical, found = kinds.get(asked.kind).check(asked, entry.get(asked.code), today=today)
                if not found and is_empty(canonical) and asked.required and always_asked(asked):
                    found = (Problem(asked.code, None, "required"),)
                problems += [at_entry(problem, number) for problem in found]
                if not is_empty(canonical):
                    kept[asked.code] = canonical
            checked.append(kept)
        return (None, tuple(problems)) if problems else (checked, ())

    def from_fields(self, question: Question, fields: Mapping[str, Sequence[str]]) -> JSON:
        """The entries of fields named as `to_fields` names them; None for none."""
        numbered: dict[int, dict[str, Sequence[str]]] = {}
        pattern = re.compile(re.escape(question.code) + r"\.([0-9]{1,3})\.(.+)", re.DOTALL)
        for name, posted in fields.items():
            if found := pattern.fullmatch(name):
                numbered.setdefault(int(found[1]), {})[found[2]] = posted
        return [entry_from_fields(question, numbered[number]) for number in sorted(numbered)] or None

    def to_fields(self, question: Question, value: JSON) -> dict[str, list[str]]:
        """The fields of every entry, named after the group and the entry's number from 0: `people.0.name`."""
        if not _is_list_of_entries(value):
            return {question.code: [as_typed(value)]}
        return {
            f"{question.code}.{number}.{name}": typed
            for number, entry in enumerate(_entries(value)[:MOST_ENTRIES])
            for name, typed in entry_to_fields(question, entry).items()
        }

    def json_schema(self, question: Question, text: TextLookup) -> Schema:
        """An array of objects. Required are the questions that every entry is asked."""
        least, most = limits(question)
        needed = [one.code for one in question.questions if one.required and always_asked(one)]
        entry: Schema = {
            "type": "object",
            "properties": {one.code: kinds.get(one.kind).json_schema(one, text) for one in question.questions},
            "additionalProperties": False,
        }
        if needed:
            entry["required"] = needed
        return titled(question, text, {"type": "array", "items": entry, "minItems": max(least, 1), "maxItems": most})

    def example(self, question: Question) -> JSON:
        """As few entries as are allowed, every question answered."""
        answerable = [one for one in question.questions if one.options or not kinds.get(one.kind).has_options]
        entry: dict[str, JSON] = {one.code: kinds.get(one.kind).example(one) for one in answerable}
        return [entry] * max(limits(question)[0], 1)

    def display(self, question: Question, value: JSON, text: TextLookup, locale: str) -> tuple[str, ...]:
        """The entries one after another: a line with the entry's name and number, then a line for each answer."""
        lines: list[str] = []
        for number, entry in enumerate(_entries(value) if _is_list_of_entries(value) else (), 1):
            lines.append(f"{entry_name(question, text)} {number}".strip())
            for asked in question.questions:
                shown = kinds.get(asked.kind).display(asked, entry.get(asked.code), text, locale)
                if shown:
                    label = text(question_label(asked.code)) or asked.code
                    lines.append(f"{label}{'' if label.endswith('?') else ':'} {', '.join(shown)}")
        return tuple(lines)

    def faults(self, question: Question) -> tuple[str, ...]:
        """More entries wanted than are allowed, or more allowed than there may be."""
        least, most = limits(question)
        return tuple(
            name for name, wrong in {"least": least > most, "most": not 1 <= most <= MOST_ENTRIES}.items() if wrong
        )


def limits(question: Question) -> tuple[int, int]:
    """Fewest and most entries of a group that has any."""
    return count_setting(question, "least", 0), count_setting(question, "most", MOST_ENTRIES)


def always_asked(question: Question) -> bool:
    """Whether every entry, or everybody on its step, is asked this question."""
    return question.show_when is None and (
        not question.options or any(option.show_when is None for option in question.options)
    )


def shape_problem(question: Question, value: JSON) -> Problem | None:
    """What keeps a value that is not empty from being a list of entries of the right number."""
    if not _is_list_of_entries(value):
        return Problem(question.code, None, "entries_type")
    least, most = limits(question)
    found = _entries(value)
    if len(found) < least:
        return Problem(question.code, None, "too_few_entries", {"min": least})
    if len(found) > most:
        return Problem(question.code, None, "too_many_entries", {"max": most})
    codes = {one.code for one in question.questions}
    for number, entry in enumerate(found):
        if set(entry) - codes:
            return Problem(question.code, None, "unknown_in_entry", {"number": number + 1})
    return None


def entry_name(question: Question, text: TextLookup) -> str:
    """What one entry is called: the form's noun, else the group's label."""
    noun = text(question_entry(question.code)) or text(question_label(question.code))
    return noun[:1].upper() + noun[1:]


def entry_from_fields(question: Question, fields: Mapping[str, Sequence[str]]) -> dict[str, JSON]:
    """The answers to the group's questions in a post of one entry; those left empty are left out."""
    read = {one.code: kinds.get(one.kind).from_fields(one, fields) for one in question.questions}
    return {code: value for code, value in read.items() if not is_empty(value)}


def entry_to_fields(question: Question, entry: Mapping[str, JSON]) -> dict[str, list[str]]:
    """The fields of one entry, named as those of the group's questions."""
    fields: dict[str, list[str]] = {}
    for one in question.questions:
        fields |= kinds.get(one.kind).to_fields(one, entry.get(one.code))
    return fields


def at_entry(problem: Problem, number: int) -> Problem:
    """The problem told of an entry."""
    return Problem(problem.question, problem.field, problem.code, problem.params, number)


def _is_list_of_entries(value: JSON) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(entry, Mapping) for entry in value)


def _entries(value: JSON) -> list[Mapping[str, JSON]]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list | tuple) else []
