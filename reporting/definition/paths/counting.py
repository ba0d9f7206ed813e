"""How many ways there are through a form, and which is the longest."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.definition.form import StepKind
from reporting.definition.paths.decision_diagram import Node, TooComplexError
from reporting.definition.paths.symbolic_walk import SymbolicWalk

MOST_PATHS = 2_000
MOST_LOOKS = 12_000
"""Forks that are looked at; a form with many independent conditions has more ways than anybody can count."""


@dataclass(frozen=True, slots=True)
class Count:
    """Ways through a form: sequences of steps that some answers take to the end or to an exit.

    Attributes:
        paths: how many were found; `is_exact` whether these are all, and each is possible for certain.
        longest: codes of the steps of the longest one that was found; `is_longest` whether none is longer.
    """

    paths: int
    is_exact: bool
    longest: tuple[str, ...]
    is_longest: bool


def count(walk: SymbolicWalk) -> Count:
    """Count the ways, up to a bound."""
    return _Counter(walk).count()


class _Counter:
    def __init__(self, walk: SymbolicWalk) -> None:
        self.walk, self.form = walk, walk.form
        self.found: set[tuple[int, ...]] = set()
        self.looks = 0

    def count(self) -> Count:
        is_complete = True
        try:
            self._explore()
        except TooComplexError:
            is_complete = False
        longest = max(self.found, key=len, default=())
        bound = self._longest_from(0, {})
        return Count(
            paths=len(self.found),
            is_exact=is_complete and self.walk.is_exact,
            longest=tuple(self.form.steps[position].code for position in longest),
            is_longest=(is_complete or len(longest) >= bound) and self.walk.is_exact,
        )

    def _explore(self) -> None:
        """Go down every fork, the way that sees more steps first."""
        ahead: list[tuple[int, Node, tuple[int, ...], bool]] = [(0, self.walk.valid(), (), False)]
        while ahead:
            position, answers, seen, by_route = ahead.pop()
            self.looks += 1
            if self.looks > MOST_LOOKS or len(self.found) >= MOST_PATHS:
                raise TooComplexError
            if position == len(self.form.steps):
                self.found.add(seen)
                continue
            ahead += [fork for fork in self._forks(position, answers, seen, by_route=by_route) if self._is_any(fork[1])]

    def _is_any(self, node: Node) -> bool:
        return self.walk.is_possible(node)

    def _forks(
        self, position: int, answers: Node, seen: tuple[int, ...], *, by_route: bool
    ) -> list[tuple[int, Node, tuple[int, ...], bool]]:
        """Where these answers go on from a step: by it in order, or after it; the last of them is looked at first."""
        combine, step = self.walk.diagrams, self.form.steps[position]
        is_exit = step.kind is StepKind.EXIT
        if is_exit and step.show_when is None:
            entered = answers if by_route else 0
        else:
            entered = combine.both(answers, self.walk.entered[position])
        forks = [(position + 1, combine.both(answers, combine.negated(entered)), seen, False)]
        here = (*seen, position)
        if is_exit:
            if self._is_any(entered):
                self.found.add(here)
            return forks
        for (place, number), taken in self.walk.taken.items():
            if place == position:
                target = self.form.position(step.routes[number].to)
                forks.append((target, combine.both(entered, taken), here, True))
        forks.append((position + 1, combine.both(entered, self.walk.left[position]), here, False))
        return forks

    def _longest_from(self, position: int, known: dict[int, int]) -> int:
        """Steps of the longest way from here, were no condition tied to another."""
        for place in range(len(self.form.steps), position - 1, -1):
            known[place] = self._longest_at(place, known)
        return known[position]

    def _longest_at(self, place: int, known: dict[int, int]) -> int:
        if place == len(self.form.steps):
            return 0
        step = self.form.steps[place]
        past = known[place + 1]
        if not self._is_any(self.walk.entered[place]):
            return past
        if step.kind is StepKind.EXIT:
            return max(past, 1)
        onwards = [
            known[self.form.position(step.routes[number].to)]
            for (position, number), taken in self.walk.taken.items()
            if position == place and self._is_any(taken)
        ]
        if self._is_any(self.walk.left[place]):
            onwards.append(past)
        return max([past if step.show_when is not None else 0, *(1 + length for length in onwards)])
