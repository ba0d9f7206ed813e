"""Questions as variables of decision diagrams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random
from typing import Any, Protocol

from reporting.definition import kinds
from reporting.definition.answers import check_question
from reporting.definition.conditions import Setting, Test, holds
from reporting.definition.form import Question
from reporting.definition.json_values import JSON
from reporting.definition.kinds.checkboxes import limits
from reporting.definition.paths.atoms import Atom
from reporting.definition.paths.decision_diagram import ALWAYS, NEVER, Diagrams, Node, TooComplexError
from reporting.definition.paths.domains import WORDED, representatives, values_around
from reporting.definition.paths.entries import MOST_FREE, Wish, free_ways, group_answers, is_bounded, looks_outside
from reporting.definition.paths.texts import comes_out, texts_for, ways_left

_MOST_COUNTED = 60


class Variable(Protocol):
    """What a question, once asked, may be answered with."""

    allowed: Node
    """Where the answer is one that the question takes."""

    is_exact: bool
    """Whether every answer it has for a way stands for one that a person could give."""

    numbers: tuple[int, ...]
    """The variables of the diagrams that it is made of."""

    def where(self, atom: Atom) -> Node:
        """Where an atom about the question is true."""

    def offered(self, options: Mapping[str, Node]) -> Node:
        """Where no option is chosen which is not offered; `options` says where those with conditions are."""

    def answer(self, chosen: Mapping[int, int]) -> Any:
        """An answer for a combination of variable values, or a `Wish`."""

    def any_answer(self, chance: Random) -> Any:
        """Any answer that the question takes, or a `Wish`."""


class OneAnswer:
    """A question with one answer at a time: a variable with a value for each way the atoms can come out."""

    def __init__(self, diagrams: Diagrams, atoms: Sequence[Atom], ways: Iterable[tuple[tuple[bool, ...], Any]]) -> None:
        self._diagrams, self._atoms = diagrams, list(atoms)
        self._ways = list(ways)
        self._variable = diagrams.variable(len(self._ways))
        self.numbers: tuple[int, ...] = (self._variable,)
        self.allowed = ALWAYS if self._ways else NEVER
        self.is_exact = True

    def where(self, atom: Atom) -> Node:
        """Where an atom is true."""
        place = self._atoms.index(atom)
        values = [value for value, (verdicts, _) in enumerate(self._ways) if verdicts[place]]
        return self._diagrams.is_one_of(self._variable, values)

    def offered(self, options: Mapping[str, Node]) -> Node:
        """Where the chosen option is offered."""
        combine, found = self._diagrams, ALWAYS
        for value, (_, answer) in enumerate(self._ways):
            if isinstance(answer, str) and answer in options:
                other = combine.negated(combine.is_one_of(self._variable, (value,)))
                found = combine.both(found, combine.either(other, options[answer]))
        return found

    def answer(self, chosen: Mapping[int, int]) -> Any:
        """The chosen answer, else the most ordinary one."""
        return self._ways[chosen.get(self._variable, 0)][1] if self._ways else None

    def any_answer(self, chance: Random) -> Any:
        """One of the answers that the atoms tell apart."""
        return chance.choice(self._ways)[1] if self._ways else None


class Choices:
    """Checkboxes: a variable for each option that a test names, and one for whether anything is ticked."""

    def __init__(self, diagrams: Diagrams, question: Question, tests: Sequence[Test]) -> None:
        self._diagrams, self._question = diagrams, question
        named = {code for test in tests for code in _operands(test)}
        named |= {option.code for option in question.options if option.show_when is not None}
        if any(test.operator in _COUNTS for test in tests):
            if len(question.options) > _MOST_COUNTED:
                raise TooComplexError
            named |= {option.code for option in question.options}
        self.is_exact = True
        exclusive = question.settings.get("exclusive")
        self._exclusive = exclusive if isinstance(exclusive, str) and question.option(exclusive) else None
        self._answered = diagrams.variable(2)
        self._named = {option.code: diagrams.variable(2) for option in question.options if option.code in named}
        self._others = [
            option.code for option in question.options if option.code not in named and option.code != self._exclusive
        ]
        self.numbers = (self._answered, *self._named.values())
        self.allowed = self._allowed()

    def offered(self, options: Mapping[str, Node]) -> Node:
        """Where nothing is ticked that is not offered."""
        combine = self._diagrams
        return combine.all_of(
            combine.either(combine.negated(self._ticked(code)), offered) for code, offered in options.items()
        )

    def _ticked(self, code: str) -> Node:
        return self._diagrams.is_one_of(self._named[code], (1,)) if code in self._named else NEVER

    def where(self, atom: Atom) -> Node:
        """Where a test is true."""
        if not isinstance(atom, Test):
            return NEVER
        test = atom
        answered = self._diagrams.is_one_of(self._answered, (1,))
        ticked = self._diagrams.any_of(self._ticked(code) for code in _operands(test))
        match test.operator:
            case "answered":
                return answered
            case "not_answered":
                return self._diagrams.negated(answered)
            case "includes" | "any_of":
                return self._diagrams.both(answered, ticked)
            case "count_is" | "count_at_least" | "count_at_most":
                return self._diagrams.both(answered, self._counted(test))
            case _:
                return self._diagrams.both(answered, self._diagrams.negated(ticked))

    def _counted(self, test: Test) -> Node:
        wanted = test.value if isinstance(test.value, int) else 0
        least = 0 if test.operator == "count_at_most" else wanted
        most = len(self._named) if test.operator == "count_at_least" else wanted
        return self._count(list(self._named), least, most)

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


_COUNTS = frozenset({"count_is", "count_at_least", "count_at_most"})


class Parts:
    """A composite answer: a variable for whether it is answered, and one for each part that tests ask about.

    How parts depend on each other is the kind's own business, so that not every combination may have an answer.
    """

    def __init__(self, diagrams: Diagrams, question: Question, tests: Sequence[Test], setting: Setting) -> None:
        self._diagrams, self._question, self._setting = diagrams, question, setting
        self._answered = diagrams.variable(1 if question.required else 2)
        self._parts: dict[str, OneAnswer] = {}
        for part in dict.fromkeys(test.part for test in tests if test.part):
            self._parts[part] = self._part(part, [test for test in tests if test.part == part])
        self.numbers = (self._answered, *(number for one in self._parts.values() for number in one.numbers))
        self.allowed = ALWAYS
        self.is_exact = False

    def _part(self, part: str, tests: Sequence[Test]) -> OneAnswer:
        wanted = kinds.get(self._question.kind).parts(self._question).get(part, {})
        whole = [Test(test.question, test.operator, test.value) for test in tests]
        code = self._question.code
        example = kinds.get(self._question.kind).example(self._question)
        ordinary = example.get(part) if isinstance(example, Mapping) else None
        found: dict[tuple[bool, ...], JSON] = {}
        if any(wanted.get(test.operator) in WORDED for test in whole):
            if ways_left(whole):
                raise TooComplexError
            for text in texts_for(whole, str(ordinary or "Example"), lambda _text: True):
                if isinstance(text, dict):
                    found.setdefault(tuple(comes_out(test, text) for test in whole), None)
                else:
                    found.setdefault(tuple(holds(test, {code: text}, self._setting) for test in whole), text)
        values = [ordinary, *values_around(whole, wanted, self._setting, lambda _value: True), None]
        for value in values:
            found.setdefault(tuple(holds(test, {code: value}, self._setting) for test in whole), value)
        return OneAnswer(self._diagrams, tests, found.items())

    def where(self, atom: Atom) -> Node:
        """Where a test of a part, or of the whole answer, is true."""
        combine = self._diagrams
        answered = combine.is_one_of(self._answered, (0,))
        if not isinstance(atom, Test):
            return NEVER
        true = self._parts[atom.part].where(atom) if atom.part else ALWAYS if atom.operator == "answered" else NEVER
        if atom.operator == "not_answered":
            return combine.either(combine.negated(answered), true)
        return combine.both(answered, true)

    def offered(self, options: Mapping[str, Node]) -> Node:
        """Everywhere: there are no options."""
        return ALWAYS

    def answer(self, chosen: Mapping[int, int]) -> Any:
        """The example with the chosen parts in it; the example itself where the question does not take that."""
        if chosen.get(self._answered):
            return None
        return self._with({part: one.answer(chosen) for part, one in self._parts.items()})

    def any_answer(self, chance: Random) -> Any:
        """One of the answers that the tests of parts tell apart."""
        if not self._question.required and chance.random() < 0.3:
            return None
        return self._with({part: one.any_answer(chance) for part, one in self._parts.items()})

    def _with(self, parts: Mapping[str, JSON]) -> JSON:
        kind = kinds.get(self._question.kind)
        example = kind.example(self._question)
        whole = {**example, **parts} if isinstance(example, Mapping) else parts
        given = {part: value for part, value in whole.items() if value is not None}
        canonical, problems = kind.check(self._question, given, today=date.min)
        is_wrong = [one for one in problems if one.code not in ("date_future", "date_past")]
        return example if is_wrong or (canonical is None and not problems) else given


def _operands(test: Test) -> tuple[str, ...]:
    values = test.value if isinstance(test.value, list | tuple) else (test.value,)
    return tuple(value for value in values if isinstance(value, str))


def variable_of(diagrams: Diagrams, question: Question, atoms: Sequence[Atom], setting: Setting) -> Variable:
    """The variable of a question, for all atoms about it in a form. Raises TooComplexError."""
    kind = kinds.get(question.kind)
    if question.items:
        return _group(diagrams, question, atoms, setting)
    tests = [atom for atom in atoms if isinstance(atom, Test)]
    if question.kind == "checkboxes":
        return Choices(diagrams, question, tests)
    if any(test.part for test in tests):
        return Parts(diagrams, question, tests, setting)
    if not kind.has_options and any(kind.operators.get(test.operator) in WORDED for test in tests):
        return _text(diagrams, question, tests, setting)
    return _one(diagrams, atoms, question, representatives(question, tests, setting), setting)


def _one(
    diagrams: Diagrams, atoms: Sequence[Atom], question: Question, answers: Iterable[JSON], setting: Setting
) -> OneAnswer:
    ways = [(tuple(holds(atom, {question.code: one}, setting) for atom in atoms), one) for one in answers]
    return OneAnswer(diagrams, atoms, ways)


def _text(diagrams: Diagrams, question: Question, tests: Sequence[Test], setting: Setting) -> OneAnswer:
    if ways_left(tests):
        raise TooComplexError
    kind = kinds.get(question.kind)
    ordinary = kind.example(question)

    def takes(text: str) -> bool:
        return not kind.check(question, text, today=date.min)[1]

    ways: list[tuple[tuple[bool, ...], Any]] = []
    is_exact = True
    for text in texts_for(tests, str(ordinary), takes):
        if isinstance(text, dict):
            is_exact = False
            ways.append((tuple(comes_out(test, text) for test in tests), ordinary))
        else:
            ways.append((tuple(holds(test, {question.code: text}, setting) for test in tests), text))
    if not question.required:
        ways.append((tuple(test.operator == "not_answered" for test in tests), None))
    found = OneAnswer(diagrams, tests, ways)
    found.is_exact = is_exact
    return found


def _group(diagrams: Diagrams, group: Question, atoms: Sequence[Atom], setting: Setting) -> OneAnswer:
    if looks_outside(group, atoms) or not is_bounded(group, atoms, setting):
        if sum(not isinstance(atom, Test) for atom in atoms) > MOST_FREE:
            raise TooComplexError
        ways = [(verdicts, Wish(tuple(atoms), verdicts)) for verdicts in free_ways(group, atoms)]
        found = OneAnswer(diagrams, atoms, ways)
        found.is_exact = False
        return found
    distinct: dict[tuple[bool, ...], JSON] = {}
    for answer in group_answers(group, atoms, {}, setting):
        distinct.setdefault(tuple(holds(atom, {group.code: answer}, setting) for atom in atoms), answer)
    return OneAnswer(diagrams, atoms, distinct.items())
