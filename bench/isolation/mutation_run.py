"""The mutation run: each tenant filter taken out in turn, and whether anything notices."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bench.errors import BenchError
from bench.isolation.matrix import ROOT, environment
from bench.place import results_folder

PROMISED = 99.0
_SHARDS = 2
_NOT_MADE, _BY_CELLS, _SURVIVED = "no plain function", "the walk", "survived"


@dataclass
class Mutation:
    """What became of each mutant, by its name."""

    outcomes: dict[str, str] = field(default_factory=dict)
    excluded: dict[str, str] = field(default_factory=dict)

    @property
    def made(self) -> int:
        """How many filters were taken out."""
        return sum(outcome != _NOT_MADE for outcome in self.outcomes.values())

    @property
    def by_cells(self) -> int:
        """How many cells of the walk noticed."""
        return sum(outcome == _BY_CELLS for outcome in self.outcomes.values())

    @property
    def by_tests(self) -> int:
        """How many, of the others, a test noticed."""
        return sum(outcome not in (_NOT_MADE, _BY_CELLS, _SURVIVED) for outcome in self.outcomes.values())

    @property
    def survivors(self) -> list[str]:
        """Those that nothing noticed, but for what changes nothing that anybody could notice."""
        return [name for name in self._unnoticed() if name not in self.excluded]

    @property
    def equivalent(self) -> int:
        """How many that nothing noticed change nothing, for a reason that is given."""
        return len(self._unnoticed()) - len(self.survivors)

    @property
    def caught_share(self) -> float:
        """How many in a hundred of those that change something were noticed."""
        counted = self.made - self.equivalent
        return 100.0 * (self.by_cells + self.by_tests) / counted if counted else 0.0

    @property
    def is_good(self) -> bool:
        """Whether as many were noticed as is promised."""
        return self.caught_share >= PROMISED

    def lines(self) -> list[str]:
        """The survivors, what could not be taken out, and reasons for what is noticed or gone."""
        told = [f"survived: {name}" for name in self.survivors]
        told += [f"not made: {name}" for name, outcome in self.outcomes.items() if outcome == _NOT_MADE]
        return told + [f"a reason, and noticed: {name}" for name in sorted(set(self.excluded) - set(self._unnoticed()))]

    def _unnoticed(self) -> list[str]:
        return [name for name, outcome in self.outcomes.items() if outcome == _SURVIVED]


def mutated(is_long: bool) -> Mutation:
    """Try every mutant, or a sample, and go on where an earlier run ended. What became of each is written down."""
    from tests.isolation.equivalents import CHANGES_NOTHING

    reached = ["--reached", str(results_folder() / "isolation-reached.json")]
    sample = ["--sample", "0" if is_long else "12"]
    _finished(*_start("prepare", [*reached, "--prepare"]))
    started = [
        _start(f"mutants{shard}", [*reached, *sample, "--shard", f"{shard}/{_SHARDS}"]) for shard in range(_SHARDS)
    ]
    mutation = Mutation(excluded=CHANGES_NOTHING)
    for process, output in started:
        _finished(process, output)
        mutation.outcomes |= {name: known["outcome"] for name, known in json.loads(output.read_text()).items()}
    (results_folder() / "isolation-mutants.json").write_text(json.dumps(mutation.outcomes, indent=2))
    return mutation


def _start(name: str, arguments: list[str]) -> tuple[subprocess.Popen[bytes], Path]:
    output = results_folder() / f"isolation-{name}.json"
    with output.with_suffix(".log").open("wb") as log:
        command = [sys.executable, "-m", "tests.isolation.mutation", *arguments, "--output", str(output)]
        return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=log, stderr=log), output


def _finished(process: subprocess.Popen[bytes], output: Path) -> None:
    if process.wait():
        raise BenchError(f"The mutation run failed; {output.with_suffix('.log')} says why.")
