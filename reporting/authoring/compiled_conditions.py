"""From chosen ids to conditions of the definition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reporting.authoring.blocks.conditions import needs
from reporting.authoring.codes import Codes
from reporting.definition.conditions import AllOf, AnyOf, Condition, Test
from reporting.definition.json_values import JSON
from reporting.definition.operators import ValueKind


@dataclass
class Targets:
    """What conditions and routes may name: the steps, questions and options that are in the form now."""

    codes: Codes
    _steps: set[str] = field(default_factory=set)
    _kinds: dict[str, str] = field(default_factory=dict)
    _options: dict[str, frozenset[str]] = field(default_factory=dict)

    def add_step(self, step_id: str) -> None:
        """Tell of a step."""
        self._steps.add(step_id)

    def add_question(self, question_id: str, kind: str, options: Iterable[str]) -> None:
        """Tell of a question and the ids of its options."""
        self._kinds[question_id] = kind
        self._options[question_id] = frozenset(options)

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

    def needs(self, test: Mapping[str, Any]) -> ValueKind | None:
        """What a test compares with; None where question or comparison is not to be had."""
        return needs(test["operator"], self._kinds.get(test["question"], ""))

    def is_complete(self, test: Mapping[str, Any]) -> bool:
        """Whether an editor chose everything the test needs.

        One whose question vanished is complete, and wrong.
        """
        if not test.get("question") or not test.get("operator"):
            return False
        return self.needs(test) in (None, ValueKind.NOTHING) or test.get("value") not in (None, "", [])


def condition_of(chosen: Mapping[str, Any] | None, targets: Targets) -> Condition | None:
    """The condition of a picker's value, incomplete tests left out; None when there is no test."""
    if not chosen:
        return None
    tests = tuple(_test(test, targets) for test in chosen.get("tests") or () if targets.is_complete(test))
    if len(tests) < 2:
        return tests[0] if tests else None
    return AnyOf(tests) if chosen.get("match") == "any" else AllOf(tests)


def _test(test: Mapping[str, Any], targets: Targets) -> Test:
    return Test(targets.question(test["question"]), test["operator"], _value(test, targets))


def _value(test: Mapping[str, Any], targets: Targets) -> JSON:
    value, question = test.get("value"), test["question"]
    match targets.needs(test):
        case ValueKind.OPTION:
            return targets.option(question, value) if isinstance(value, str) else None
        case ValueKind.OPTIONS:
            chosen = value if isinstance(value, list) else [value]
            return tuple(targets.option(question, each) for each in chosen if isinstance(each, str))
        case ValueKind.NOTHING:
            return None
        case _:
            return value
