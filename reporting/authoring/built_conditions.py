"""Conditions written by code, and how their codes become the ids that an editor would have chosen.

when("crime", "any_of", ["theft", "robbery"])
when("address", "is", "Reading", part="town")
when("happened", "within_last", {"amount": 12, "unit": "months"})
any_of(when(...), all_of(when(...), none_of(when(...))))
any_entry("people", when("known", "is", "yes"))
named("in-danger")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reporting.authoring.blocks.condition_shapes import ENTRIES, GROUP, NAMED
from reporting.authoring.blocks.conditions import needs
from reporting.definition.operators import ValueKind

Data = dict[str, Any]


class UnknownCode(ValueError):
    """A condition or route names a code that no step, question, option or named condition has."""


def when(question: str, operator: str, value: Any = None, *, part: str = "") -> Data:
    """A test: codes of question and option (or several), "yes" or "no" of a yes/no question, or a plain
    value. `part` names a part of a composite answer.
    """
    return {"question": question, "operator": operator, "value": value, **({"part": part} if part else {})}


def all_of(*tests: Data) -> Data:
    """True when all of these are."""
    return {"type": GROUP, "match": "all", "tests": list(tests)}


def any_of(*tests: Data) -> Data:
    """True when any of these is."""
    return {"type": GROUP, "match": "any", "tests": list(tests)}


def none_of(*tests: Data) -> Data:
    """True when none of these is."""
    return {"type": GROUP, "match": "none", "tests": list(tests)}


def named(code: str) -> Data:
    """What the form's condition with this code says."""
    return {"type": NAMED, "condition": code}


def any_entry(group: str, *tests: Data, match: str = "all") -> Data:
    """True when the tests are true of at least one entry of a group."""
    return {"type": ENTRIES, "question": group, "every": "any", "match": match, "tests": list(tests)}


def every_entry(group: str, *tests: Data, match: str = "all") -> Data:
    """True when the group has an entry and the tests are true of every one."""
    return {"type": ENTRIES, "question": group, "every": "all", "match": match, "tests": list(tests)}


@dataclass
class Known:
    """What the codes of one form stand for: ids, and the words they have now."""

    steps: dict[str, tuple[str, str]] = field(default_factory=dict)
    questions: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    options: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    conditions: dict[str, tuple[str, str]] = field(default_factory=dict)
    _rows: list[Data] = field(default_factory=list)
    _routes: list[Data] = field(default_factory=list)

    def tests(self, given: Mapping[str, Any]) -> Data:
        """A copy of a set of tests, whose codes `resolve` will replace in place."""
        return {**given, "tests": [self._row(row) for row in given["tests"]]}

    def route(self, given: Mapping[str, Any]) -> Data:
        """A copy of a route, whose codes `resolve` will replace in place."""
        route = self.tests(given)
        self._routes.append(route)
        return route

    def _row(self, given: Mapping[str, Any]) -> Data:
        row = self.tests(given) if "tests" in given else dict(given)
        self._rows.append(row)
        return row

    def resolve(self) -> None:
        """Put ids in the place of codes, with the words they have now. Raises UnknownCode."""
        for row in self._rows:
            match row.get("type"):
                case "group":
                    continue
                case "named":
                    row["condition"], name = self._condition(row["condition"])
                    row["said"] = {"question": name, "value": ""}
                case "entries":
                    row["question"], _kind, label = self._question(row["question"])
                    row["said"] = {"question": label, "value": ""}
                case _:
                    self._resolve_test(row)
        for route in self._routes:
            if route["to"] not in self.steps:
                raise UnknownCode(f"No step has the code {route['to']!r}.")
            route["to"], route["said"] = self.steps[route["to"]]

    def _resolve_test(self, test: Data) -> None:
        code = test["question"]
        item_id, kind, label = self._question(code)
        wanted = needs(test["operator"], kind, test.get("part", ""))
        said = {"question": label, "value": self._said(code, test["value"], wanted)}
        value = self._value(code, test["value"], wanted)
        test |= {"question": item_id, "value": value, "said": said}

    def _question(self, code: str) -> tuple[str, str, str]:
        if code not in self.questions:
            raise UnknownCode(f"No question has the code {code!r}.")
        return self.questions[code]

    def _condition(self, code: str) -> tuple[str, str]:
        if code not in self.conditions:
            raise UnknownCode(f"No condition has the code {code!r}.")
        return self.conditions[code]

    def _value(self, question_code: str, value: Any, wanted: ValueKind | None) -> Any:
        match wanted:
            case ValueKind.OPTION:
                return self._option(question_code, value)[0]
            case ValueKind.OPTIONS:
                return [self._option(question_code, each)[0] for each in _several(value)]
            case ValueKind.YES_NO:
                return value in (True, "yes")
            case _:
                return value

    def _said(self, question_code: str, value: Any, wanted: ValueKind | None) -> str:
        match wanted:
            case ValueKind.OPTION | ValueKind.OPTIONS:
                return " or ".join(self._option(question_code, each)[1] for each in _several(value))
            case ValueKind.YES_NO:
                return "yes" if value in (True, "yes") else "no"
            case ValueKind.PERIOD:
                return f"{value['amount']} {value['unit']}"
            case ValueKind.TEXTS:
                return " or ".join(_several(value))
            case _:
                return "" if value is None else str(value)

    def _option(self, question_code: str, code: str) -> tuple[str, str]:
        if (question_code, code) not in self.options:
            raise UnknownCode(f"The question {question_code!r} has no option {code!r}.")
        return self.options[question_code, code]


def _several(value: Any) -> Sequence[str]:
    return [value] if isinstance(value, str) else value
