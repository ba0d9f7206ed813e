"""From chosen ids to conditions of the definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reporting.authoring.blocks.conditions import needs
from reporting.authoring.codes import Codes
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.json_values import JSON
from reporting.definition.operators import ValueKind


@dataclass
class Targets:
    """What conditions and routes may name: the steps, questions and options that are in the form now."""

    codes: Codes
    _steps: set[str] = field(default_factory=set)
    _conditions: set[str] = field(default_factory=set)
    _kinds: dict[str, str] = field(default_factory=dict)
    _options: dict[str, frozenset[str]] = field(default_factory=dict)

    def add_step(self, step_id: str) -> None:
        """Tell of a step."""
        self._steps.add(step_id)

    def add_question(self, question_id: str, kind: str, options: Iterable[str]) -> None:
        """Tell of a question and the ids of its options."""
        self._kinds[question_id] = kind
        self._options[question_id] = frozenset(options)

    def add_condition(self, condition_id: str) -> None:
        """Tell of a named condition."""
        self._conditions.add(condition_id)

    def step(self, step_id: str) -> str:
        """Code of a step; for a vanished one, a code that no step has."""
        return self._code(step_id, step_id in self._steps)

    def question(self, question_id: str) -> str:
        """Code of a question; for a vanished one, a code that no question has."""
        return self._code(question_id, question_id in self._kinds)

    def option(self, question_id: str, option_id: str) -> str:
        """Code of an option; for a vanished one, a code that no option has."""
        return self._code(option_id, option_id in self._options.get(question_id, ()))

    def _code(self, block_id: str, is_there: bool) -> str:
        return self.codes.by_id[block_id] if is_there else f"missing:{self.codes.by_id.get(block_id, block_id)}"

    def condition(self, condition_id: str) -> str:
        """Code of a named condition; for a vanished one, a code that no condition has."""
        return self._code(condition_id, condition_id in self._conditions)

    def needs(self, test: Mapping[str, Any]) -> ValueKind | None:
        """What a test compares with; None where question or comparison is not to be had."""
        return needs(test["operator"], self._kinds.get(test["question"], ""), test.get("part") or "")

    def is_complete(self, row: Mapping[str, Any]) -> bool:
        """Whether an editor chose everything that a row needs; of one with tests inside, that it has any.

        One whose question vanished is complete, and wrong.
        """
        match row.get("type"):
            case "group":
                return bool(row.get("tests"))
            case "named":
                return bool(row.get("condition"))
            case "entries":
                return bool(row.get("question") and row.get("tests"))
        if not row.get("question") or not row.get("operator"):
            return False
        return self.needs(row) in (None, ValueKind.NOTHING) or row.get("value") not in (None, "", [])


def condition_of(chosen: Mapping[str, Any] | None, targets: Targets) -> Condition | None:
    """The condition of a picker's value, incomplete rows left out; None when there is none."""
    if not chosen:
        return None
    rows = (_row(row, targets) for row in chosen.get("tests") or () if targets.is_complete(row))
    found = tuple(row for row in rows if row is not None)
    if not found:
        return None
    match chosen.get("match"):
        case "none":
            return Not(found[0] if len(found) == 1 else AnyOf(found))
        case "any":
            return found[0] if len(found) == 1 else AnyOf(found)
    return found[0] if len(found) == 1 else AllOf(found)


def _row(row: Mapping[str, Any], targets: Targets) -> Condition | None:
    match row.get("type"):
        case "group":
            return condition_of(row, targets)
        case "named":
            return Named(targets.condition(row["condition"]))
        case "entries":
            inside = condition_of(row, targets)
            every = AllEntries if row.get("every") == "all" else AnyEntry
            return None if inside is None else every(targets.question(row["question"]), inside)
    return Test(targets.question(row["question"]), row["operator"], _value(row, targets), row.get("part") or "")


def _value(test: Mapping[str, Any], targets: Targets) -> JSON:
    value, question = test.get("value"), test["question"]
    match targets.needs(test):
        case ValueKind.OPTION:
            return targets.option(question, value) if isinstance(value, str) else None
        case ValueKind.OPTIONS:
            chosen = value if isinstance(value, list) else [value]
            return tuple(targets.option(question, each) for each in chosen if isinstance(each, str))
        case ValueKind.TEXTS:
            return tuple(value) if isinstance(value, list) else (value,)
        case ValueKind.NOTHING:
            return None
        case _:
            return value
