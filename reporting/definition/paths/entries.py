"""Entries of groups for every way in which conditions about them can come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice, product

from reporting.definition import kinds
from reporting.definition.conditions import AllEntries, AnyEntry, Condition, Setting, Test, holds, parts_of
from reporting.definition.form import Question
from reporting.definition.json_values import JSON, Answers
from reporting.definition.kinds.group import limits
from reporting.definition.paths.atoms import Atom, conditions_inside
from reporting.definition.paths.domains import answered, is_complete, representatives
from reporting.definition.visibility import applying, unfinished

MOST_TRIED = 400
MOST_DIFFERENT = 6
MOST_FREE = 6


@dataclass(frozen=True, slots=True)
class Wish:
    """How the conditions about a group are to come out, where that depends on answers outside of it."""

    atoms: tuple[Atom, ...]
    verdicts: tuple[bool, ...]

    def granted(self, group: Question, outer: Answers, setting: Setting) -> JSON:
        """Entries for which they do, given the answers outside; some entries when none were found."""
        first: JSON = None
        for found in group_answers(group, self.atoms, outer, setting):
            first = first or found
            answers = {**outer, group.code: found}
            if tuple(holds(atom, answers, setting) for atom in self.atoms) == self.verdicts:
                return found
        return first


def looks_outside(group: Question, atoms: Sequence[Atom]) -> bool:
    """Whether what the entries are, or how the conditions about them come out, depends on other answers."""
    own = {question.code for question in group.questions}
    return any(
        isinstance(part, AnyEntry | AllEntries) or (isinstance(part, Test) and part.question not in own)
        for condition in chain(_inside(atoms), conditions_inside(group))
        for part in parts_of(condition)
    )


def is_bounded(group: Question, atoms: Sequence[Atom], setting: Setting) -> bool:
    """Whether all entries that differ, and all sets of them, are looked at."""
    tests = _tests(group, atoms)
    return (
        all(is_complete(question, tests[question.code]) for question in group.questions)
        and _combinations(group, atoms, setting) <= MOST_TRIED
        and len(different_entries(group, atoms, {}, setting)) <= MOST_DIFFERENT
    )


def group_answers(group: Question, atoms: Sequence[Atom], outer: Answers, setting: Setting) -> Iterator[JSON]:
    """Entries for each way in which the conditions can come out; None last where the group may be left empty."""
    least, most = max(limits(group)[0], 1), limits(group)[1]
    pool = different_entries(group, atoms, outer, setting)[:MOST_DIFFERENT]
    operands = [atom.value for atom in atoms if isinstance(atom, Test)]
    around = {value + near for value in operands if isinstance(value, int) for near in (-1, 0, 1)}
    counts = sorted(count for count in {least, *range(1, len(pool) + 1), *around} if least <= count <= most)
    for count in counts:
        for size in range(1, min(len(pool), count) + 1):
            for chosen in combinations(pool, size):
                entries: list[JSON] = [dict(entry) for entry in (*chosen, *[chosen[0]] * (count - size))]
                yield entries
    if not group.required:
        yield None


def different_entries(
    group: Question, atoms: Sequence[Atom], outer: Answers, setting: Setting
) -> list[dict[str, JSON]]:
    """One finished entry for each way in which the conditions inside come out."""
    conditions = list(_inside(atoms))
    found: dict[tuple[bool, ...], dict[str, JSON]] = {}
    for values in islice(product(*(value for _, value in _domains(group, atoms, setting))), MOST_TRIED):
        given = dict(zip([code for code, _ in _domains(group, atoms, setting)], values, strict=True))
        entry = dict(applying(group.items, given, outer, setting).answers)
        if unfinished(group, [entry], outer, setting):
            continue
        kept: dict[str, JSON] = {code: value for code, value in entry.items() if value is not None}
        verdicts = tuple(holds(condition, {**outer, **kept}, setting) for condition in conditions)
        found.setdefault(verdicts, kept)
    return list(found.values())


def _domains(group: Question, atoms: Sequence[Atom], setting: Setting) -> list[tuple[str, tuple[JSON, ...]]]:
    tests = _tests(group, atoms)
    return [(one.code, _values(one, tests[one.code], setting)) for one in group.questions]


def _tests(group: Question, atoms: Sequence[Atom]) -> Mapping[str, list[Test]]:
    """The tests in conditions about entries and inside them, by question."""
    tests: defaultdict[str, list[Test]] = defaultdict(list)
    for condition in chain(_inside(atoms), conditions_inside(group)):
        for part in parts_of(condition):
            if isinstance(part, Test) and part not in tests[part.question]:
                tests[part.question].append(part)
    return tests


def _values(question: Question, tests: Sequence[Test], setting: Setting) -> tuple[JSON, ...]:
    kind = kinds.get(question.kind)
    if kind.has_options and not question.options:
        return (None,)
    if kind.has_options and any(option.show_when is not None for option in question.options):
        codes: list[JSON] = [option.code for option in question.options]
        every = list(answered(question, tests, setting)) if question.kind == "checkboxes" else codes
        return (*every, *(() if question.required else (None,)))
    return representatives(question, tests, setting)


def _combinations(group: Question, atoms: Sequence[Atom], setting: Setting) -> int:
    number = 1
    for _, values in _domains(group, atoms, setting):
        number *= max(len(values), 1)
    return number


def _inside(atoms: Sequence[Atom]) -> Iterator[Condition]:
    return (atom.condition for atom in atoms if not isinstance(atom, Test))


def free_ways(group: Question, atoms: Sequence[Atom]) -> Iterator[tuple[bool, ...]]:
    """Every way in which conditions about a group might come out, as far as they do not contradict each other."""
    least, most = max(limits(group)[0], 1), limits(group)[1]
    operands = [atom.value for atom in atoms if isinstance(atom, Test)]
    around = {value + near for value in operands if isinstance(value, int) for near in (-1, 0, 1)}
    counts = [count for count in {least, *around} if least <= count <= most]
    about = [atom for atom in atoms if not isinstance(atom, Test)]
    seen: set[tuple[bool, ...]] = set()
    for count in (*counts, *(() if group.required else (0,))):
        for truth in product((False, True), repeat=len(about)):
            if (count == 0 and any(truth)) or _contradicts(about, truth):
                continue
            verdicts = tuple(_verdict(atom, count, about, truth) for atom in atoms)
            if verdicts not in seen:
                seen.add(verdicts)
                yield verdicts


def _verdict(atom: Atom, count: int, about: Sequence[Atom], truth: Sequence[bool]) -> bool:
    if isinstance(atom, Test):
        return holds(atom, {atom.question: [{"": 0}] * count})
    return truth[about.index(atom)]


def _contradicts(about: Sequence[Atom], truth: Sequence[bool]) -> bool:
    """Whether something is true of every entry and of none."""
    true_of_all = [
        atom.condition for atom, is_true in zip(about, truth, strict=True) if isinstance(atom, AllEntries) and is_true
    ]
    return any(
        isinstance(atom, AnyEntry) and not is_true and atom.condition in true_of_all
        for atom, is_true in zip(about, truth, strict=True)
    )
