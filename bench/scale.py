"""Scale: 43 forces of 2,000 pages each beside three forces, and the 43rd opening beside the third.

What grows with the number of forces or pages is an error of design here, so most figures are numbers of statements,
which no busy machine changes. Opening a force is also timed.
"""

import json
import statistics
import subprocess
import sys
from typing import Any

from bench.errors import BenchError
from bench.figures import Figure, publish
from bench.isolation.matrix import ROOT, environment
from bench.place import results_folder

FORCES, PAGES = 43, 2_000
_FIRST_OPENINGS, _LAST_OPENINGS = slice(1, 4), slice(-3, None)
"""The second to fourth force and the last three: the middle of three, so that one slow moment tells nothing."""
ASKED = ("explorer", "chooser", "page", "api_list", "search")


def measure(is_long: bool) -> int:
    """Measure and publish `scale`; 1 when anything costs more statements in the large world."""
    world = _world()
    before, after, opened = world["small"], world["large"], world["opened"]
    beside = "with 3 forces"
    (late, early), (late_cpu, early_cpu), (late_statements, early_statements) = (
        [statistics.median(one[kind] for one in opened[some]) for some in (_LAST_OPENINGS, _FIRST_OPENINGS)]
        for kind in ("seconds", "cpu", "statements")
    )
    third = "the third"
    figures = [
        Figure("forces", world["forces"], "forces"),
        Figure("pages", world["pages"], "pages of all forces"),
        Figure("provision_43rd_over_3rd", late / early, "times the seconds", third, 1.0),
        Figure("provision_seconds", late, "s to open the 43rd force with the whole national library", third, early),
        Figure("provision_cpu", late_cpu, "s of processor time of the web process", third, early_cpu),
        Figure("provision_statements", late_statements, "statements", third, early_statements),
    ]
    for kind, unit in (("queries", "statements"), ("ms", "ms in the process")):
        figures += [Figure(f"{name}_{kind}", after[name][kind], unit, beside, before[name][kind]) for name in ASKED]
    publish("scale", figures)
    grown = [name for name in ASKED if after[name]["queries"] > before[name]["queries"]]
    for name in grown:
        print(f"  More statements with {FORCES} forces: {name}")
    return 1 if grown else 0


def _world() -> dict[str, Any]:
    """What a process of its own found, with the settings of the suite and a database that it removes again."""
    folder = results_folder()
    folder.mkdir(parents=True, exist_ok=True)
    output, log = folder / "scale-world.json", folder / "scale-world.log"
    output.unlink(missing_ok=True)
    command = [sys.executable, "-m", "bench.scale_world", str(FORCES), str(PAGES), str(output)]
    with log.open("wb") as stream:
        done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=stream, stderr=stream, check=False)
    if done.returncode or not output.exists():
        raise BenchError(f"The large world could not be made; {log} says why.")
    found: dict[str, Any] = json.loads(output.read_text())
    return found
