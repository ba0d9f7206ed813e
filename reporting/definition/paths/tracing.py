"""What a set of answers meets on its way: steps, and how the conditions that were asked came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from reporting.definition.conditions import Condition, Setting, entries, holds
from reporting.definition.form import Form, Question, Step
from reporting.definition.json_values import JSON, Answers
from reporting.definition.routing import Walk, apply_step, walk
from reporting.definition.visibility import Item, applying, offered

Place: TypeAlias = tuple[str | int, ...]
"""Where in a form, as the flaws of a proof say it: ("steps", step), ("steps", step, "show_when") and so on."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that answers can meet: a step that is seen, or a condition that comes out true or false.

    `verdict` is None for a step. A route without a condition is taken or not, as if it had one. The end of the form
    is the place ("end",).
    """

    at: Place
    verdict: bool | None = None


END = Goal(("end",))


def trace(form: Form, answers: Answers, now: datetime | None = None) -> tuple[Walk, frozenset[Goal]]:
    """Walk the answers through the form, and tell what they meet."""
    tracer = _Tracer(form, form.setting(now))
    path = walk(form, answers, now=tracer.setting.now)
    tracer.follow(path, answers)
    return path, frozenset(tracer.met)


class _Tracer:
    def __init__(self, form: Form, setting: Setting) -> None:
        self.form, self.setting = form, setting
        self.met: set[Goal] = set()

    def follow(self, path: Walk, answers: Answers) -> None:
        kept: dict[str, JSON] = {}
        arrived = 0
        for step in path.steps:
            self._pass(arrived, self.form.position(step.code), kept)
            self.met.add(Goal(("steps", step.code)))
            self._judge(step, step.items, answers, kept)
            kept |= apply_step(step, answers, kept, self.setting).answers
            if step is not path.missing and step is not path.exit:
                arrived = self._leave(step, kept)
        if path.complete:
            self._pass(arrived, len(self.form.steps) - 1, kept)
            self.met.add(END)

    def _pass(self, start: int, end: int, kept: Answers) -> None:
        """The conditions of the steps from where one arrives to the one that is seen."""
        for step in self.form.steps[start : end + 1]:
            self._verdict(step.show_when, ("steps", step.code, "show_when"), kept)

    def _leave(self, step: Step, kept: Answers) -> int:
        for number, route in enumerate(step.routes):
            if not self.form.has_step(route.to):
                continue
            is_taken = route.when is None or holds(route.when, kept, self.setting)
            self.met.add(Goal(("steps", step.code, "routes", number, "when"), is_taken))
            if is_taken:
                return self.form.position(route.to)
        return self.form.position(step.code) + 1

    def _judge(self, step: Step, items: Sequence[Item], given: Answers, earlier: Answers) -> None:
        """The conditions of items and options, each with the answers that count by then."""
        known = {**earlier}
        for number, item in enumerate(items):
            at = ("steps", step.code, "items", item.code)
            self._verdict(item.show_when, (*at, "show_when"), known)
            if item.show_when is not None and not holds(item.show_when, known, self.setting):
                continue
            if isinstance(item, Question):
                self._judge_question(step, item, at, given.get(item.code), known)
            known = {**earlier, **applying(items[: number + 1], given, earlier, self.setting).answers}

    def _judge_question(
        self, step: Step, question: Question, at: Place, value: JSON, known: Mapping[str, JSON]
    ) -> None:
        for option in question.options:
            self._verdict(option.show_when, (*at, "options", option.code, "show_when"), known)
        if question.items and offered(question, known, self.setting) is not None:
            for entry in entries(value):
                self._judge(step, question.items, entry, known)

    def _verdict(self, condition: Condition | None, at: Place, known: Answers) -> None:
        if condition is not None:
            self.met.add(Goal(at, holds(condition, known, self.setting)))
