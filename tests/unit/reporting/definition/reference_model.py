"""What a form does, written a second time as plainly as can be, to hold the engine against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Content, Form, Question, StepKind

EMPTY: tuple[Any, ...] = (None, "", [], {}, ())


@dataclass(frozen=True)
class Outcome:
    """The path by codes of steps, what counts of the answers, and how it ends: missing, exit, loop, end or nowhere."""

    path: tuple[str, ...]
    kept: dict[str, Any]
    ending: str


def is_true(condition: Condition, answers: Mapping[str, Any], form: Form, depth: int = 0) -> bool:
    """Whether a condition of a random form is true."""
    match condition:
        case AllOf(parts):
            return False not in [is_true(part, answers, form, depth) for part in parts]
        case AnyOf(parts):
            return True in [is_true(part, answers, form, depth) for part in parts]
        case Not(part):
            return not is_true(part, answers, form, depth)
        case Named(code):
            return is_true(form.conditions[code], answers, form, depth + 1)
        case AnyEntry(group, part):
            return any(is_true(part, {**answers, **entry}, form, depth) for entry in answers.get(group) or [])
        case AllEntries(group, part):
            found = [is_true(part, {**answers, **entry}, form, depth) for entry in answers.get(group) or []]
            return found != [] and False not in found
        case Test(question, operator, wanted):
            return _compare(operator, answers.get(question), wanted)


def _compare(operator: str, answer: Any, wanted: Any) -> bool:
    if answer in EMPTY and answer is not False and answer != 0:
        return operator == "not_answered"
    several = answer if isinstance(answer, list) else [answer]
    text = answer.strip().lower() if isinstance(answer, str) else ""
    verdicts = {
        "answered": lambda: True,
        "not_answered": lambda: False,
        "is": lambda: text == wanted.strip().lower() if isinstance(wanted, str) else answer == wanted,
        "is_not": lambda: answer != wanted,
        "any_of": lambda: any(one in wanted for one in several),
        "none_of": lambda: not any(one in wanted for one in several),
        "includes": lambda: wanted in several,
        "not_includes": lambda: wanted not in several,
        "more_than": lambda: answer > wanted,
        "less_than": lambda: answer < wanted,
        "at_least": lambda: answer >= wanted,
        "at_most": lambda: answer <= wanted,
        "contains": lambda: wanted.lower() in text,
        "starts_with": lambda: text.startswith(wanted.lower()),
        "longer_than": lambda: len(answer) > wanted,
        "count_is": lambda: len(answer) == wanted,
        "count_at_least": lambda: len(answer) >= wanted,
        "count_at_most": lambda: len(answer) <= wanted,
    }
    return verdicts[operator]()


def follow(form: Form, answers: Mapping[str, Any], *, unseen: bool) -> Outcome:
    """The way of canonical answers through a form."""
    kept: dict[str, Any] = {}
    path: list[str] = []
    position, jumped = 0, False
    while position < len(form.steps):
        step = form.steps[position]
        is_exit = step.kind is StepKind.EXIT
        enters = is_true(step.show_when, kept, form) if step.show_when is not None else not is_exit or jumped
        if not enters:
            position, jumped = position + 1, False
            continue
        if step.code in path:
            return Outcome(tuple(path), kept, "loop")
        path.append(step.code)
        if is_exit:
            return Outcome(tuple(path), kept, "exit")
        complete = _fill(step.items, answers, kept, form, unseen=unseen)
        if not complete:
            return Outcome(tuple(path), kept, "missing")
        position, jumped = position + 1, False
        for route in step.routes:
            if route.when is None or is_true(route.when, kept, form):
                position, jumped = [one.code for one in form.steps].index(route.to), True
                break
    return Outcome(tuple(path), kept, "end" if path else "nowhere")


def _fill(items: Any, given: Mapping[str, Any], kept: dict[str, Any], form: Form, *, unseen: bool) -> bool:
    """Put the answers that count into `kept`; whether nothing is missing."""
    complete = True
    for item in items:
        if item.show_when is not None and not is_true(item.show_when, kept, form):
            continue
        if isinstance(item, Content):
            continue
        codes = [one.code for one in item.options if one.show_when is None or is_true(one.show_when, kept, form)]
        if item.options and not codes:
            continue
        if item.code not in given:
            complete = complete and not item.required and not unseen
            continue
        value, counts = _counting(item, given[item.code], codes, kept, form)
        if not counts:
            complete = complete and not item.required and not unseen
            continue
        kept[item.code] = value
        if item.required and value in EMPTY and value is not False and value != 0:
            complete = False
        if item.kind == "group" and value:
            entries_done = [_entry(item, entry, kept, form)[1] for entry in given[item.code]]
            complete = complete and False not in entries_done and len(value) >= item.settings.get("least", 0)
    return complete


def _counting(item: Question, value: Any, codes: list[str], kept: Any, form: Form) -> tuple[Any, bool]:
    if item.kind == "group":
        return [_entry(item, entry, kept, form)[0] for entry in value or []] or None, True
    if len(codes) == len(item.options) or not value:
        return value, True
    if item.kind == "radios":
        return value, value in codes
    left = [code for code in value if code in codes]
    return left, len(left) >= max(item.settings.get("min", 0), 1) and len(left) <= item.settings.get("max", 9)


def _entry(group: Question, entry: Mapping[str, Any], kept: Mapping[str, Any], form: Form) -> tuple[Any, bool]:
    seen = dict(kept)
    done = _fill(group.items, entry, seen, form, unseen=False)
    return {one.code: seen[one.code] for one in group.questions if one.code in seen and one.code in entry}, done
