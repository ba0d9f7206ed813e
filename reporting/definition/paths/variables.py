"""Questions as variables of decision diagrams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Protocol

from reporting.definition import kinds
from reporting.definition.answers import check_question
from reporting.definition.conditions import Test, holds
from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.checkboxes import limits
from reporting.definition.paths.decision_diagram import ALWAYS, NEVER, Diagrams, Node
from reporting.definition.paths.domains import representatives


class Variable(Protocol):
    """What a question, once asked, may be answered with."""

    allowed: Node
    """Where the answer is one that the question takes."""

    def where(self, test: Test) -> Node:
        """Where a test of the question is true."""

    def answer(self, chosen: Mapping[int, int]) -> JSON:
        """An answer for a combination of variable values."""

    def any_answer(self, chance: Random) -> JSON:
        """Any answer that the question takes."""


class OneAnswer:
    """A question with one answer at a time: a variable with a value for each way the tests can come out."""

    def __init__(self, diagrams: Diagrams, question: Question, tests: Sequence[Test]) -> None:
        self._diagrams, self._question = diagrams, question
        self._answers = representatives(question, tests)
        self._variable = diagrams.variable(len(self._answers))
        self.allowed = ALWAYS if self._answers else NEVER

    def where(self, test: Test) -> Node:
        """Where a test is true."""
        code = self._question.code
        values = [value for value, answer in enumerate(self._answers) if holds(test, {code: answer})]
        return self._diagrams.is_one_of(self._variable, values)

    def answer(self, chosen: Mapping[int, int]) -> JSON:
        """The chosen answer, else the most ordinary one."""
        return self._answers[chosen.get(self._variable, 0)] if self._answers else None

    def any_answer(self, chance: Random) -> JSON:
        """One of the answers that tests tell apart."""
        return chance.choice(self._answers) if self._answers else None


class Choices:
    """Checkboxes: a variable for each option that a test names, and one for whether anything is ticked."""

    def __init__(self, diagrams: Diagrams, question: Question, tests: Sequence[Test]) -> None:
        self._diagrams, self._question = diagrams, question
        named = {code for test in tests for code in _operands(test)}
        exclusive = question.settings.get("exclusive")
        self._exclusive = exclusive if isinstance(exclusive, str) and question.option(exclusive) else None
        self._answered = diagrams.variable(2)
        self._named = {option.code: diagrams.variable(2) for option in question.options if option.code in named}
        self._others = [
            option.code for option in question.options if option.code not in named and option.code != self._exclusive
        ]
        self.allowed = self._allowed()

    def _ticked(self, code: str) -> Node:
        return self._diagrams.is_one_of(self._named[code], (1,)) if code in self._named else NEVER

    def where(self, test: Test) -> Node:
        """Where a test is true."""
        answered = self._diagrams.is_one_of(self._answered, (1,))
        ticked = self._diagrams.any_of(self._ticked(code) for code in _operands(test))
        match test.operator:
            case "answered":
                return answered
            case "not_answered":
                return self._diagrams.negated(answered)
            case "includes" | "any_of":
                return self._diagrams.both(answered, ticked)
            case _:
                return self._diagrams.both(answered, self._diagrams.negated(ticked))

    def _allowed(self) -> Node:
        combine = self._diagrams
        counted = [code for code in self._named if code != self._exclusive]
        none_named = combine.all_of(combine.negated(self._ticked(code)) for code in counted)
        exclusive_ticked = self._ticked(self._exclusive) if self._exclusive in self._named else NEVER
        answered = combine.is_one_of(self._answered, (1,))
        least, most = limits(self._question)
        several = combine.both(
            combine.negated(exclusive_ticked),
            self._count(counted, max(least, 1) - len(self._others), most),
        )
        alone: Node = NEVER
        if self._exclusive is not None:
            alone = combine.both(none_named, exclusive_ticked if self._exclusive in self._named else ALWAYS)
        ticked = combine.both(answered, combine.either(several, alone))
        if self._question.required:
            return ticked
        nothing = combine.all_of((combine.negated(answered), none_named, combine.negated(exclusive_ticked)))
        return combine.either(ticked, nothing)

    def _count(self, codes: Sequence[str], least: int, most: int) -> Node:
        """Where at least and at most so many of the options are ticked."""
        combine = self._diagrams
        counts = [ALWAYS]  # counts[n]: where n of the options so far are ticked
        for code in codes:
            ticked = self._ticked(code)
            more = [combine.both(node, ticked) for node in counts]
            same = [combine.both(node, combine.negated(ticked)) for node in counts]
            counts = [combine.either(stay, step) for stay, step in zip([*same, NEVER], [NEVER, *more], strict=True)]
        return combine.any_of(node for count, node in enumerate(counts) if least <= count <= most)

    def answer(self, chosen: Mapping[int, int]) -> JSON:
        """The ticked options, filled up with others as far as the question wants; None for none."""
        if not chosen.get(self._answered, 1):
            return None
        ticked = [code for code, variable in self._named.items() if chosen.get(variable)]
        if self._exclusive not in ticked:
            wanted = max(limits(self._question)[0], 1) - len(ticked)
            if wanted > len(self._others):
                return [self._exclusive]
            ticked += self._others[: max(wanted, 0)]
        return [option.code for option in self._question.options if option.code in ticked]

    def any_answer(self, chance: Random) -> JSON:
        """A random number of options; the fewest allowed when those are not."""
        codes: list[JSON] = [option.code for option in self._question.options if chance.random() < 0.5]
        value, problems = check_question(self._question, codes, today=date.min)
        return self.answer({}) if problems else value


def _operands(test: Test) -> tuple[str, ...]:
    values = test.value if isinstance(test.value, list | tuple) else (test.value,)
    return tuple(value for value in values if isinstance(value, str))


def variable_of(diagrams: Diagrams, question: Question, tests: Sequence[Test]) -> Variable:
    """The variable of a question, for all tests of it in a form."""
    several = kinds.get(question.kind).name == "checkboxes"
    return (Choices if several else OneAnswer)(diagrams, question, tests)
