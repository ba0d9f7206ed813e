"""Whether answers fit a form. Every door asks here, so that all of them give the same verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reporting.definition import kinds
from reporting.definition.conditions import tests_in
from reporting.definition.form import Form, Question, Step, StepKind
from reporting.definition.json_values import JSON, Answers, is_empty
from reporting.definition.problems import Problem
from reporting.definition.routing import following, step_from


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers in their canonical form, and what is wrong with the rest, which `values` leaves out."""

    values: Mapping[str, JSON]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_question(question: Question, value: JSON, *, today: date) -> tuple[JSON, tuple[Problem, ...]]:
    """The canonical value of one answer (None when left empty or wrong) and its problems. Never raises."""
    canonical, problems = kinds.get(question.kind).check(question, value, today=today)
    if not problems and question.required and is_empty(canonical):
        return None, (Problem(question.code, None, "required"),)
    return canonical, problems


def check_step(form: Form, step: Step, values: Answers, *, today: date) -> Checked:
    """Check the answers to one step; `today` is the date in London.

    `values` of the result has a key for every question of the step that is not wrong, None for one left
    empty, so that merging it into a draft also clears what the person took away. Answers to other steps
    are left alone.
    """
    canonical: dict[str, JSON] = {}
    problems: list[Problem] = []
    for question in step.questions:
        value, found = check_question(question, values.get(question.code), today=today)
        problems += found
        if not found:
            canonical[question.code] = value
    return Checked(canonical, tuple(problems))


def check_all(form: Form, values: Answers, *, today: date) -> Checked:
    """Check a whole submission by walking its path; `today` is the date in London.

    Wrong are: an unknown question code, an answer to a step that is not on the path, an answer that its
    question does not take, a required question without an answer, and answers which lead to an exit page.
    `values` of the result has answered questions only. When an answer that decides the way is wrong, the
    steps after it are not judged: which of them apply is not known.
    """
    if not isinstance(values, Mapping):
        return Checked({}, (Problem(None, None, "answers_type"),))
    return _Submission(form, values, today).check()


class _Submission:
    """One pass over a submission."""

    def __init__(self, form: Form, values: Answers, today: date) -> None:
        self.form, self.values, self.today = form, values, today
        self.canonical: dict[str, JSON] = {}
        self.problems: list[Problem] = []
        self.visited: set[str] = set()
        self.deciding = deciding_questions(form)

    def check(self) -> Checked:
        decided = self._walk()
        asked = {question.code for code in self.visited for question in self.form.step(code).questions}
        for code, value in self.values.items():
            if not self.form.has_question(code):
                self.problems.append(Problem(None, None, "unknown_question", {"given": ascii(code)[1:-1][:80]}))
            elif decided and code not in asked and not is_empty(value):
                self.problems.append(Problem(code, None, "not_asked"))
        answered = {code: value for code, value in self.canonical.items() if not is_empty(value)}
        return Checked(answered, tuple(self.problems))

    def _walk(self) -> bool:
        """Walk the path and check each step; whether the whole path is known."""
        step = step_from(self.form, 0, self.canonical)
        while step is not None:
            if step.code in self.visited:
                self.problems.append(Problem(None, None, "form_loops"))
                return False
            self.visited.add(step.code)
            if step.kind is StepKind.EXIT:
                exit_kind = step.exit.value if step.exit else ""
                self.problems.append(Problem(None, None, "form_ended", {"step": step.code, "exit": exit_kind}))
                return True
            checked = check_step(self.form, step, self.values, today=self.today)
            self.canonical |= checked.values
            self.problems += checked.problems
            if any(problem.question in self.deciding for problem in checked.problems):
                return False
            step = following(self.form, step, self.canonical)
        return True


def deciding_questions(form: Form) -> frozenset[str]:
    """Codes of the questions that some condition of the form asks about."""
    conditions = [step.show_when for step in form.steps]
    conditions += [route.when for step in form.steps for route in step.routes]
    return frozenset(test.question for condition in conditions for test in tests_in(condition))
