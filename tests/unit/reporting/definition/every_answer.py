"""Every combination of answers to a small random form, for holding a verdict against trying them all."""

from __future__ import annotations

from itertools import product
from typing import Any

from reporting.definition.answers import check_question
from reporting.definition.form import Form, Question
from tests.unit.reporting.definition.builders import TODAY
from tests.unit.reporting.definition.random_forms import possible_answers

MOST = 1500
TEXTS = ["x", "X and more", "ax", "long words", "y", None]
"""One for each way in which the tests of texts in random forms come out."""


def answers_of(question: Question) -> list[Any]:
    """Every answer that makes a difference; of a group entries of up to two."""
    if question.kind == "text":
        return [text for text in TEXTS if text or not question.required]
    if question.kind != "group":
        found = possible_answers(question)
        return [value for value in found if not check_question(question, value, today=TODAY)[1]]
    entries = [
        {
            code: value
            for code, value in zip([one.code for one in question.questions], values, strict=True)
            if value is not None
        }
        for values in product(*(answers_of(one) for one in question.questions))
    ]
    least = question.settings.get("least", 0)
    lists = [[one] for one in entries if least < 2] + [[one, other] for one in entries for other in entries]
    return lists if question.required else [*lists, None]


def all_answers(form: Form) -> list[dict[str, Any]] | None:
    """Every combination of answers; None for too many to try."""
    domains = [(one.code, answers_of(one)) for one in form.questions()]
    number = 1
    for _, values in domains:
        number *= len(values)
        if number > MOST:
            return None
    codes = [code for code, _ in domains]
    return [dict(zip(codes, values, strict=True)) for values in product(*(values for _, values in domains))]
