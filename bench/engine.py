"""The form engine by itself: proof, survey, one step's check, and journeys beside a second, plain model of it."""

import time
from collections.abc import Callable
from datetime import datetime

from bench.errors import BenchError
from bench.figures import Figure, publish
from bench.large_form import large_form
from reporting.definition.answers import check_step, conditions_of
from reporting.definition.codec import from_data, to_data
from reporting.definition.example import example
from reporting.definition.form import Form
from reporting.definition.paths.survey import survey
from reporting.definition.proof import prove
from reporting.definition.routing import walk

NOW = datetime(2026, 11, 23, 12)
SIZES = ((20, 60), (50, 150), (100, 300))
HISTORIES, LONG_HISTORIES = 2_000, 200_000
ACTS = 8


def measure(is_long: bool) -> int:
    """Measure and publish `engine`. Times are of the processor, in milliseconds."""
    figures = [figure for steps, conditions in SIZES for figure in _figures(large_form(steps, conditions))]
    publish("engine", [*figures, *_histories(LONG_HISTORIES if is_long else HISTORIES)])
    return 0


def _figures(form: Form) -> list[Figure]:
    size = f"{len(form.steps)} steps, {sum(1 for _ in conditions_of(form))} conditions"
    answers = example(form, NOW)
    path = walk(form, answers, now=NOW)
    last = path.steps[-1]
    earlier = path.answers_before(last.code)
    data = to_data(form)
    return [
        Figure(f"{size}: read from data", _milliseconds(lambda: from_data(data), 5), "ms"),
        Figure(f"{size}: prove", _milliseconds(lambda: prove(form, NOW), 1), "ms"),
        Figure(f"{size}: survey", _milliseconds(lambda: survey(form, NOW), 1), "ms"),
        Figure(f"{size}: walk the whole path", _milliseconds(lambda: walk(form, answers, now=NOW), 50), "ms"),
        Figure(
            f"{size}: check one step",
            _milliseconds(
                lambda: check_step(form, last, answers, today=NOW.date(), earlier=earlier, now=NOW),
                500,
            ),
            "ms",
        ),
    ]


def _histories(number: int) -> list[Figure]:
    """Journeys of answers, edits, going back and entries; any one that the plain model sees otherwise is an error."""
    from tests.unit.reporting.definition.grown_forms import random_form, seeded
    from tests.unit.reporting.definition.histories import Journey

    started = time.process_time()
    for seed in range(number):
        try:
            Journey(random_form(seed, sound=True), seeded(seed)).go(acts=ACTS)
        except AssertionError as problem:
            raise BenchError(f"The journey of seed {seed} differs from the plain model: {problem}") from problem
    took = time.process_time() - started
    return [Figure("journeys like the plain model", number, "journeys"), Figure("of these", number / took, "a second")]


def _milliseconds(act: Callable[[], object], times: int) -> float:
    started = time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - started) / times * 1000
