"""Which items of a step, or of a group's entry, apply to a set of answers; and which answers count by that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reporting.definition import kinds
from reporting.definition.conditions import Setting, Test, entries, holds
from reporting.definition.form import Content, Question
from reporting.definition.json_values import JSON, Answers, is_empty

Item: TypeAlias = Question | Content


@dataclass(frozen=True, slots=True)
class Applying:
    """The items that apply, in order, each question with the options it offers; and the answers that count."""

    items: tuple[Item, ...]
    answers: Mapping[str, JSON]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions among the items."""
        return tuple(item for item in self.items if isinstance(item, Question))


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item that a page shows, with what it shows inside each option, by the option's code."""

    item: Item
    inside: Mapping[str, tuple[Item, ...]]


def applying(items: Sequence[Item], given: Answers, earlier: Answers, setting: Setting) -> Applying:
    """Go through items in order; `given` are the answers to them, `earlier` those that count so far.

    An answer to a question that does not apply does not count, not for the conditions of later items either; nor
    does a chosen option that is no longer offered. What is left of several choices stays when the question takes it.
    """
    known = {**earlier}
    found: list[Item] = []
    counted: dict[str, JSON] = {}
    for item in items:
        known.pop(item.code, None)
        shown = offered(item, known, setting)
        if shown is None:
            continue
        found.append(shown)
        if isinstance(shown, Question) and shown.code in given:
            value, counts = _counted(item, shown, given[shown.code], known, setting)
            if counts:
                known[shown.code] = counted[shown.code] = value
    return Applying(tuple(found), counted)


def offered(item: Item, answers: Answers, setting: Setting) -> Item | None:
    """The item as these answers see it: a question with the options it offers. None when it does not apply.

    A question that has options and offers none of them does not apply: nobody could answer it.
    """
    if item.show_when is not None and not holds(item.show_when, answers, setting):
        return None
    if isinstance(item, Content) or all(option.show_when is None for option in item.options):
        return item
    options = tuple(one for one in item.options if one.show_when is None or holds(one.show_when, answers, setting))
    return replace(item, options=options) if options else None


def _counted(item: Item, shown: Question, value: JSON, known: Answers, setting: Setting) -> tuple[JSON, bool]:
    """What of an answer counts, and whether anything does."""
    if shown.items:
        return counted_entries(shown, value, known, setting), True
    if shown is item or is_empty(value) or not _problems(shown, value, setting):
        return value, True
    codes = [option.code for option in shown.options]
    rest = [code for code in value if code in codes] if isinstance(value, list | tuple) else []
    return (rest, True) if rest and not _problems(shown, rest, setting) else (None, False)


def _problems(question: Question, value: JSON, setting: Setting) -> bool:
    return bool(kinds.get(question.kind).check(question, value, today=setting.now.date())[1])


def counted_entries(group: Question, value: JSON, outer: Answers, setting: Setting) -> JSON:
    """The entries of a group with the answers that count in each; None for no entry."""
    kept: list[JSON] = [dict(applying(group.items, entry, outer, setting).answers) for entry in entries(value)]
    return kept or None


def unfinished(group: Question, value: JSON, outer: Answers, setting: Setting) -> tuple[int, ...]:
    """Numbers, from 0, of the entries in which a required question that applies has no answer."""
    return tuple(
        number
        for number, entry in enumerate(entries(value))
        if any(
            question.required and is_empty(entry.get(question.code))
            for question in applying(group.items, entry, outer, setting).questions
        )
    )


def drawn(items: Sequence[Item], given: Answers, earlier: Answers, setting: Setting) -> tuple[Drawn, ...]:
    """What a page shows of items: those that apply, and inside the options of each what choosing them reveals.

    What an option reveals is there whether the option is chosen or not: without JavaScript the page cannot know.
    """
    now = applying(items, given, earlier, setting)
    inside = {item.code: dict(_revealed(items, item, {**earlier, **now.answers}, setting)) for item in now.questions}
    places = {one.code for options in inside.values() for shown in options.values() for one in shown}
    return tuple(Drawn(item, inside.get(item.code, {})) for item in now.items if item.code not in places)


def _revealed(
    items: Sequence[Item], question: Question, answers: Answers, setting: Setting
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for option in revealing_codes(question):
        found = [item for item in items if revealing_option(item) == (question.code, option)]
        if found:
            yield option, tuple(_as_if_chosen(item, answers, setting) for item in found)


def revealing_codes(question: Question) -> tuple[str, ...]:
    """The options that can reveal an item: those of a choice, and both answers to a yes-or-no question."""
    return ("yes", "no") if question.kind == "yes_no" else tuple(option.code for option in question.options)


def _as_if_chosen(item: Item, answers: Answers, setting: Setting) -> Item:
    return offered(replace(item, show_when=None), answers, setting) or item


def revealing_option(item: Item) -> tuple[str, str] | None:
    """Question and option that reveal an item; None for one that is not drawn inside an option."""
    test = item.show_when if item.revealed else None
    if not isinstance(test, Test) or test.part or test.operator not in ("is", "includes", "any_of"):
        return None
    value = test.value
    if test.operator == "any_of" and isinstance(value, list | tuple) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool):
        value = "yes" if value else "no"
    return (test.question, value) if isinstance(value, str) else None


def with_inner(items: Iterable[Item]) -> Iterator[Item]:
    """Items, each group followed by the items of its entries."""
    for item in items:
        yield item
        if isinstance(item, Question):
            yield from item.items
