"""`python -m tests.isolation.mutation [--shard 0/1] [--sample N] --output FILE`: is each filter missed when it is gone?

First those cells of the matrix are walked that run through the function, in a process of its own; what they do not
notice, the tests that run through it are asked, and the first that fails is named. What is known of a file that has not
changed is not asked again, so that a run that was ended goes on. Policies of row-level security are not among them:
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
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import django

CAUGHT, SURVIVED, CANNOT_BE = 0, 1, 2
THE_WALK = "the walk"
NOT_MADE = "no plain function"
SURVIVOR = "survived"
_UNHEARD = "not by the walk"
"""Where a run was ended between the cells and the tests."""
_EVERY = 60
_EACH_AS = frozenset({"publisher", "officer", "auditor", "force_admin"})
"""One in so many cells is asked which functions it calls; with every name of an address, as these once."""
_PROCESSES = "2"


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
    mine = [pair for place, pair in enumerate(chosen) if place % shards == shard]
    for number, mutant in mine:
        if mutant.name not in known:
            known[mutant.name] = {"outcome": _by_cells(number, reached), "source": _digest_of(mutant.file)}
            options.output.write_text(json.dumps(known, indent=1))
    unheard = [(number, mutant) for number, mutant in mine if known[mutant.name]["outcome"] == _UNHEARD]
    noticed = _by_tests(options.output.with_suffix(".asked"), unheard, reached["tests"])
    for number, mutant in unheard:
        known[mutant.name]["outcome"] = noticed.get(str(number)) or SURVIVOR
    options.output.write_text(json.dumps({name: known[name] for name in sorted(known)}, indent=1))
    return 0


def _known(path: Path, sources: Mapping[str, str]) -> dict[str, Any]:
    """What an earlier run found out about places whose file is as it was; survivors are asked of the tests again."""
    found: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    kept = {name: one for name, one in found.items() if sources.get(name) == one["source"]}
    for one in kept.values():
        one["outcome"] = _UNHEARD if one["outcome"] == SURVIVOR else one["outcome"]
    return kept


def _reached(path: Path) -> dict[str, Any]:
    """What cells and what tests call each function; asked once for each state of the source and of a file of tests."""
    from tests.isolation.mutants import mutants

    known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    state = hashlib.sha256(repr([(one.name, _digest_of(one.file)) for one in mutants()]).encode()).hexdigest()
    if known.get("state") != state:
        known = {"state": state, "cells": _cells_reaching(), "files": {}, "tests": {}}
        path.write_text(json.dumps(known))
    files = {file: _digest_of(file) for file in _files_of_tests()}
    changed = sorted(file for file, digest in files.items() if known["files"].get(file) != digest)
    if changed:
        kept = {test: places for test, places in known["tests"].items() if test.partition("::")[0] not in changed}
        known |= {"tests": kept | _tests_reaching(path.with_suffix(".tests"), changed), "files": files}
        path.write_text(json.dumps(known))
    return known


def _files_of_tests() -> list[str]:
    from tests.database.fingerprint import ROOT
    from tests.isolation.mutants import FOLDERS, MODULES

    folders = {*FOLDERS, *(folder for folders in MODULES.values() for folder in folders.split())}
    return sorted({str(file.relative_to(ROOT)) for folder in folders for file in (ROOT / folder).rglob("test_*.py")})


def _tests_reaching(path: Path, files: list[str]) -> dict[str, list[str]]:
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    environment = {**os.environ, "SOH_REACHED": str(path)}
    subprocess.run(_pytest(files, "-n", _PROCESSES), env=environment, check=False, capture_output=True)
    found: dict[str, list[str]] = {}
    for one in path.parent.glob(f"{path.name}*"):
        found |= json.loads(one.read_text())
    return found


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


def _by_cells(number: int, reached: Mapping[str, Any]) -> str:
    from tests.isolation.mutants import mutants, place_of

    place = place_of(mutants()[number])
    pid = os.fork()
    if pid == 0:
        os._exit(_walked(number, frozenset(tuple(words) for words in reached["cells"].get(place, ()))))
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return {CAUGHT: THE_WALK, CANNOT_BE: NOT_MADE}.get(status, _UNHEARD)


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


def _by_tests(path: Path, unheard: Iterable[tuple[int, Any]], tests: Mapping[str, list[str]]) -> dict[str, str]:
    """The test that notices, by the mutant's number; what an earlier run has asked is forgotten."""
    from tests.isolation.mutants import place_of
    from tests.isolation.reach import tests_reaching

    asked = {number: tests_reaching(place_of(mutant), tests) for number, mutant in unheard}
    files = sorted({test.partition("::")[0] for some in asked.values() for test in some})
    if not files:
        return {}
    path.write_text(json.dumps({number: some for number, some in asked.items() if some}))
    environment = {**os.environ, "SOH_MUTANTS": str(path)}
    outcomes = path.with_suffix(".out")
    outcomes.unlink(missing_ok=True)
    with path.with_suffix(".log").open("wb") as log:
        subprocess.run(_pytest(files, "-n", "0"), env=environment, stdout=log, stderr=log, check=False)
    found: dict[str, str] = json.loads(outcomes.read_text())
    return found


def _pytest(which: list[str], *options: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.isolation.mutant_plugin",
        "-p",
        "no:randomly",
        "-q",
        *options,
        *which,
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
