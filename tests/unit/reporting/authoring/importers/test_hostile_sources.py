"""Whatever is wrong with a form of the dialect, it is told about: nothing breaks, nothing takes long."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reporting.authoring.importers.importing import imported
from reporting.authoring.importers.report import report
from tests.unit.reporting.authoring.importers.hostile import extremes, gone_wrong

OWN = [
    json.loads(path.read_text(encoding="utf-8")) for path in sorted((Path(__file__).parent / "forms").glob("*.json"))
]
EXTREMES = extremes()


def told_of(data: Any) -> Mapping[str, Any]:
    told = report("a.json", imported(data, "a"))
    json.dumps(told).encode("ascii")
    return told


@pytest.mark.parametrize("seed", range(10))
def test_a_form_with_anything_changed_in_it_is_told_about(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - repeatable, not secret
    for _ in range(12):
        told = told_of(gone_wrong(chance.choice(OWN), chance, chance.choice([1, 2, 5, 20])))

        for what in ("pages", "components", "conditions"):
            assert 0 <= told[f"kept_{what}"] <= told[what]
        assert told["journeys_agree"] == told["covering_journeys"]


@pytest.mark.parametrize("name", EXTREMES)
def test_a_form_beyond_all_measure_is_told_about_at_once(name: str) -> None:
    begun = time.process_time()
    told = told_of(EXTREMES[name])

    assert time.process_time() - begun < 2
    assert told["dialect"] == "xgov-dfb"
    assert told["problems"] or told["lost"] or name == "half a character"
    assert told["journeys_agree"] == told["covering_journeys"]


def test_what_is_too_large_to_be_read_says_so_and_counts_as_lost() -> None:
    told = told_of(EXTREMES["a chain without end"])

    assert "It has 5000 pages; 500 can be read." in told["problems"]
    assert (told["pages"], told["kept_pages"]) == (5000, 0)
