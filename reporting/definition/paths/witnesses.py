"""Answers that show what is possible in a form, where decision diagrams cannot say it exactly."""

from __future__ import annotations

from random import Random
from typing import Any

from reporting.definition.form import Form
from reporting.definition.json_values import JSON
from reporting.definition.paths.filling import filled
from reporting.definition.paths.symbolic_walk import SymbolicWalk
from reporting.definition.routing import walk

RANDOM_WALKS = 200


class Witnesses:
    """What random answers, and answers made for the steps that these miss, are known to do.

    Attributes:
        entered: codes of the steps that some of the answers enter.
        shortest: the answers that reach the end over the fewest steps, or None.
    """

    def __init__(self, form: Form, symbolic: SymbolicWalk) -> None:
        self._form, self._symbolic = form, symbolic
        self.entered: set[str] = set()
        self.shortest: dict[str, JSON] | None = None
        self._length = len(form.steps) + 1
        self._walk_at_random()
        self._walk_towards_the_missing()

    def _walk_at_random(self) -> None:
        chance = Random(0)  # noqa: S311 (nothing secret, and the same verdict every time)
        for _ in range(RANDOM_WALKS):
            self._walk({code: one.any_answer(chance) for code, one in self._symbolic.variables.items()})

    def _walk_towards_the_missing(self) -> None:
        for step, entered in zip(self._form.steps, self._symbolic.entered, strict=True):
            deciding = None if step.code in self.entered else self._symbolic.answers_in(entered)
            if deciding is not None:
                self._walk(deciding)

    def _walk(self, deciding: dict[str, Any]) -> None:
        answers = filled(self._form, deciding, self._symbolic.setting.now)
        path = walk(self._form, answers, now=self._symbolic.setting.now)
        self.entered |= {step.code for step in path.steps}
        if path.complete and len(path.steps) < self._length:
            self._length, self.shortest = len(path.steps), answers
