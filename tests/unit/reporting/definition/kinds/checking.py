"""Shorthand for the tests of the kinds."""

from __future__ import annotations

from typing import Any

from reporting.definition import kinds
from reporting.definition.form import Question
from tests.unit.reporting.definition.builders import TODAY


def value_of(question: Question, value: Any) -> Any:
    """The canonical value of an answer without problems."""
    canonical, problems = kinds.get(question.kind).check(question, value, today=TODAY)

    assert problems == ()
    return canonical


def problems_of(question: Question, value: Any) -> list[tuple[str | None, str]]:
    """Field and code of every problem."""
    canonical, problems = kinds.get(question.kind).check(question, value, today=TODAY)

    assert canonical is None
    assert all(problem.question == question.code for problem in problems)
    return [(problem.field, problem.code) for problem in problems]


def value_posted(question: Question, **fields: str) -> Any:
    """The canonical value of posted fields; "day" stands for "<code>-day" and "value" for "<code>"."""
    posted = {
        question.code if name == "value" else f"{question.code}-{name}": [typed] for name, typed in fields.items()
    }
    return value_of(question, kinds.get(question.kind).from_fields(question, posted))


def problems_posted(question: Question, **fields: str) -> list[tuple[str | None, str]]:
    """Problems of posted fields."""
    posted = {
        question.code if name == "value" else f"{question.code}-{name}": [typed] for name, typed in fields.items()
    }
    return problems_of(question, kinds.get(question.kind).from_fields(question, posted))


def shown(question: Question, value: Any, locale: str = "en", **texts: str) -> tuple[str, ...]:
    """Lines shown for a value; texts are by their last part ("unit") or option code."""

    def text(key: str) -> str:
        parts = key.split(".")
        return texts.get(parts[-2] if parts[0] == "option" else parts[-1], "")

    return kinds.get(question.kind).display(question, value, text, locale)
