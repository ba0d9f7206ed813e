"""The form engine by itself: proof, survey, one step's check, and journeys beside a second, plain model of it."""

import json
import os
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from bench.errors import BenchError
from bench.figures import Figure, publish
from bench.large_form import large_form
from reporting.authoring.importers.importing import imported
from reporting.definition.answers import check_step, conditions_of
from reporting.definition.codec import from_data, to_data
from reporting.definition.example import example
from reporting.definition.form import Form
from reporting.definition.paths.survey import survey
from reporting.definition.paths.ways import Ways
from reporting.definition.proof import prove
from reporting.definition.routing import walk

NOW = datetime(2026, 11, 23, 12)
OPEN_DATA = Path(os.environ.get("SOH_OPEN_DATA") or Path(__file__).parents[2] / "shared" / "data")
SIZES = ((20, 60), (50, 150), (100, 300))
HISTORIES, LONG_HISTORIES = 2_000, 200_000
ACTS = 8


def measure(is_long: bool) -> int:
    """Measure and publish `engine`. Times are of the processor, in milliseconds."""
    figures = [figure for steps, conditions in SIZES for figure in _figures(large_form(steps, conditions))]
    publish("engine", [*figures, *_open_forms(), *_histories(LONG_HISTORIES if is_long else HISTORIES)])
    return 0


def _figures(form: Form) -> list[Figure]:
    size = f"{len(form.steps)} steps, {sum(1 for _ in conditions_of(form))} conditions"
    answers = example(form, NOW)
    path = walk(form, answers, now=NOW)
    last = path.steps[-1]
    earlier = path.answers_before(last.code)
    data, ways = to_data(form), Ways(form, NOW)
    return [
        Figure(f"{size}: read from data", _milliseconds(lambda: from_data(data), 5), "ms"),
        Figure(f"{size}: compile from data and prove", _milliseconds(lambda: prove(from_data(data), NOW), 1), "ms"),
        Figure(f"{size}: prove", _milliseconds(lambda: prove(form, NOW, ways), 1), "ms"),
        Figure(f"{size}: survey after the proof", _milliseconds(lambda: survey(form, NOW, ways), 1), "ms"),
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


def _open_forms() -> list[Figure]:
    """The imported form that takes longest, of those that others published: see SOH_OPEN_DATA."""
    files = sorted((OPEN_DATA / "forms").rglob("*.json"))
    found = [form for file in files if (form := imported(json.loads(file.read_bytes()), "open").form) is not None]
    if not found:
        return []
    slowest = {"prove": 0.0, "prove and survey": 0.0}
    for form in found:
        ways = Ways(form, NOW)
        proving = _milliseconds(partial(prove, form, NOW, ways), 1)
        surveying = _milliseconds(partial(survey, form, NOW, ways), 1)
        slowest["prove"] = max(slowest["prove"], proving)
        slowest["prove and survey"] = max(slowest["prove and survey"], proving + surveying)
    return [Figure(f"slowest of {len(found)} imported forms: {what}", took, "ms") for what, took in slowest.items()]


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
