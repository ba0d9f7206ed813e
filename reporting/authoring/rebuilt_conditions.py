"""Conditions of the definition as rows of an editor's picker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reporting.authoring import building
from reporting.authoring.blocks.conditions import needs
from reporting.definition.condition_words import in_words
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Form, StepKind
from reporting.definition.operators import ValueKind

Row = dict[str, Any]


class Rows:
    """Makes rows for one form. `notes` tells of tests about what the form does not have: they are left unfinished, so
    that the editor is shown where they stood.
    """

    def __init__(self, form: Form, words: Callable[[str], str]) -> None:
        self.form, self.words = form, words
        self.notes: list[str] = []
        self.gates = {
            question.code for step in form.steps if step.kind is StepKind.EMERGENCY_GATE for question in step.questions
        }

    def top(self, condition: Condition | None) -> tuple[str, list[Row]]:
        """How the rows are joined, and the rows; none for no condition."""
        match condition:
            case None:
                return "all", []
            case AllOf(parts):
                return "all", [self._row(part) for part in parts]
            case AnyOf(parts):
                return "any", [self._row(part) for part in parts]
            case Not(AnyOf(parts)):
                return "none", [self._row(part) for part in parts]
            case Not(part):
                return "none", [self._row(part)]
        return "all", [self._row(condition)]

    def _row(self, condition: Condition) -> Row:
        match condition:
            case Test():
                return self._test(condition)
            case AllOf(parts):
                return building.all_of(*map(self._row, parts))
            case AnyOf(parts):
                return building.any_of(*map(self._row, parts))
            case Not(AnyOf(parts)):
                return building.none_of(*map(self._row, parts))
            case Not(part):
                return building.none_of(self._row(part))
            case Named(code):
                return building.named(code) if code in self.form.conditions else self._unfinished(condition)
            case AnyEntry(group, inside) | AllEntries(group, inside):
                how, tests = self.top(inside)
                if self.form.find(group) is None:
                    return self._unfinished(condition)
                made = building.any_entry if isinstance(condition, AnyEntry) else building.every_entry
                return made(group, *tests, match=how)
        raise TypeError(f"no condition: {condition!r}")

    def _test(self, test: Test) -> Row:
        question = self.form.find(test.question)
        if question is None or test.question in self.gates:
            return self._unfinished(test)
        several = isinstance(test.value, (list, tuple))
        values = list(test.value) if several else [test.value]  # type: ignore[arg-type]
        wanted = needs(test.operator, question.kind, test.part)
        if wanted in (ValueKind.OPTION, ValueKind.OPTIONS) and not all(question.option(value) for value in values):
            return self._unfinished(test)
        return building.when(test.question, test.operator, values if several else test.value, part=test.part)

    def _unfinished(self, condition: Condition) -> Row:
        said = in_words(condition, self.form, self.form.source_locale)
        self.notes.append(f"A condition asks about what the form does not have, and is left unfinished: {said}.")
        return building.any_of()
