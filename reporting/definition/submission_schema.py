"""JSON Schema (draft 2020-12) of the answers to a form, for those who send them by machine."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.definition import kinds
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Form, Step, StepKind
from reporting.definition.kinds import Schema
from reporting.definition.text_keys import FORM_TITLE


def submission_schema(form: Form, locale: str) -> Schema:
    """Schema of the `answers` object of a submission, with titles in the language asked for.

    Every submission that `answers.check_all` accepts in canonical form is valid against it. It says which
    answers are needed as far as JSON Schema can: of a step that routes may pass over, and of one whose
    condition compares dates or times, it does not.
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
    return [question.code for question in step.questions if question.required]


def _conditional_rules(form: Form) -> Iterator[Schema]:
    for step in _unavoidable(form):
        required = _required(step)
        if step.show_when is None or not required:
            continue
        condition = _condition_schema(step.show_when)
        if condition is not None:
            yield {"if": condition, "then": {"required": required}}


def _condition_schema(condition: Condition) -> Schema | None:
    """Schema of the answers for which a condition holds; None where JSON Schema cannot say it."""
    match condition:
        case Test():
            return _test_schema(condition)
        case Not():
            part = _condition_schema(condition.condition)
            return None if part is None else {"not": part}
        case AllOf() | AnyOf():
            parts = [_condition_schema(part) for part in condition.conditions]
            if not parts or None in parts:
                return None
            return {"allOf" if isinstance(condition, AllOf) else "anyOf": parts}
        case Named() | AnyEntry() | AllEntries():
            return None


def _test_schema(test: Test) -> Schema | None:
    if test.operator == "not_answered":
        return {"not": {"required": [test.question]}}
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
    }
    if test.operator not in answers:
        return None
    return {"required": [test.question], "properties": {test.question: answers[test.operator]}}
