"""Proof of what stands inside something else: questions in a group's entries, items inside an option."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reporting.definition import kinds
from reporting.definition.form import Content, Form, Question, Step
from reporting.definition.proof.flaws import Flaw, at_item, error
from reporting.definition.visibility import Item, revealing_codes, revealing_option


def nesting_flaws(form: Form) -> Iterator[Flaw]:
    """Groups that a page cannot ask, and items that no option reveals."""
    for step in form.steps:
        yield from _revealed_flaws(step, step.items)
        for question in step.questions:
            takes_items = kinds.exists(question.kind) and kinds.get(question.kind).takes_items
            at = at_item(step.code, question.code)
            if takes_items:
                yield from _group_flaws(step, question)
            elif question.items:
                yield error("items_not_taken", at)


def _group_flaws(step: Step, group: Question) -> Iterator[Flaw]:
    at = at_item(step.code, group.code)
    if len(step.questions) > 1:
        yield error("group_not_alone", at)
    if not group.questions:
        yield error("group_empty", at)
    for inner in group.questions:
        if inner.items or (kinds.exists(inner.kind) and kinds.get(inner.kind).takes_items):
            yield error("group_in_group", at_item(step.code, inner.code))
        if inner.kind == "files":
            yield error("files_in_group", at_item(step.code, inner.code))
    yield from _revealed_flaws(step, group.items)


def _revealed_flaws(step: Step, items: Sequence[Item]) -> Iterator[Flaw]:
    before: dict[str, Question] = {}
    for item in items:
        if item.revealed:
            option = revealing_option(item)
            question = before.get(option[0]) if option else None
            if option is None or question is None or question.revealed or option[1] not in revealing_codes(question):
                yield error("reveal_unsuitable", at_item(step.code, item.code))
        if not isinstance(item, Content):
            before[item.code] = item
