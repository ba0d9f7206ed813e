"""Random journeys through random forms: never a crash, never a lost answer, never a phantom."""

from __future__ import annotations

import json

import pytest

from reporting.definition.answers import check_all
from reporting.definition.codec import canonical, from_data, to_data
from reporting.definition.routing import walk
from tests.unit.reporting.definition.builders import TODAY
from tests.unit.reporting.definition.grown_forms import random_answer, random_form, seeded
from tests.unit.reporting.definition.histories import Journey

SEEDS = range(24)
"""Each stands for a run of forms; `make bench`'s long mode runs many more."""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_journey_keeps_what_was_answered_and_nothing_else(seed: int) -> None:
    for number in range(seed * 25, seed * 25 + 25):
        Journey(random_form(number, sound=True), seeded(number)).go(acts=8)


@pytest.mark.parametrize("seed", range(10))
def test_a_journey_through_an_unsound_form_never_fails(seed: int) -> None:
    for number in range(seed * 25, seed * 25 + 25):
        form, chance = random_form(number), seeded(number)
        for _ in range(4):
            answers = {one.code: random_answer(one, chance) for one in form.all_questions()}
            path = walk(form, answers, stop_at_unseen=True)
            assert len({step.code for step in path.steps}) == len(path.steps)
            check_all(form, answers, today=TODAY)


def test_any_form_comes_back_from_its_data() -> None:
    for seed in range(200):
        form = random_form(seed)
        assert from_data(json.loads(canonical(to_data(form)))) == form
