"""Walking a form with all possible answers at once.

For every step the walk keeps the set of answers that arrive there, as a decision diagram. Routes lead
onwards only (the proof of the routes comes first), so one pass over the steps in order is enough.
"""

from __future__ import annotations

from collections import defaultdict

from reporting.definition.conditions import (
    AllEntries,
    AllOf,
    AnyEntry,
    AnyOf,
    Condition,
    Named,
    Not,
    Test,
    spelled_out,
    tests_in,
)
from reporting.definition.form import Form, Route, Step, StepKind
from reporting.definition.json_values import JSON
from reporting.definition.paths.decision_diagram import ALWAYS, NEVER, Diagrams, Node, TooComplexError
from reporting.definition.paths.variables import Variable, variable_of

LARGEST_EXACT = 250
"""Nodes in the diagram of who has seen a step, above which it is simplified."""


class SymbolicWalk:
    """The sets of answers that arrive at, are shown, and leave each step.

    Attributes:
        arrived: by position of a step, the answers that get there, in order or by a route.
        entered: by position, the answers that see the step.
        offered, taken: by position and number of a route, the answers for which it is asked, and followed.
        ended: the answers that reach the end of the form.

        is_exact: whether the sets are exactly these answers; else they may hold more, never fewer.

    Raises TooComplexError when the form is beyond what can be decided.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.diagrams = Diagrams()
        self.variables = self._make_variables()
        self.arrived: list[Node] = []
        self.entered: list[Node] = []
        self.offered: dict[tuple[int, int], Node] = {}
        self.taken: dict[tuple[int, int], Node] = {}
        self.is_exact = True
        self._passed: dict[str, Node] = {}
        self._valid_answers: Node | None = None
        self._in_order = [NEVER] * (len(form.steps) + 1)
        self._by_route = [NEVER] * (len(form.steps) + 1)
        self._in_order[0] = ALWAYS
        for position, step in enumerate(form.steps):
            self._walk_step(position, step)
        self.ended = self._in_order[-1]

    def _make_variables(self) -> dict[str, Variable]:
        tests: defaultdict[str, list[Test]] = defaultdict(list)
        for step in self.form.steps:
            for condition in (step.show_when, *(route.when for route in step.routes)):
                for test in tests_in(condition):
                    tests[test.question].append(test)
        questions = [question for question in self.form.questions() if question.code in tests]
        return {one.code: variable_of(self.diagrams, one, tests[one.code]) for one in questions}

    def _walk_step(self, position: int, step: Step) -> None:
        combine = self.diagrams
        in_order, by_route = self._in_order[position], self._by_route[position]
        arrived = combine.either(in_order, by_route)
        if step.show_when is not None:
            entered = combine.both(arrived, self.where(step.show_when))
        else:
            entered = by_route if step.kind is StepKind.EXIT else arrived
        self.arrived.append(arrived)
        self.entered.append(entered)
        self._go_on(position, combine.both(arrived, combine.negated(entered)))
        if step.kind is not StepKind.EXIT:
            self._leave(position, step, entered)

    def _leave(self, position: int, step: Step, entered: Node) -> None:
        combine = self.diagrams
        asked = [self.variables[one.code] for one in step.questions if one.code in self.variables]
        remaining = NEVER if any(variable.allowed == NEVER for variable in asked) else entered
        if asked:
            self._passed[step.code] = self._within_bounds(remaining)
        for number, route in enumerate(step.routes):
            if not self.form.has_step(route.to):
                continue
            taken = self._follow(route, remaining)
            self.offered[position, number], self.taken[position, number] = remaining, taken
            remaining = combine.both(remaining, combine.negated(taken))
        self._go_on(position, remaining)

    def _within_bounds(self, node: Node) -> Node:
        """The set itself; for a large one a variable of its own, which may be true or false anywhere.

        That keeps diagrams of conditions upon conditions upon conditions small, at the price of exactness.
        """
        if self.diagrams.size(node, LARGEST_EXACT) < LARGEST_EXACT:
            return node
        self.is_exact = False
        return self.diagrams.is_one_of(self.diagrams.variable(2), (1,))

    def _follow(self, route: Route, remaining: Node) -> Node:
        taken = remaining if route.when is None else self.diagrams.both(remaining, self.where(route.when))
        target = self.form.position(route.to)
        self._by_route[target] = self.diagrams.either(self._by_route[target], taken)
        return taken

    def _go_on(self, position: int, answers: Node) -> None:
        self._in_order[position + 1] = self.diagrams.either(self._in_order[position + 1], answers)

    def where(self, condition: Condition) -> Node:
        """Where a condition holds, for the steps walked so far: a question not passed yet is unanswered."""
        match condition:
            case Test():
                return self._where_test(condition)
            case AllOf():
                return self.diagrams.all_of(self.where(part) for part in condition.conditions)
            case AnyOf():
                return self.diagrams.any_of(self.where(part) for part in condition.conditions)
            case Not():
                return self.diagrams.negated(self.where(condition.condition))
            case Named():
                return self.where(spelled_out(condition, self.form.conditions))
            case AnyEntry() | AllEntries():
                raise TooComplexError

    def _where_test(self, test: Test) -> Node:
        asked = NEVER
        if self.form.has_question(test.question):
            asked = self._passed.get(self.form.step_of(test.question).code, NEVER)
        if asked == NEVER:
            return ALWAYS if test.operator == "not_answered" else NEVER
        true = self.variables[test.question].where(test)
        if test.operator == "not_answered":
            return self.diagrams.either(self.diagrams.negated(asked), true)
        return self.diagrams.both(asked, true)

    def is_possible(self, node: Node) -> bool:
        """Whether a set holds any answers that the questions take."""
        return self.diagrams.both(node, self._valid()) != NEVER

    def _valid(self) -> Node:
        """Where every answer is one that its question takes; one that takes none stops the walk instead."""
        if self._valid_answers is None:
            allowed = (variable.allowed for variable in self.variables.values() if variable.allowed != NEVER)
            self._valid_answers = self.diagrams.all_of(allowed)
        return self._valid_answers

    def answers_in(self, node: Node) -> dict[str, JSON] | None:
        """Answers to the questions that conditions ask about, out of a set; None for an empty set."""
        chosen = self.diagrams.one_of(self.diagrams.both(node, self._valid()))
        if chosen is None:
            return None
        return {code: variable.answer(chosen) for code, variable in self.variables.items()}
