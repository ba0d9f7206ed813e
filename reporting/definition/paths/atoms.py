"""The smallest parts of conditions that paths tell apart: what is asked about one question of a step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Not, Test, spelled_out
from reporting.definition.form import Content, Form, Question, Route, Step
from reporting.definition.visibility import Item

Atom: TypeAlias = Test | AnyEntry | AllEntries


def asked_by(atom: Atom) -> str:
    """Code of the question or group that an atom is about."""
    return atom.question if isinstance(atom, Test) else atom.group


def atoms_in(condition: Condition | None) -> Iterator[Atom]:
    """The atoms of a condition without names. What is asked inside an entry is part of the atom about the group."""
    match condition:
        case Test() | AnyEntry() | AllEntries():
            yield condition
        case AllOf() | AnyOf():
            for part in condition.conditions:
                yield from atoms_in(part)
        case Not(inner):
            yield from atoms_in(inner)
        case _:
            return


def atoms_of(form: Form) -> dict[str, list[Atom]]:
    """The atoms of all conditions that stand on steps, items of steps, options and routes, by question."""
    found: defaultdict[str, list[Atom]] = defaultdict(list)
    for step in form.steps:
        for condition in (step.show_when, *_of_items(step), *(route.when for route in step.routes)):
            for atom in atoms_in(condition):
                if atom not in found[asked_by(atom)]:
                    found[asked_by(atom)].append(atom)
    for condition in form.conditions.values():
        for atom in atoms_in(condition):
            if atom not in found[asked_by(atom)]:
                found[asked_by(atom)].append(atom)
    return {code: atoms for code, atoms in found.items() if atoms}


def _of_items(step: Step) -> Iterator[Condition | None]:
    for item in step.items:
        yield item.show_when
        if isinstance(item, Question):
            yield from (option.show_when for option in item.options)
            yield from conditions_inside(item)


def conditions_inside(group: Question) -> Iterator[Condition]:
    """The conditions of items and options in a group's entries."""
    for item in group.items:
        if item.show_when is not None:
            yield item.show_when
        if isinstance(item, Question):
            yield from (option.show_when for option in item.options if option.show_when is not None)


def without_names(form: Form) -> Form:
    """The form with what each named condition stands for in its place, everywhere."""
    if not form.conditions:
        return form

    def spelled(condition: Condition | None) -> Condition | None:
        return None if condition is None else spelled_out(condition, form.conditions)

    def item_of(item: Item) -> Item:
        if isinstance(item, Content):
            return replace(item, show_when=spelled(item.show_when))
        options = tuple(replace(option, show_when=spelled(option.show_when)) for option in item.options)
        inner = tuple(item_of(one) for one in item.items)
        return replace(item, show_when=spelled(item.show_when), options=options, items=inner)

    steps = tuple(
        replace(
            step,
            show_when=spelled(step.show_when),
            items=tuple(item_of(item) for item in step.items),
            routes=tuple(Route(spelled(route.when), route.to) for route in step.routes),
        )
        for step in form.steps
    )
    named = {code: spelled_out(condition, form.conditions) for code, condition in form.conditions.items()}
    return replace(form, steps=steps, conditions=named)
