"""`python -m tests.isolation.mutation [--shard 0/1] [--sample N] --output FILE`: is each filter missed when it is gone?

First those cells of the matrix are walked that run through the function, in a process of its own; what they do not
notice, the tests that run through it are asked. What is known of a file that has not changed is not asked again, so
that a run that was ended goes on. Policies of row-level security are not among them:
tests/architecture/test_tenancy_in_the_database.py compares each.
"""

import argparse
import hashlib
import json
import logging
import os
import random
import subprocess
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django

CAUGHT, SURVIVED, CANNOT_BE = 0, 1, 2
NOT_MADE = "no plain function"
SURVIVOR = "survived"
_SECONDS = 400
_EVERY = 60
_EACH_AS = frozenset({"publisher", "officer", "auditor", "force_admin"})
"""One in so many cells is asked which functions it calls; with every name of an address, as these once."""


def main(arguments: list[str]) -> int:
    """Try the mutants of a shard and write what became of each."""
    parser = argparse.ArgumentParser(prog="python -m tests.isolation.mutation", description=__doc__)
    parser.add_argument("--shard", default="0/1")
    parser.add_argument("--sample", type=int, default=0, help="try so many, drawn by a fixed seed; 0 tries all")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--reached", type=Path, required=True, help="which cells and tests call what; made anew if old")
    parser.add_argument("--prepare", action="store_true", help="only see to that file")
    options = parser.parse_args(arguments)
    django.setup()
    from django.test.utils import setup_test_environment

    from soh.operations.postgres import ensure_running
    from tests.isolation.mutants import mutants

    ensure_running()
    setup_test_environment()
    logging.getLogger().handlers.clear()
    shard, shards = (int(part) for part in options.shard.split("/"))
    reached = _reached(options.reached)
    if options.prepare:
        return 0
    every = list(enumerate(mutants()))
    known = _known(options.output, {mutant.name: _digest_of(mutant.file) for _, mutant in every})
    draw = random.Random(43)  # noqa: S311  # the same sample for whoever repeats it
    chosen = sorted(draw.sample(every, min(options.sample or len(every), len(every))))
    for place, (number, mutant) in enumerate(chosen):
        if place % shards == shard:
            if mutant.name not in known:
                known[mutant.name] = {"outcome": _tried(number, reached), "source": _digest_of(mutant.file)}
            options.output.write_text(json.dumps(known, indent=1))
    return 0


def _known(path: Path, sources: Mapping[str, str]) -> dict[str, Any]:
    """What an earlier run found out about places whose file is as it was; survivors are tried again."""
    found: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return {
        name: one for name, one in found.items() if sources.get(name) == one["source"] and one["outcome"] != SURVIVOR
    }


def _reached(path: Path) -> dict[str, Any]:
    """What cells and what tests call each function; asked once for each state of the source."""
    from tests.isolation.mutants import MODULES
    from tests.isolation.world import digest_of

    known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    if known.get("source") != digest_of(3):
        cells = _cells_reaching()
        file = path.with_suffix(".tests")
        folders = sorted({folder for folders in MODULES.values() for folder in folders.split()})
        environment = {**os.environ, "SOH_REACHED": str(file)}
        subprocess.run(_pytest(folders, "-n", "0"), env=environment, check=False, capture_output=True)
        known = {"source": digest_of(3), "cells": cells, "tests": json.loads(file.read_text())}
        path.write_text(json.dumps(known))
    return known


def _cells_reaching() -> dict[str, list[list[str]]]:
    from tests.isolation.reach import Recording
    from tests.isolation.walk import Part
    from tests.isolation.world import inhabited

    with inhabited(forces=3, worker="reach") as world:
        walk = Recording(world, Part(every=_EVERY), each_as=_EACH_AS)
        if not walk.run().is_clean:
            sys.exit(f"The walk finds something with every filter in place: {dict(walk.tally.findings)}")
        return {place: [list(words) for words in cells] for place, cells in walk.chosen().items()}


def _digest_of(file: str) -> str:
    from tests.database.fingerprint import ROOT

    return hashlib.sha256((ROOT / file).read_bytes()).hexdigest()[:12]


def _tried(number: int, reached: Mapping[str, Any]) -> str:
    from tests.isolation.mutants import mutants
    from tests.isolation.reach import place_of, tests_reaching

    place = place_of(mutants()[number])
    pid = os.fork()
    if pid == 0:
        os._exit(_walked(number, frozenset(tuple(words) for words in reached["cells"].get(place, ()))))
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    if status == CAUGHT:
        return "the walk"
    if status == CANNOT_BE:
        return NOT_MADE
    return "its tests" if _tests_fail(number, tests_reaching(place, reached["tests"])) else SURVIVOR


def _walked(number: int, cells: frozenset[tuple[str, ...]]) -> int:
    """In the child: whether these cells notice. An error of the walk itself is no verdict."""
    from tests.isolation.mutants import apply, mutants
    from tests.isolation.reach import Chosen
    from tests.isolation.walk import Found, Walk
    from tests.isolation.world import inhabited

    try:
        if not apply(mutants()[number]):
            return CANNOT_BE
        if not cells:
            return SURVIVED
        with inhabited(forces=3, worker=f"mutant{number}") as world:
            try:
                tally = Walk(world, Chosen(cells), only=frozenset(cell[0] for cell in cells), stops=True).run()
            except Found:
                return CAUGHT
            return SURVIVED if tally.is_clean else CAUGHT
    except Exception:
        traceback.print_exc()
        return SURVIVED


def _tests_fail(number: int, tests: list[str]) -> bool:
    if not tests:
        return False
    environment = {**os.environ, "SOH_MUTANT": str(number)}
    command = _pytest(tests, "-x", "-n", "0")
    try:
        done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 1


def _pytest(which: list[str], *options: str) -> list[str]:
    return [sys.executable, "-m", "pytest", "-p", "tests.isolation.mutant_plugin", "-q", *options, *which]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
