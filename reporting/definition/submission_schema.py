"""JSON Schema (draft 2020-12) of the answers to a form, for those who send them by machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reporting.definition import kinds
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test, spelled_out
from reporting.definition.form import Form, Step, StepKind
from reporting.definition.kinds import Schema
from reporting.definition.kinds.group import always_asked
from reporting.definition.operators import ValueKind
from reporting.definition.text_keys import FORM_TITLE


def submission_schema(form: Form, locale: str) -> Schema:
    """Schema of the `answers` object of a submission, with titles in the language asked for.

    Every submission that `answers.check_all` accepts in canonical form is valid against it. It says which
    answers are needed as far as JSON Schema can: of a step that routes may pass over, and of a step or question
    whose condition compares texts, dates or times, or asks about entries of a group, it does not.
    """
    text = form.lookup(locale)
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            question.code: kinds.get(question.kind).json_schema(question, text) for question in form.questions()
        },
        "additionalProperties": False,
    }
    if title := text(FORM_TITLE):
        schema["title"] = title
    if always := [code for step in _unavoidable(form) if step.show_when is None for code in _required(step)]:
        schema["required"] = always
    if sometimes := list(_conditional_rules(form)):
        schema["allOf"] = sometimes
    return schema


def _unavoidable(form: Form) -> Iterator[Step]:
    """The steps that no route passes over on the way to the end of the form."""
    reached = 0
    for position, step in enumerate(form.steps):
        if position >= reached and step.kind is not StepKind.EXIT:
            yield step
        targets = [form.step(route.to) for route in step.routes if form.has_step(route.to)]
        onwards = [one for one in targets if one.kind is not StepKind.EXIT or one.show_when is not None]
        reached = max([reached, *(form.position(one.code) for one in onwards)])


def _required(step: Step) -> list[str]:
    return [question.code for question in step.questions if question.required and always_asked(question)]


def _conditional_rules(form: Form) -> Iterator[Schema]:
    for step in _unavoidable(form):
        shown = [] if step.show_when is None else [step.show_when]
        if shown and (required := _required(step)):
            yield from _rule(form, shown, required)
        for question in step.questions:
            if question.required and question.show_when is not None and always_asked(replace(question, show_when=None)):
                yield from _rule(form, [*shown, question.show_when], [question.code])


def _rule(form: Form, conditions: list[Condition], required: list[str]) -> Iterator[Schema]:
    parts = [_condition_schema(form, spelled_out(condition, form.conditions)) for condition in conditions]
    if None not in parts:
        yield {"if": parts[0] if len(parts) == 1 else {"allOf": parts}, "then": {"required": required}}


def _condition_schema(form: Form, condition: Condition) -> Schema | None:
    """Schema of the answers for which a condition holds; None where JSON Schema cannot say it."""
    match condition:
        case Test():
            return _test_schema(form, condition)
        case Not():
            part = _condition_schema(form, condition.condition)
            return None if part is None else {"not": part}
        case AllOf() | AnyOf():
            parts = [_condition_schema(form, part) for part in condition.conditions]
            if not parts or None in parts:
                return None
            return {"allOf" if isinstance(condition, AllOf) else "anyOf": parts}
        case AnyEntry() | AllEntries() | Named():
            return None


def _test_schema(form: Form, test: Test) -> Schema | None:
    if not form.has_question(test.question) or test.part:
        return None
    if test.operator == "not_answered":
        return {"not": {"required": [test.question]}}
    kind = form.question(test.question).kind
    compared = kinds.get(kind).operators.get(test.operator) if kinds.exists(kind) else None
    if compared in (None, ValueKind.TEXT, ValueKind.TEXTS, ValueKind.DATE, ValueKind.TIME, ValueKind.PERIOD):
        return None  # capitals and spaces make no difference to a text, and JSON Schema orders no dates
    values = list(test.value) if isinstance(test.value, list | tuple) else [test.value]
    one_of = {"anyOf": [{"enum": values}, {"type": "array", "contains": {"enum": values}}]}
    answers: dict[str, Schema] = {
        "answered": {},
        "is": {"const": test.value},
        "is_not": {"not": {"const": test.value}},
        "any_of": one_of,
        "none_of": {"not": one_of},
        "includes": {"contains": {"const": test.value}},
        "not_includes": {"not": {"contains": {"const": test.value}}},
        "more_than": {"exclusiveMinimum": test.value},
        "less_than": {"exclusiveMaximum": test.value},
        "at_least": {"minimum": test.value},
        "at_most": {"maximum": test.value},
        "count_is": {"minItems": test.value, "maxItems": test.value},
        "count_at_least": {"minItems": test.value},
        "count_at_most": {"maxItems": test.value},
    }
    if test.operator not in answers:
        return None
    return {"required": [test.question], "properties": {test.question: answers[test.operator]}}
