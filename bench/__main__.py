"""`python -m bench [name ...] [--long]`: measure, print tables, write var/bench/<name>.json."""

import argparse
import os
import sys
from collections.abc import Callable

from bench.place import enter


def main(arguments: list[str]) -> int:
    """Run the named measurements, or all; the exit code is 1 when one of them fails its promise."""
    enter()
    os.environ["PYTHONUTF8"] = "1"
    from bench import durability, engine, forms, isolation, neighbours, pages, rotation, scale
    from bench.errors import BenchError
    from soh.operations.postgres import stop

    known: dict[str, Callable[[bool], int]] = {
        "pages": pages.measure,
        "forms": forms.measure,
        "engine": engine.measure,
        "durability": durability.measure,
        "neighbours": neighbours.measure,
        "rotation": rotation.measure,
        "scale": scale.measure,
        "isolation": isolation.measure,
    }
    usual = [name for name in known if name != "isolation"]  # `make isolation` is that one
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"one of {', '.join(known)}")
    parser.add_argument("--long", action="store_true", help="more and longer rounds, more kills")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.names if name not in known]
    if unknown:
        parser.error(f"there is no measurement {unknown[0]!r}; there are {', '.join(known)}")
    try:
        return max(known[name](options.long) for name in options.names or usual)
    except BenchError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    finally:
        stop()  # the bench's own PostgreSQL; its data stay for the next run


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
