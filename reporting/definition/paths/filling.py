"""Whole sets of answers made from the few that decide the way."""

from __future__ import annotations

from collections.abc import Mapping

from reporting.definition import kinds
from reporting.definition.form import Form, Question
from reporting.definition.json_values import JSON


def filled(form: Form, deciding: Mapping[str, JSON]) -> dict[str, JSON]:
    """Answers to all questions of a form: the deciding ones as given, the others by example."""
    questions = list(form.questions())
    return {one.code: deciding[one.code] if one.code in deciding else _ordinary(one) for one in questions}


def _ordinary(question: Question) -> JSON:
    kind = kinds.get(question.kind)
    return None if kind.has_options and not question.options else kind.example(question)
