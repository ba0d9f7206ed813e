"""A survey of all ways through a form: how many, how long, and example journeys that show every step and condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from reporting.definition.conditions import AnyEntry, Condition, Not
from reporting.definition.form import Form, Question
from reporting.definition.json_values import JSON, is_empty
from reporting.definition.paths.atoms import Atom, asked_by, atoms_in, conditions_inside
from reporting.definition.paths.counting import Count, count
from reporting.definition.paths.decision_diagram import NEVER, Node, TooComplexError
from reporting.definition.paths.entries import different_entries
from reporting.definition.paths.filling import filled
from reporting.definition.paths.symbolic_walk import SymbolicWalk
from reporting.definition.paths.tracing import END, Goal, Place, trace
from reporting.definition.paths.ways import Ways
from reporting.definition.routing import Walk

RANDOM_JOURNEYS = 200
MOST_COMPARED = 200
LARGEST = 4_000
"""Nodes of a set of answers, above which no further goal is asked of the same journey."""


@dataclass(frozen=True, slots=True)
class Journey:
    """Answers that go to the end of the form or to an exit, tried by walking.

    `answers` are those that count; `path` the codes of the steps; `exit` the code of the exit page, or empty.
    """

    answers: Mapping[str, JSON]
    path: tuple[str, ...]
    exit: str
    met: frozenset[Goal]


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of all ways through a form.

    Attributes:
        count: ways and the longest one; None when the conditions are too complex to count.
        journeys: few journeys that meet everything that can be met, each verified by walking it.
        goals: how many steps and verdicts of conditions the journeys meet.
        missed: what may be possible but no journey was found for; what is impossible is for `proof` to tell.
        is_least: whether it is proved that fewer journeys would not do.
    """

    count: Count | None
    journeys: tuple[Journey, ...]
    goals: int
    missed: tuple[Goal, ...]
    is_least: bool


def survey(form: Form, now: datetime | None = None, ways: Ways | None = None) -> Survey:
    """Survey a form whose proof has no errors; of another it tells what it can. Bounded in time.

    `now` is when relative conditions are read; None for the present. `ways` are those of this form and moment, when
    they are known already.
    """
    return _Surveyor(ways or Ways(form, now)).survey()


class _Surveyor:
    def __init__(self, ways: Ways) -> None:
        self.ways, self.form, self.now = ways, ways.form, ways.now
        self.journeys: list[Journey] = []
        self.met: set[Goal] = set()

    def survey(self) -> Survey:
        try:
            return self._surveyed(self.ways.walk())
        except TooComplexError:
            self._at_random()
            return self._survey(None, (), is_least=False)

    def _surveyed(self, walk: SymbolicWalk) -> Survey:
        goals = self._goals(walk)
        self._cover(walk, goals)
        self._cover_entries(walk)
        wanted = {goal for goal, _ in goals}
        inside = {goal for one in walk.form.questions() if one.items for goal in self._goals_inside(one)}
        kept = self._needed(wanted)
        is_least = walk.is_exact and wanted <= self.met and self._apart(walk, goals, kept) >= len(kept)
        self.journeys = kept
        return self._survey(count(walk), tuple(sorted((wanted | inside) - self.met, key=repr)), is_least=is_least)

    def _survey(self, counted: Count | None, missed: tuple[Goal, ...], *, is_least: bool) -> Survey:
        met = {goal for journey in self.journeys for goal in journey.met}
        return Survey(counted, tuple(self.journeys), len(met), missed, is_least)

    def _goals(self, walk: SymbolicWalk) -> list[tuple[Goal, Node]]:
        """Everything that can be met, with the answers that meet it; the end of the form first."""
        combine = walk.diagrams
        found: list[tuple[Goal, Node]] = [(END, walk.ended)]
        for position, step in enumerate(self.form.steps):
            at: Place = ("steps", step.code)
            arrived, entered = walk.arrived[position], walk.entered[position]
            found.append((Goal(at), entered))
            if step.show_when is not None:
                found += self._both_ways(walk, (*at, "show_when"), arrived, entered)
        for (position, number), taken in walk.taken.items():
            at = ("steps", self.form.steps[position].code, "routes", number, "when")
            found += self._both_ways(walk, at, walk.offered[position, number], taken)
        for (place, item, *option), (asked, true) in walk.judged.items():
            at = ("steps", self.form.steps[int(place)].code, "items", item)
            found += self._both_ways(walk, (*at, *(("options", *option) if option else ()), "show_when"), asked, true)
        valid = walk.valid()
        return [(goal, known) for goal, node in found if (known := combine.both(node, valid)) != NEVER]

    def _both_ways(self, walk: SymbolicWalk, at: Place, asked: Node, true: Node) -> list[tuple[Goal, Node]]:
        false = walk.diagrams.both(asked, walk.diagrams.negated(true))
        return [(Goal(at, True), walk.diagrams.both(asked, true)), (Goal(at, False), false)]

    def _cover(self, walk: SymbolicWalk, goals: Sequence[tuple[Goal, Node]]) -> None:
        """One journey after another, each for as many goals as go together."""
        left = dict(goals)
        while left:
            first = next(iter(left))
            answers = self._together(walk, list(left.values()))
            found = self._try(walk, answers) | self._try(walk, left[first] if first not in self.met else NEVER)
            left.pop(first, None)
            for goal in found:
                left.pop(goal, None)

    def _together(self, walk: SymbolicWalk, nodes: Sequence[Node]) -> Node:
        """Answers that meet the first goal, the end of the form if they can, and whatever else goes with it."""
        combine = walk.diagrams
        chosen = nodes[0]
        try:
            for node in (walk.ended, *nodes[1:]):
                narrower = combine.both(chosen, node)
                if narrower != NEVER and combine.size(narrower, LARGEST) < LARGEST:
                    chosen = narrower
        except TooComplexError:
            return chosen
        return chosen

    def _try(self, walk: SymbolicWalk, node: Node) -> frozenset[Goal]:
        deciding = walk.answers_in(node) if node != NEVER else None
        return frozenset() if deciding is None else self._walk(deciding)

    def _walk(self, deciding: Mapping[str, Any]) -> frozenset[Goal]:
        """Walk the answers; a journey that ends, and meets something new, is kept."""
        answers = filled(self.form, deciding, self.now)
        path, met = trace(self.form, answers, self.now)
        if (path.complete or path.exit is not None) and met - self.met:
            self.journeys.append(_journey(path, met))
            self.met |= met
        return met if path.complete or path.exit is not None else frozenset()

    def _cover_entries(self, walk: SymbolicWalk) -> None:
        """Journeys for the conditions inside the entries of groups, with whatever they ask about outside both ways."""
        for group in (question for question in walk.form.questions() if question.items):
            conditions = list(conditions_inside(group))
            if not conditions:
                continue
            atoms = [AnyEntry(group.code, one) for condition in conditions for one in (condition, Not(condition))]
            for answers in [*(journey.answers for journey in self.journeys), *self._outside(walk, group, conditions)]:
                if self._goals_inside(group) <= self.met:
                    break
                self._cover_group(group, atoms, answers)

    def _goals_inside(self, group: Question) -> set[Goal]:
        """Both verdicts of every condition in the entries of a group."""
        at: Place = ("steps", self.form.step_of(group.code).code, "items")
        places = [(*at, item.code, "show_when") for item in group.items if item.show_when is not None]
        places += [
            (*at, one.code, "options", option.code, "show_when")
            for one in group.questions
            for option in one.options
            if option.show_when is not None
        ]
        return {Goal(place, verdict) for place in places for verdict in (True, False)}

    def _outside(
        self, walk: SymbolicWalk, group: Question, conditions: Sequence[Condition]
    ) -> Iterator[Mapping[str, JSON]]:
        """Answers that reach a group, for each way of what conditions inside it ask about answers outside."""
        combine, own = walk.diagrams, {question.code for question in group.questions}
        entered = walk.entered[self.form.position(self.form.step_of(group.code).code)]
        for atom in (atom for condition in conditions for atom in atoms_in(condition) if asked_by(atom) not in own):
            true = walk.where(atom)
            for node in (combine.both(entered, true), combine.both(entered, combine.negated(true))):
                deciding = walk.answers_in(node)
                if deciding is not None:
                    yield filled(self.form, deciding, self.now)

    def _cover_group(self, group: Question, atoms: Sequence[Atom], answers: Mapping[str, JSON]) -> None:
        least = max(int(str(group.settings.get("least") or 1)), 1)
        outer = {code: value for code, value in answers.items() if code != group.code}
        for entry in different_entries(group, atoms, outer, self.form.setting(self.now)):
            self._walk({**outer, group.code: [entry] * least})

    def _at_random(self) -> None:
        chance = Random(0)  # noqa: S311 (nothing secret, and the same journeys every time)
        domains = {one.code: [option.code for option in one.options] for one in self.form.questions() if one.options}
        for _ in range(RANDOM_JOURNEYS):
            chosen: dict[str, Any] = {}
            for code, options in domains.items():
                several = self.form.question(code).kind == "checkboxes"
                chosen[code] = [chance.choice(options)] if several else chance.choice(options)
            chosen |= {one.code: chance.random() < 0.5 for one in self.form.questions() if one.kind == "yes_no"}
            self._walk(chosen)
        self.journeys = self._needed(self.met)

    def _needed(self, wanted: set[Goal]) -> list[Journey]:
        """The journeys without those whose goals all others meet as well."""
        kept = sorted(self.journeys, key=lambda journey: -len(journey.met))
        times = Counter(goal for journey in kept for goal in journey.met)
        for journey in reversed(list(kept)):
            if all(times[goal] > 1 for goal in journey.met if goal in wanted or goal in self.met):
                kept = [other for other in kept if other is not journey]
                times.subtract(journey.met)
        left = {id(journey) for journey in kept}
        return [journey for journey in self.journeys if id(journey) in left]

    def _apart(self, walk: SymbolicWalk, goals: Sequence[tuple[Goal, Node]], journeys: Sequence[Journey]) -> int:
        """A number of goals no two of which one journey can meet: so many journeys there must be."""
        times = Counter(goal for journey in journeys for goal in journey.met)
        alone = [node for goal, node in goals if times[goal] == 1][:MOST_COMPARED]
        combine = walk.diagrams
        try:
            apart_from = [{n for n, other in enumerate(alone) if combine.both(node, other) == NEVER} for node in alone]
        except TooComplexError:
            return 0
        chosen: set[int] = set()
        for number in sorted(range(len(alone)), key=lambda one: -len(apart_from[one])):
            if chosen <= apart_from[number]:
                chosen.add(number)
        return len(chosen)


def _journey(path: Walk, met: frozenset[Goal]) -> Journey:
    answers = {code: value for code, value in path.answers.items() if not is_empty(value)}
    return Journey(answers, tuple(step.code for step in path.steps), path.exit.code if path.exit else "", met)
