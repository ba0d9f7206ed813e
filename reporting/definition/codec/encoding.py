"""From forms to data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Content, Form, Option, Question, Route, Step
from reporting.definition.json_values import JSON

FORMAT = 1
"""Version of the format. Data of every version ever stored stays readable."""

Data: TypeAlias = dict[str, Any]


def to_data(form: Form) -> Data:
    """A form as data, logic and words."""
    texts = {locale: dict(words) for locale, words in form.texts.items()}
    return {**logic_data(form), "texts": texts}


def logic_data(form: Form) -> Data:
    """A form as data without human words: the same for all languages."""
    data: Data = {
        "format": FORMAT,
        "key": form.key,
        "kind": form.kind.value,
        "source_locale": form.source_locale,
        "steps": [_step(step) for step in form.steps],
    }
    if form.conditions:
        data["conditions"] = {code: _condition(condition) for code, condition in form.conditions.items()}
    if form.open_texts:
        data["open_texts"] = list(form.open_texts)
    return data


def _step(step: Step) -> Data:
    data: Data = {"code": step.code, "kind": step.kind.value}
    if step.items:
        data["items"] = [item_data(item) for item in step.items]
    if step.show_when is not None:
        data["show_when"] = _condition(step.show_when)
    if step.routes:
        data["routes"] = [_route(route) for route in step.routes]
    if step.sensitive:
        data["sensitive"] = True
    if step.exit is not None:
        data["exit"] = step.exit.value
    if step.open_to_forces:
        data["open_to_forces"] = True
    return data


def item_data(item: Question | Content) -> Data:
    """A question or piece of content as data."""
    if isinstance(item, Content):
        return {"code": item.code, "content": item.kind.value, **_shown(item)}
    data: Data = {"code": item.code, "question": item.kind, "required": item.required}
    if item.options:
        data["options"] = [_option(option) for option in item.options]
    if item.settings:
        data["settings"] = dict(item.settings)
    if item.purpose:
        data["purpose"] = item.purpose
    if item.retention:
        data["retention"] = item.retention
    if item.items:
        data["items"] = [item_data(inner) for inner in item.items]
    return {**data, **_shown(item)}


def _shown(item: Question | Content) -> Data:
    data: Data = {}
    if item.show_when is not None:
        data["show_when"] = _condition(item.show_when)
    if item.revealed:
        data["revealed"] = True
    return data


def _option(option: Option) -> Data:
    data: Data = {"code": option.code}
    if option.marks:
        data["marks"] = option.marks
    if option.show_when is not None:
        data["show_when"] = _condition(option.show_when)
    if option.divider:
        data["divider"] = True
    return data


def _route(route: Route) -> Data:
    return {"to": route.to, **({"when": _condition(route.when)} if route.when is not None else {})}


def _condition(condition: Condition) -> Data:
    match condition:
        case Test(question, operator, value, part):
            data: Data = {"question": question, "operator": operator}
            if value is not None:
                data["value"] = _operand(value)
            if part:
                data["part"] = part
            return data
        case AllOf(conditions):
            return {"all": [_condition(part) for part in conditions]}
        case AnyOf(conditions):
            return {"any": [_condition(part) for part in conditions]}
        case Not(inner):
            return {"not": _condition(inner)}
        case Named(code):
            return {"named": code}
        case AnyEntry(group, inner):
            return {"any_entry": group, "where": _condition(inner)}
        case AllEntries(group, inner):
            return {"all_entries": group, "where": _condition(inner)}


def _operand(value: JSON) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
