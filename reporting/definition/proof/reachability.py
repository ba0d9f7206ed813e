"""Proof of the ways through a form: every step can be reached, and the form can end."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.definition.form import Form
from reporting.definition.paths.decision_diagram import Node, TooComplexError
from reporting.definition.paths.symbolic_walk import Spot, SymbolicWalk
from reporting.definition.paths.ways import Ways
from reporting.definition.paths.witnesses import Witnesses
from reporting.definition.proof.flaws import Flaw, Place, at_item, at_named, at_step, error, warning


def reachability_flaws(ways: Ways) -> Iterator[Flaw]:
    """Unreachable steps, dead ends, contradictory and needless conditions, and a form without an end.

    Decided for all possible answers at once; only bounds of a date by today are left out. What is said to
    be impossible is impossible. Where conditions upon conditions are beyond exact decision, what no example
    answers have shown to be possible gets the warning that it was not proved.
    """
    try:
        yield from _Verdicts(ways.form, ways.walk()).flaws()
    except TooComplexError:
        yield warning("not_proved")


class _Verdicts:
    """Reads the flaws off a finished walk."""

    def __init__(self, form: Form, walk: SymbolicWalk) -> None:
        self.form, self.walk = form, walk
        self.witnesses = None if walk.is_exact else Witnesses(form, walk)

    def flaws(self) -> Iterator[Flaw]:
        for position in range(len(self.form.steps)):
            yield from self._step_flaws(position)
        for position, number in self.walk.taken:
            if self.walk.is_possible(self.walk.entered[position]):
                yield from self._route_flaws(position, number)
        for spot, (asked, true) in self.walk.judged.items():
            if self.walk.is_possible(asked):
                yield from self._condition_flaws(asked, true, self._place(spot))
        yield from self._dead_ends()
        yield from self._named_flaws()
        if not self.walk.is_possible(self.walk.ended):
            yield error("no_end")

    def _place(self, spot: Spot) -> Place:
        """The condition of an item, or of an option, by position of the step and codes."""
        position, item, *option = spot
        at = at_item(self.form.steps[int(position)].code, str(item))
        return (*at, *(("options", option[0]) if option else ()), "show_when")

    def _dead_ends(self) -> Iterator[Flaw]:
        """Questions that leave some people no answer, and pages with nothing on them."""
        for (position, question), stuck in self.walk.stuck.items():
            if self.walk.is_possible(stuck):
                at = at_item(self.form.steps[position].code, question)
                yield error("dead_end", at) if self.walk.is_exact else warning("dead_end", at)
        for position, bare in self.walk.bare.items():
            if self.walk.is_possible(bare):
                yield warning("page_may_be_empty", at_step(self.form.steps[position].code))

    def _named_flaws(self) -> Iterator[Flaw]:
        """Named conditions that are the same for everybody who has answered the whole form."""
        anybody = self.walk.diagrams.any_of((self.walk.ended, *self.walk.entered))
        for code, condition in self.walk.form.conditions.items():
            true = self.walk.diagrams.both(anybody, self.walk.where(condition))
            yield from self._condition_flaws(anybody, true, at_named(code))

    def _step_flaws(self, position: int) -> Iterator[Flaw]:
        step = self.form.steps[position]
        at = at_step(step.code)
        arrived, entered = self.walk.arrived[position], self.walk.entered[position]
        if not self.walk.is_possible(arrived if step.show_when else entered):
            yield error("unreachable", at)
        elif step.show_when:
            yield from self._condition_flaws(arrived, entered, (*at, "show_when"))
        if self.witnesses and self.walk.is_possible(entered) and step.code not in self.witnesses.entered:
            yield warning("not_proved", at)

    def _route_flaws(self, position: int, number: int) -> Iterator[Flaw]:
        step = self.form.steps[position]
        at = (*at_step(step.code), "routes", number)
        offered, taken = self.walk.offered[position, number], self.walk.taken[position, number]
        if not self.walk.is_possible(offered):
            yield warning("route_never_asked", at)
        elif step.routes[number].when:
            yield from self._condition_flaws(offered, taken, (*at, "when"))

    def _condition_flaws(self, asked: Node, true: Node, at: Place) -> Iterator[Flaw]:
        combine = self.walk.diagrams
        if not self.walk.is_possible(true):
            yield error("condition_never_true", at)
        elif not self.walk.is_possible(combine.both(asked, combine.negated(true))):
            yield warning("condition_always_true", at)


def unreachable_steps(form: Form) -> frozenset[str]:
    """Codes of the steps that no answers reach. Raises TooComplexError when that cannot be decided."""
    walk = SymbolicWalk(form)
    pairs = zip(form.steps, walk.entered, strict=True)
    return frozenset(step.code for step, entered in pairs if not walk.is_possible(entered))
