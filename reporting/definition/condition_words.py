"""Conditions as sentences for editors, in the words of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reporting.definition import text_keys
from reporting.definition.conditions import AllEntries, AllOf, AnyEntry, AnyOf, Condition, Named, Not, Test
from reporting.definition.form import Form
from reporting.definition.json_values import JSON
from reporting.definition.operators import OPERATORS


def in_words(condition: Condition | None, form: Form, locale: str = "") -> str:
    """The condition as a person would say it, without a full stop; empty for none."""
    match condition:
        case None:
            return ""
        case Test():
            return _test(condition, form, locale or form.source_locale)
        case AllOf(parts):
            return _joined(parts, " and ", form, locale) or "always"
        case AnyOf(parts):
            return _joined(parts, " or ", form, locale) or "never"
        case Not(part):
            return f"it is not so that {_inside(part, form, locale)}"
        case Named(code):
            return f"“{form.text(locale or form.source_locale, text_keys.condition_name(code)) or code}”"
        case AnyEntry(group, part):
            return f"for any entry of {_label(group, form, locale)}: {_inside(part, form, locale)}"
        case AllEntries(group, part):
            return f"for every entry of {_label(group, form, locale)}: {_inside(part, form, locale)}"


def _label(question: str, form: Form, locale: str) -> str:
    return f"“{form.text(locale or form.source_locale, text_keys.question_label(question)) or question}”"


def _inside(part: Condition, form: Form, locale: str) -> str:
    """A condition in brackets where it has several parts, so that nobody reads on."""
    words = in_words(part, form, locale)
    return f"({words})" if isinstance(part, AllOf | AnyOf) and len(part.conditions) > 1 else words


def _joined(parts: Sequence[Condition], word: str, form: Form, locale: str) -> str:
    return word.join(_inside(part, form, locale) for part in parts)


def _test(test: Test, form: Form, locale: str) -> str:
    operator = OPERATORS.get(test.operator)
    phrase = operator.phrase if operator else test.operator.replace("_", " ")
    part = f" ({test.part.replace('_', ' ')})" if test.part else ""
    value = _value(test.question, test.value, form, locale)
    return f"{_label(test.question, form, locale)}{part} {phrase} {value}".rstrip()


def _value(question: str, value: JSON, form: Form, locale: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return " or ".join(_value(question, each, form, locale) for each in value)
    if isinstance(value, Mapping):
        return _period(value)
    label = form.text(locale, text_keys.option_label(question, str(value)))
    return f"“{label}”" if label else str(value)


def _period(value: Mapping[str, JSON]) -> str:
    amount, unit = value.get("amount"), str(value.get("unit"))
    return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"
