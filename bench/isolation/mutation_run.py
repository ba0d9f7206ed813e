"""The mutation run: each tenant filter taken out in turn, and whether anything notices."""

import json
import subprocess
import sys
from dataclasses import dataclass, field

from bench.errors import BenchError
from bench.isolation.matrix import ROOT, environment
from bench.place import results_folder

PROMISED = 99.0
_SHARDS = 2
_NOT_MADE = "no plain function"


@dataclass
class Mutation:
    """What became of each mutant, by its name."""

    outcomes: dict[str, str] = field(default_factory=dict)
    excluded: dict[str, str] = field(default_factory=dict)

    @property
    def made(self) -> int:
        """How many filters were taken out."""
        return len(self._counted())

    @property
    def caught_share(self) -> float:
        """How many in a hundred were noticed."""
        counted = self._counted()
        return 100.0 * sum(outcome != "survived" for outcome in counted.values()) / len(counted) if counted else 0.0

    @property
    def is_good(self) -> bool:
        """Whether as many were noticed as is promised."""
        return self.caught_share >= PROMISED

    def lines(self) -> list[str]:
        """The survivors."""
        return [f"survived: {name}" for name, outcome in self._counted().items() if outcome == "survived"]

    def _counted(self) -> dict[str, str]:
        return {
            name: outcome
            for name, outcome in self.outcomes.items()
            if outcome != _NOT_MADE and not any(name.startswith(known) for known in self.excluded)
        }


def mutated(is_long: bool) -> Mutation:
    """Try every mutant, or one in six; write what became of each beside the figures."""
    from tests.isolation.equivalents import CHANGES_NOTHING

    folder = results_folder()
    every = "1" if is_long else "6"
    started = []
    for shard in range(_SHARDS):
        output = folder / f"isolation-mutants{shard}.json"
        output.unlink(missing_ok=True)
        arguments = ["--shard", f"{shard}/{_SHARDS}", "--every", every, "--output", str(output)]
        with (folder / f"isolation-mutants{shard}.log").open("wb") as log:
            command = [sys.executable, "-m", "tests.isolation.mutation", *arguments]
            started.append((subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=log, stderr=log), output))
    mutation = Mutation(excluded=CHANGES_NOTHING)
    for process, output in started:
        if process.wait() or not output.exists():
            raise BenchError(f"The mutation run failed; {output.with_suffix('.log')} says why.")
        mutation.outcomes |= json.loads(output.read_text())
    (folder / "isolation-mutants.json").write_text(json.dumps(mutation.outcomes, indent=2))
    return mutation
