"""Which steps apply to a set of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reporting.definition import kinds
from reporting.definition.conditions import Setting, entries, holds
from reporting.definition.form import HIDDEN, Form, Question, Step, StepKind
from reporting.definition.json_values import JSON, Answers, is_empty
from reporting.definition.visibility import Applying, Item, applying, unfinished


@dataclass(frozen=True, slots=True)
class Walk:
    """The path which a set of answers takes through a form.

    Attributes:
        steps: the steps on the path so far, in order, the missing one or the exit last.
        missing: the first step that still needs an answer, or None.
        exit: the exit page the answers lead to, or None.
        complete: every step is answered and the end was reached, so the answers may be submitted.
        answers: the answers that count: those of the questions that apply, on the steps on the path.
        items: by step on the path, the items that apply, each question with the options it offers.
    """

    steps: tuple[Step, ...]
    missing: Step | None
    exit: Step | None
    complete: bool
    answers: Answers
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    def items_of(self, step: Step) -> tuple[Item, ...]:
        """The items of a step that apply; none for a step off the path."""
        return self.items.get(step.code, ())

    def questions_of(self, step: Step) -> tuple[Question, ...]:
        """The questions of a step that apply, with the options they offer; none for a step off the path."""
        return tuple(item for item in self.items_of(step) if isinstance(item, Question))

    def answers_before(self, step: str) -> dict[str, JSON]:
        """The answers that count of the steps on the path before this one: what its conditions see."""
        before: list[str] = []
        for one in self.steps:
            if one.code == step:
                break
            before += [question.code for question in one.questions]
        return {code: self.answers[code] for code in before if code in self.answers}

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


def walk(form: Form, answers: Answers, *, stop_at_unseen: bool = False, now: datetime | None = None) -> Walk:
    """Follow the answers through the form. `now` is when relative conditions are read; None for the present.

    An answer of a step that is not on the path does not count, nor one of a question that does not apply; not for
    later conditions either. A step is missing when a required question of it has no answer, or a group fewer
    entries than it needs or one that is not finished; with `stop_at_unseen` also when a question of it was never
    asked (its code is no key of `answers`), which is how a journey shows every optional step once; nobody is asked a
    hidden question.
    Ends on any form: a route that leads back to a step already on the path stops the walk at the step which
    it leaves, incomplete.
    """
    setting = form.setting(now)
    path: list[Step] = []
    kept: dict[str, JSON] = {}
    items: dict[str, tuple[Item, ...]] = {}
    step = step_from(form, 0, kept, setting)
    while step is not None:
        if step.code in items:
            return Walk(tuple(path), path[-1], None, False, kept, items)
        path.append(step)
        here = apply_step(step, answers, kept, setting)
        items[step.code] = here.items
        if step.kind is StepKind.EXIT:
            return Walk(tuple(path), None, step, False, kept, items)
        kept |= here.answers
        if _is_missing(here, kept, setting, stop_at_unseen=stop_at_unseen):
            return Walk(tuple(path), step, None, False, kept, items)
        step = following(form, step, kept, setting)
    return Walk(tuple(path), None, None, bool(path), kept, items)


def apply_step(step: Step, answers: Answers, earlier: Answers, setting: Setting) -> Applying:
    """The items of a step that apply, and the answers to them that count."""
    if step.is_plain:
        given = {question.code: answers[question.code] for question in step.questions if question.code in answers}
        return Applying(step.items, given)
    return applying(step.items, answers, earlier, setting)


def _is_missing(here: Applying, kept: Answers, setting: Setting, *, stop_at_unseen: bool) -> bool:
    for question in here.questions:
        value = here.answers.get(question.code)
        if question.required and is_empty(value):
            return True
        if stop_at_unseen and question.code not in here.answers and question.kind != HIDDEN:
            return True
        if question.items and not is_empty(value):
            least = kinds.group.limits(question)[0]
            if len(entries(value)) < least or unfinished(question, value, kept, setting):
                return True
    return False


def following(form: Form, step: Step, kept: Answers, setting: Setting | None = None) -> Step | None:
    """The step after this one for the answers that count; None when the form ends here.

    A route to a step that is gone is passed over: a report is never cut short by it.
    """
    setting = setting or form.setting()
    for route in step.routes:
        if form.has_step(route.to) and (route.when is None or holds(route.when, kept, setting)):
            return step_from(form, form.position(route.to), kept, setting, by_route=True)
    return step_from(form, form.position(step.code) + 1, kept, setting)


def step_from(
    form: Form, position: int, kept: Answers, setting: Setting | None = None, *, by_route: bool = False
) -> Step | None:
    """The first step from a position on that these answers enter.

    A step arrived at `by_route` may be an exit without a condition; its own condition is asked all the same.
    """
    setting = setting or form.setting()
    for place in range(position, len(form.steps)):
        step = form.steps[place]
        arrived = by_route and place == position
        if step.show_when is None:
            if step.kind is not StepKind.EXIT or arrived:
                return step
        elif holds(step.show_when, kept, setting):
            return step
    return None


def applicable(form: Form, answers: Answers, *, now: datetime | None = None) -> dict[str, JSON]:
    """The answers that count, without questions left empty: what is submitted and shown."""
    return {code: value for code, value in walk(form, answers, now=now).answers.items() if not is_empty(value)}
