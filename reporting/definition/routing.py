"""Which steps apply to a set of answers."""

from __future__ import annotations

from dataclasses import dataclass

from reporting.definition.conditions import holds
from reporting.definition.form import Form, Step, StepKind
from reporting.definition.json_values import JSON, Answers, is_empty


@dataclass(frozen=True, slots=True)
class Walk:
    """The path which a set of answers takes through a form.

    Attributes:
        steps: the steps on the path so far, in order, the missing one or the exit last.
        missing: the first step that still needs an answer, or None.
        exit: the exit page the answers lead to, or None.
        complete: every step is answered and the end was reached, so the answers may be submitted.
        answers: the answers that count: those of the steps on the path.
    """

    steps: tuple[Step, ...]
    missing: Step | None
    exit: Step | None
    complete: bool
    answers: Answers

    def includes(self, step: str) -> bool:
        """Whether the step with this code is on the path."""
        return any(one.code == step for one in self.steps)

    def after(self, step: str) -> Step | None:
        """The step that follows on the path; None after the last one or for a step off the path."""
        codes = [one.code for one in self.steps]
        place = codes.index(step) + 1 if step in codes else len(codes)
        return self.steps[place] if place < len(codes) else None

    def before(self, step: str) -> Step | None:
        """The step that comes before on the path; None before the first one or for a step off the path."""
        codes = [one.code for one in self.steps]
        place = codes.index(step) - 1 if step in codes else -1
        return self.steps[place] if place >= 0 else None


def walk(form: Form, answers: Answers, *, stop_at_unseen: bool = False) -> Walk:
    """Follow the answers through the form.

    An answer of a step that is not on the path does not count, not for later conditions either. A step is
    missing when a required question of it has no answer; with `stop_at_unseen` also when a question of it
    was never asked (its code is no key of `answers`), which is how a journey shows every optional step once.
    Ends on any form: a route that leads back to a step already on the path stops the walk at the step which
    it leaves, incomplete.
    """
    path: list[Step] = []
    visited: set[str] = set()
    kept: dict[str, JSON] = {}
    step = step_from(form, 0, kept)
    while step is not None:
        if step.code in visited:
            return Walk(tuple(path), path[-1], None, False, kept)
        path.append(step)
        visited.add(step.code)
        if step.kind is StepKind.EXIT:
            return Walk(tuple(path), None, step, False, kept)
        kept |= {question.code: answers[question.code] for question in step.questions if question.code in answers}
        if _is_missing(step, answers, stop_at_unseen=stop_at_unseen):
            return Walk(tuple(path), step, None, False, kept)
        step = following(form, step, kept)
    return Walk(tuple(path), None, None, bool(path), kept)


def _is_missing(step: Step, answers: Answers, *, stop_at_unseen: bool) -> bool:
    return any(
        (question.required and is_empty(answers.get(question.code)))
        or (stop_at_unseen and question.code not in answers)
        for question in step.questions
    )


def following(form: Form, step: Step, kept: Answers) -> Step | None:
    """The step after this one for the answers that count; None when the form ends here.

    A route to a step that is gone is passed over: a report is never cut short by it.
    """
    for route in step.routes:
        if form.has_step(route.to) and (route.when is None or holds(route.when, kept)):
            return step_from(form, form.position(route.to), kept, by_route=True)
    return step_from(form, form.position(step.code) + 1, kept)


def step_from(form: Form, position: int, kept: Answers, *, by_route: bool = False) -> Step | None:
    """The first step from a position on that these answers enter.

    A step arrived at `by_route` may be an exit without a condition; its own condition is asked all the same.
    """
    for place in range(position, len(form.steps)):
        step = form.steps[place]
        arrived = by_route and place == position
        if step.show_when is None:
            if step.kind is not StepKind.EXIT or arrived:
                return step
        elif holds(step.show_when, kept):
            return step
    return None


def applicable(form: Form, answers: Answers) -> dict[str, JSON]:
    """The answers of the steps on the path, without questions left empty: what is submitted and shown."""
    return {code: value for code, value in walk(form, answers).answers.items() if not is_empty(value)}
