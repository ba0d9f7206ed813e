"""`python -m tests.isolation [--forces 43] [--every 1] [--firsts] [--shard 0/1] [--rightful] --output FILE`.

Walks one shard of the matrix in a world of its own and writes what was found as JSON, after each requester anew;
bench.isolation starts as many as there are processors and puts them together.
"""

import argparse
import gc
import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

import django


def main(arguments: list[str]) -> int:
    """Walk, write, and return 0 whatever was found: the verdict is for whoever puts the shards together."""
    parser = argparse.ArgumentParser(prog="python -m tests.isolation", description=__doc__)
    parser.add_argument("--forces", type=int, default=43)
    parser.add_argument("--every", type=int, default=1, help="walk one cell in so many")
    parser.add_argument("--firsts", action="store_true", help="and every name at its first address, by all, every verb")
    parser.add_argument("--shard", default="0/1")
    parser.add_argument("--rightful", action="store_true", help="walk as those who have a right to it, instead")
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args(arguments)
    django.setup()
    from django.template import Template
    from django.test.utils import setup_test_environment

    from soh.operations.postgres import ensure_running
    from tests.database import clones

    ensure_running()
    clones.drop_orphans()
    stock = Template._render
    setup_test_environment()
    Template._render = stock  # else every context is kept beside its answer, which nobody asks for
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    logging.getLogger().handlers.clear()  # the walk listens; nobody reads along
    found = _answered(options) if options.rightful else _walked(options)
    options.output.write_text(json.dumps(found))
    return 0


def _answered(options: argparse.Namespace) -> dict[str, Any]:
    from tests.isolation.reasons import ANSWER_NOBODY
    from tests.isolation.rightful import unanswered
    from tests.isolation.world import inhabited

    with inhabited(forces=options.forces, worker="rightful") as world:
        return {"unanswered": sorted(unanswered(world) - set(ANSWER_NOBODY))}


def _walked(options: argparse.Namespace) -> dict[str, Any]:
    from tests.isolation.walk import Part, Tally, Walk
    from tests.isolation.world import inhabited

    number, shards = (int(part) for part in options.shard.split("/"))
    part = Part(options.every, number, shards, options.firsts)
    with inhabited(forces=options.forces, worker=f"shard{number}") as world:
        begun = time.monotonic()

        def found(tally: Tally) -> dict[str, Any]:
            return {
                "cells": tally.cells,
                "canary_bytes": tally.canary_bytes,
                "server_errors": tally.server_errors,
                "foreign_writes": tally.foreign_writes,
                "findings": dict(tally.findings),
                "statuses": {str(status): count for status, count in sorted(tally.statuses.items())},
                "forces": world.forces,
                "canaries": len(world.victim.places),
                "seconds": time.monotonic() - begun,
            }

        so_far = options.output.with_suffix(".part")
        return found(Walk(world, part, told=lambda tally: _write(so_far, found(tally))).run())


def _write(path: Path, found: dict[str, Any]) -> None:
    path.write_text(json.dumps(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
