"""`python -m tests.isolation.mutation [--shard 0/1] [--every 1] --output FILE`: is each filter missed when it is gone?

First a short walk of the matrix is asked, in a process of its own; what it does not notice, the tests of the room are.
Policies of row-level security are not among them: tests/architecture/test_tenancy_in_the_database.py compares each.
"""

import argparse
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import django

CAUGHT, SURVIVED, CANNOT_BE = 0, 1, 2
ROLES = frozenset({"publisher", "officer", "force_admin", "no key"})
_SECONDS = 300


def main(arguments: list[str]) -> int:
    """Try the mutants of a shard and write what became of each."""
    parser = argparse.ArgumentParser(prog="python -m tests.isolation.mutation", description=__doc__)
    parser.add_argument("--shard", default="0/1")
    parser.add_argument("--every", type=int, default=1, help="try one mutant in so many")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    django.setup()
    from django.test.utils import setup_test_environment

    from soh.operations.postgres import ensure_running
    from tests.isolation.mutants import mutants
    from tests.isolation.world import inhabited

    ensure_running()
    setup_test_environment()
    logging.getLogger().handlers.clear()
    shard, shards = (int(part) for part in options.shard.split("/"))
    with inhabited(forces=3, worker=f"mutation{shard}"):
        pass  # the template is there from here on
    if _in_child(None) != SURVIVED:
        sys.exit("The walk finds something with every filter in place: no mutant could be told from that.")
    outcomes: dict[str, str] = {}
    for number, mutant in enumerate(mutants()):
        if number % (shards * options.every) == shard:
            outcomes[mutant.name] = _tried(number)
            options.output.write_text(json.dumps(outcomes))
    return 0


def _in_child(number: int | None) -> int:
    pid = os.fork()
    if pid == 0:
        os._exit(_walked(number))
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _tried(number: int) -> str:
    status = _in_child(number)
    if status == CAUGHT:
        return "the walk"
    if status == CANNOT_BE:
        return "no plain function"
    return "its tests" if _tests_fail(number) else "survived"


def _walked(number: int | None) -> int:
    """In the child: whether a short walk notices. An error of the walk itself is no verdict."""
    from tests.isolation.mutants import apply, mutants
    from tests.isolation.walk import Found, Part, Walk
    from tests.isolation.world import inhabited

    try:
        if number is not None and not apply(mutants()[number]):
            return CANNOT_BE
        with inhabited(forces=3, worker=f"mutant{number}") as world:
            try:
                tally = Walk(world, Part(every=400), only=ROLES, each_as="publisher", stops=True).run()
            except Found:
                return CAUGHT
            return SURVIVED if tally.is_clean else CAUGHT
    except Exception:
        return SURVIVED


def _tests_fail(number: int) -> bool:
    from tests.isolation.mutants import mutants, tests_of

    command = [sys.executable, "-m", "pytest", "-p", "tests.isolation.mutant_plugin", "-x", "-q", "-n", "0"]
    done = subprocess.run(
        [*command, *tests_of(mutants()[number])],
        env={**os.environ, "SOH_MUTANT": str(number)},
        capture_output=True,
        check=False,
        timeout=_SECONDS,
    )
    return done.returncode == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
