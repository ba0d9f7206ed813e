"""Walking a form with all possible answers at once.

For every step the walk keeps the set of answers that arrive there, as a decision diagram. Routes lead
onwards only (the proof of the routes comes first), so one pass over the steps in order is enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Form, Question, Route, Step, StepKind
from reporting.definition.paths.atoms import Atom, asked_by, atoms_of, without_names
from reporting.definition.paths.decision_diagram import ALWAYS, NEVER, Diagrams, Node, TooComplexError
from reporting.definition.paths.variables import Variable, variable_of

LARGEST_EXACT = 250
"""Nodes in the diagram of who was asked a question, above which it is simplified."""

Spot = tuple[str | int, ...]


class SymbolicWalk:
    """The sets of answers that arrive at, are shown, and leave each step.

    Attributes:
        arrived: by position of a step, the answers that get there, in order or by a route.
        entered: by position, the answers that see the step.
        offered, taken: by position and number of a route, the answers for which it is asked, and followed.
        left: by position, the answers that have seen the step and go on in order, not by a route.
        ended: the answers that reach the end of the form.
        judged: by position and code of an item with a condition, and by position, code and option of an option
            with one: the answers for which the condition is asked, and those for which it is true.
        stuck: by position and code of a question, the answers that cannot get past it, where there may be any.
        bare: by position of a step all of whose items have conditions, the answers for which none applies.

        is_exact: whether the sets are exactly these answers; else they may hold more, never fewer.

    Raises TooComplexError when the form is beyond what can be decided.
    """

    def __init__(self, form: Form, now: datetime | None = None) -> None:
        self.form = without_names(form)
        self.setting = form.setting(now)
        self.diagrams = Diagrams()
        self.is_exact = True
        self.variables = self._make_variables()
        self.arrived: list[Node] = []
        self.entered: list[Node] = []
        self.offered: dict[tuple[int, int], Node] = {}
        self.taken: dict[tuple[int, int], Node] = {}
        self.left: dict[int, Node] = {}
        self.judged: dict[Spot, tuple[Node, Node]] = {}
        self.stuck: dict[tuple[int, str], Node] = {}
        self.bare: dict[int, Node] = {}
        self._asked: dict[str, Node] = {}
        self._valid_answers: Node | None = None
        self._in_order = [NEVER] * (len(form.steps) + 1)
        self._by_route = [NEVER] * (len(form.steps) + 1)
        self._in_order[0] = ALWAYS
        for position, step in enumerate(self.form.steps):
            self._walk_step(position, step)
        self.ended = self._in_order[-1]

    def _make_variables(self) -> dict[str, Variable]:
        atoms = atoms_of(self.form)
        made: dict[str, Variable] = {}
        for question in self.form.questions():
            if question.code in atoms or any(option.show_when is not None for option in question.options):
                made[question.code] = variable_of(self.diagrams, question, atoms.get(question.code, []), self.setting)
        self.is_exact = all(variable.is_exact for variable in made.values())
        return made

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
        passed = self._pass(position, step, entered)
        if step.kind is not StepKind.EXIT:
            self._leave(position, step, passed)

    def _pass(self, position: int, step: Step, entered: Node) -> Node:
        """Go through the items of a step: who answers all that is asked."""
        combine = self.diagrams
        remaining, bare = entered, entered
        applying: dict[str, Node] = {}
        for item in step.items:
            applies = ALWAYS if item.show_when is None else self.where(item.show_when)
            if item.show_when is not None:
                self.judged[position, item.code] = (entered, combine.both(entered, applies))
            if isinstance(item, Question):
                options = self._options(position, item, combine.both(entered, applies))
                if options and len(options) == len(item.options):
                    applies = combine.both(applies, combine.any_of(options.values()))
                if item.code in self.variables:
                    applying[item.code] = applies
                    remaining = self._ask(position, item, applies, options, remaining)
                    right = self.variables[item.code].offered(options)
                    self._asked[item.code] = combine.both(combine.both(entered, applies), right)
            bare = combine.both(bare, combine.negated(applies))
        if step.items and bare != NEVER:
            self.bare[position] = bare
        passed = self._within_bounds(remaining) if applying else remaining
        for code, applies in applying.items():
            self._asked[code] = self._within_bounds(combine.both(passed, applies))
        return remaining

    def _options(self, position: int, question: Question, asked: Node) -> dict[str, Node]:
        """Where each option with a condition is offered."""
        offered: dict[str, Node] = {}
        for option in question.options:
            if option.show_when is not None:
                offered[option.code] = self.where(option.show_when)
                true = self.diagrams.both(asked, offered[option.code])
                self.judged[position, question.code, option.code] = (asked, true)
        return offered

    def _ask(
        self, position: int, question: Question, applies: Node, options: Mapping[str, Node], remaining: Node
    ) -> Node:
        """Who is left after a question: whom it does not concern, and whose answer it takes."""
        combine, variable = self.diagrams, self.variables[question.code]
        elsewhere = combine.negated(applies)
        if variable.allowed == NEVER:
            self.stuck[position, question.code] = combine.both(remaining, applies)
            return combine.both(remaining, elsewhere)
        if not options:
            return remaining
        right = variable.offered(options)
        answerable = combine.without(combine.both(right, variable.allowed), variable.numbers)
        self.stuck[position, question.code] = combine.both(
            combine.both(remaining, applies), combine.negated(answerable)
        )
        return combine.both(remaining, combine.either(elsewhere, right))

    def _leave(self, position: int, step: Step, remaining: Node) -> None:
        combine = self.diagrams
        for number, route in enumerate(step.routes):
            if not self.form.has_step(route.to):
                continue
            taken = self._follow(route, remaining)
            self.offered[position, number], self.taken[position, number] = remaining, taken
            remaining = combine.both(remaining, combine.negated(taken))
        self.left[position] = remaining
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
        """The answers for which a condition is true, an unanswered question being false as in `conditions`."""
        match condition:
            case Test() | AnyEntry() | AllEntries():
                return self._where_atom(condition)
            case AllOf():
                return self.diagrams.all_of(self.where(part) for part in condition.conditions)
            case AnyOf():
                return self.diagrams.any_of(self.where(part) for part in condition.conditions)
            case Not():
                return self.diagrams.negated(self.where(condition.condition))
            case Named():  # none is left in the form that is walked
                raise TooComplexError

    def _where_atom(self, atom: Atom) -> Node:
        asked = self._asked.get(asked_by(atom), NEVER)
        is_unanswered = isinstance(atom, Test) and atom.operator == "not_answered"
        if asked == NEVER:
            return ALWAYS if is_unanswered else NEVER
        true = self.variables[asked_by(atom)].where(atom)
        if is_unanswered:
            return self.diagrams.either(self.diagrams.negated(asked), true)
        return self.diagrams.both(asked, true)

    def is_possible(self, node: Node) -> bool:
        """Whether a set holds any answers that the questions take."""
        return self.diagrams.both(node, self.valid()) != NEVER

    def valid(self) -> Node:
        """Where every answer is one that its question takes; one that takes none stops the walk instead."""
        if self._valid_answers is None:
            allowed = (variable.allowed for variable in self.variables.values() if variable.allowed != NEVER)
            self._valid_answers = self.diagrams.all_of(allowed)
        return self._valid_answers

    def answers_in(self, node: Node) -> dict[str, Any] | None:
        """Answers to the questions that conditions ask about, out of a set; None for an empty set.

        Where an answer depends on others, a `Wish` for it: `filling.filled` grants it.
        """
        chosen = self.diagrams.one_of(self.diagrams.both(node, self.valid()))
        if chosen is None:
            return None
        return {code: variable.answer(chosen) for code, variable in self.variables.items()}
