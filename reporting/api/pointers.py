"""Where in the body of a request a problem is: a JSON Pointer (RFC 6901) such as `/answers/people/1/name`."""

from __future__ import annotations

from reporting.definition import kinds
from reporting.definition.form import Form, Question
from reporting.definition.problems import Problem

_ANSWERS = "/answers"


def pointer_of(problem: Problem, form: Form) -> str:
    """Return the pointer to the innermost value that a problem is about, there or not."""
    question = form.find(problem.question) if problem.question is not None else None
    if question is None:
        return _ANSWERS
    group = form.group_of(question.code)
    entry = (group.code, str(problem.entry)) if group is not None and problem.entry is not None else ()
    return "/".join((_ANSWERS, *map(_escaped, (*entry, question.code, *_inside(question, problem)))))


def _inside(question: Question, problem: Problem) -> tuple[str, ...]:
    """The member of a composite answer, or the entry of a group that has a member too many."""
    if problem.code == "unknown_in_entry":
        number = problem.params.get("number")
        return (str(number - 1),) if isinstance(number, int) else ()
    part = (problem.field or "").partition("-")[0]
    return (part,) if part in kinds.get(question.kind).parts(question) else ()


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
