"""Real forms of the dialect, published by others, keep their meaning. They lie outside of the repository."""

from __future__ import annotations

import csv
import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reporting.authoring.importers.draft import code_of
from reporting.authoring.importers.importing import imported
from reporting.authoring.importers.report import report
from reporting.definition import kinds
from reporting.definition.form import Form, Question
from reporting.definition.routing import walk
from tests.unit.reporting.authoring.importers.source_model import is_plain, pages_on_the_way

OPEN_DATA = Path(os.environ.get("SOH_OPEN_DATA") or Path(__file__).parents[6] / "shared" / "data") / "forms"

pytestmark = pytest.mark.skipif(
    not (OPEN_DATA / "index.csv").exists(), reason="The collection of open forms is not here: set SOH_OPEN_DATA."
)

ENTRIES = frozenset({"group", "files", "declaration"})


def sources(dialect: str) -> Iterator[tuple[dict[str, str], Any]]:
    with (OPEN_DATA / "index.csv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index):
            if row["dialect"] == dialect:
                yield row, json.loads((OPEN_DATA / row["file"]).read_text(encoding="utf-8"))


def test_real_forms_keep_their_meaning_and_both_doors_agree_about_them() -> None:
    total: Counter[str] = Counter()
    for row, data in sources("xgov-dfb"):
        begun = time.process_time()
        told = report(row["file"], imported(data, code_of(row["file"])))

        assert time.process_time() - begun < 1, row["file"]
        assert told["dialect"] == "xgov-dfb"
        for what in ("pages", "components", "conditions", "broken_links"):
            assert told[what] == int(row[what]), (row["file"], what)
        assert told["journeys_agree"] == told["covering_journeys"] > 0, row["file"]
        total.update({name: count for name, count in told.items() if isinstance(count, int)})

    assert total["pages"] > 1000
    for what in ("pages", "components", "conditions"):
        assert total[f"kept_{what}"] >= 0.95 * total[what], (what, total)


def test_another_dialect_is_told_about_without_a_crash() -> None:
    for row, data in sources("moj-fb"):
        told = report(row["file"], imported(data, "x"))

        assert told["dialect"] == "moj-fb"
        assert told["problems"]


def test_answers_lead_to_the_same_pages_as_in_the_source() -> None:
    compared = 0
    for row, data in sources("xgov-dfb"):
        form = imported(data, "x").form
        if form is None or not is_plain(data):
            continue
        chance = random.Random(row["file"])  # noqa: S311 - repeatable, not secret
        values = _values_by_option(form, data)
        for _ in range(12):
            answers = {question.code: _answer(question, chance) for question in form.questions()}
            given = {_name(data, code): _in_source(values, code, answer) for code, answer in answers.items()}
            codes = [step.code for step in walk(form, answers).steps if step.code != "the-end"]

            assert codes == [code_of(path) for path in pages_on_the_way(data, given)], (row["file"], answers)
            compared += 1
    assert compared > 1500


def _answer(question: Question, chance: random.Random) -> Any:
    codes = [option.code for option in question.options]
    match question.kind:
        case "yes_no":
            return chance.random() < 0.5
        case "radios" | "select":
            return chance.choice(codes)
        case "checkboxes" if "exclusive" not in question.settings:
            return [code for code in codes if chance.random() < 0.5] or codes[:1]
        case "number" if not question.settings:
            return chance.choice([1, 5, 1000, 120000, 120001, 500000])
    return kinds.get(question.kind).example(question)


def _name(data: Any, code: str) -> str:
    names = [one.get("name") or "" for page in data["pages"] for one in page.get("components") or []]
    return next((name for name in names if code_of(name) == code), code)


def _values_by_option(form: Form, data: Any) -> dict[tuple[str, str], Any]:
    """The value in the source of each option, by the words people choose it by."""
    rows = {code_of(str(row["value"])): row["value"] for one in data["lists"] for row in one["items"]}
    return {
        (question.code, option.code): rows[option.code]
        for question in form.questions()
        for option in question.options
        if option.code in rows
    }


def _in_source(values: dict[tuple[str, str], Any], code: str, answer: Any) -> Any:
    if isinstance(answer, list):
        return [values.get((code, one), one) if isinstance(one, str) else one for one in answer]
    return values.get((code, answer), answer) if isinstance(answer, str) else answer
