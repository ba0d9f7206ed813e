"""Proof that nobody is asked for personal data without a reason and an end."""

from __future__ import annotations

from collections.abc import Iterator

from reporting.definition import kinds
from reporting.definition.form import Form
from reporting.definition.proof.flaws import Flaw, at_item, warning


def personal_flaws(form: Form) -> Iterator[Flaw]:
    """A question for personal data whose purpose, or for how long the answer is kept, is not stated."""
    for step in form.steps:
        for question in (inner for one in step.questions for inner in (one, *one.questions)):
            if kinds.exists(question.kind) and kinds.get(question.kind).personal:
                if not question.purpose.strip():
                    yield warning("no_purpose", at_item(step.code, question.code))
                if not question.retention.strip():
                    yield warning("no_retention", at_item(step.code, question.code))
