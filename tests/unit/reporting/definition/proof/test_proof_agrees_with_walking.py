"""What is proved of a form is what trying every answer finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest

from reporting.definition.conditions import holds
from reporting.definition.form import Content, Form, StepKind
from reporting.definition.paths.decision_diagram import TooComplexError
from reporting.definition.paths.symbolic_walk import SymbolicWalk
from reporting.definition.proof import prove
from reporting.definition.routing import apply_step, walk
from tests.unit.reporting.definition.every_answer import all_answers
from tests.unit.reporting.definition.grown_forms import random_form

JUDGED = ("condition_never_true", "condition_always_true")


class Tried:
    """What trying all answers finds: which steps are reached, how each condition comes out, who is stuck."""

    def __init__(self, form: Form, every: Sequence[Mapping[str, Any]]) -> None:
        self.form, self.setting = form, form.setting()
        self.reached: set[str] = set()
        self.verdicts: defaultdict[tuple[Any, ...], set[bool]] = defaultdict(set)
        self.ended = False
        for answers in every:
            self._try(answers)

    def _try(self, answers: Mapping[str, Any]) -> None:
        path = walk(self.form, answers)
        self.reached |= {step.code for step in path.steps}
        self.ended = self.ended or path.complete
        kept: dict[str, Any] = {}
        position, by_route = 0, False
        for number, step in enumerate(path.steps):
            self._pass_over(position, self.form.position(step.code), kept, by_route=by_route)
            self._judge_items(step.items, answers, kept, step.code)
            kept |= apply_step(step, answers, kept, self.setting).answers
            if number == len(path.steps) - 1 and not path.complete:
                return
            position, by_route = self._leave(step, kept)
        self._pass_over(position, len(self.form.steps), kept, by_route=by_route)

    def _pass_over(self, start: int, end: int, kept: Mapping[str, Any], *, by_route: bool) -> None:
        for place in range(start, min(end + 1, len(self.form.steps))):
            condition = self.form.steps[place].show_when
            if condition is not None:
                self.verdicts[self.form.steps[place].code, "show_when"].add(holds(condition, kept, self.setting))

    def _judge_items(self, items: Any, answers: Mapping[str, Any], kept: Mapping[str, Any], step: str) -> None:
        known = dict(kept)
        for item in items:
            applies = item.show_when is None or holds(item.show_when, known, self.setting)
            if item.show_when is not None:
                self.verdicts[step, item.code, "show_when"].add(applies)
            if isinstance(item, Content) or not applies:
                continue
            for option in item.options:
                if option.show_when is not None:
                    self.verdicts[step, item.code, option.code].add(holds(option.show_when, known, self.setting))
            known |= apply_step(self.form.step(step), answers, kept, self.setting).answers

    def _leave(self, step: Any, kept: Mapping[str, Any]) -> tuple[int, bool]:
        for number, route in enumerate(step.routes):
            true = route.when is None or holds(route.when, kept, self.setting)
            if route.when is not None:
                self.verdicts[step.code, "route", number].add(true)
            if true:
                return self.form.position(route.to), True
        return self.form.position(step.code) + 1, False


def said(form: Form, code: str) -> Iterator[tuple[Any, ...]]:
    """The places of a verdict, named as `Tried` names them."""
    for flaw in prove(form):
        if flaw.code == code and flaw.at[0] == "steps":
            _, step, *rest = flaw.at
            match rest:
                case ["show_when"]:
                    yield step, "show_when"
                case ["routes", number, "when"]:
                    yield step, "route", number
                case ["items", item, "show_when"]:
                    yield step, item, "show_when"
                case ["items", item, "options", option, "show_when"]:
                    yield step, item, option


def tried_forms(start: int, stop: int) -> Iterator[tuple[int, Form, Tried]]:
    for seed in range(start, stop):
        form = random_form(seed, sound=True, most_steps=3)
        every = all_answers(form)
        if every is None:
            continue
        codes = {flaw.code for flaw in prove(form)}
        if codes & {"question_not_earlier", "question_in_group", "value_unsuitable", "condition_empty"}:
            continue
        yield seed, form, Tried(form, every)


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_reachable_steps_and_verdicts_on_every_condition_agree(start: int) -> None:
    for seed, form, tried in tried_forms(start, start + 50):
        flaws = prove(form)
        try:
            is_exact = SymbolicWalk(form).is_exact
        except TooComplexError:
            continue
        unreachable = {flaw.at[1] for flaw in flaws if flaw.code == "unreachable" and flaw.at}
        never, always = (set(said(form, code)) for code in JUDGED)
        seen = {spot for spot, verdicts in tried.verdicts.items() if verdicts}
        for spot in never & seen:  # what is said to be impossible is impossible, exact or not
            assert tried.verdicts[spot] == {False}, (seed, spot)
        for spot in always & seen:
            assert tried.verdicts[spot] == {True}, (seed, spot)
        assert unreachable.isdisjoint(tried.reached), seed
        if is_exact:
            assert {spot for spot in seen if tried.verdicts[spot] == {False}} <= never, (seed, form)
            assert {spot for spot in seen if tried.verdicts[spot] == {True}} <= always, (seed, form)
            assert any(flaw.code == "no_end" for flaw in flaws) == (not tried.ended), seed


def test_enough_forms_are_tried() -> None:
    tried = list(tried_forms(0, 100))

    assert len(tried) > 25
    assert sum(len(one.verdicts) for _, _, one in tried) > 40
    assert any(step.kind is StepKind.EXIT for _, form, _ in tried for step in form.steps)
