"""The matrix, walked by as many processes as there are processors, each in a world of its own."""

import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.errors import BenchError
from bench.place import results_folder

ROOT = Path(__file__).resolve().parents[2]
_MOST_PROCESSES = 4
_EVERY = "SOH_ISOLATION_EVERY"
"""The long mode asks every name of an address at its first path, and one in so many of the others; 1 asks all."""


@dataclass
class Matrix:
    """What the shards found together."""

    cells: int = 0
    canary_bytes: int = 0
    server_errors: int = 0
    forces: int = 0
    canaries: int = 0
    foreign_writes: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    findings: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found, and nothing passed because nobody was answered."""
        return not (self.canary_bytes or self.server_errors or self.foreign_writes or self.unanswered)

    def lines(self) -> list[str]:
        """What a person reads."""
        told = [f"answers: {', '.join(f'{count:,} x {status}' for status, count in sorted(self.statuses.items()))}"]
        told += [f"{count} x {finding}" for finding, count in self.findings.most_common(60)]
        told += [f"changed by another force: {name}" for name in self.foreign_writes]
        return told + [f"answers nobody: {name}" for name in self.unanswered]


def walked(is_long: bool) -> Matrix:
    """Walk, first as strangers, then as those who have a right to it. Raises BenchError when a process fails."""
    processes = min(os.cpu_count() or 1, _MOST_PROCESSES)
    short, long = (
        ["--forces", "3", "--every", "40"],
        ["--forces", "43", "--every", os.environ.get(_EVERY, "4"), "--firsts"],
    )
    scale = long if is_long else short
    # The first makes the world alone; the others find it made.
    outputs = [_start([*scale, "--shard", f"{number}/{processes}"], f"shard{number}") for number in range(processes)]
    matrix = Matrix()
    for output in outputs:
        found = _finished(*output)
        matrix.cells += found["cells"]
        matrix.canary_bytes += found["canary_bytes"]
        matrix.server_errors += found["server_errors"]
        matrix.foreign_writes += found["foreign_writes"]
        matrix.findings.update(found["findings"])
        matrix.statuses.update(found["statuses"])
        matrix.forces, matrix.canaries = found["forces"], found["canaries"]
    if is_long:
        matrix.unanswered = _finished(*_start(["--forces", "3", "--rightful"], "rightful"))["unanswered"]
    return matrix


def environment() -> dict[str, str]:
    """The environment of a process that walks: the settings of the suite, on the bench's own database."""
    path = os.pathsep.join((str(ROOT / "platform"), str(ROOT)))
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "soh.settings.test", "PYTHONPATH": path}


def _start(arguments: list[str], name: str) -> tuple[subprocess.Popen[bytes], Path]:
    folder = results_folder()
    folder.mkdir(parents=True, exist_ok=True)
    output = folder / f"isolation-{name}.json"
    output.unlink(missing_ok=True)
    with (folder / f"isolation-{name}.log").open("wb") as log:
        command = [sys.executable, "-m", "tests.isolation", *arguments, "--output", str(output)]
        return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=log, stderr=log), output


def _finished(process: subprocess.Popen[bytes], output: Path) -> dict[str, Any]:
    if process.wait() or not output.exists():
        raise BenchError(f"The walk failed; {output.with_suffix('.log')} says why.")
    found: dict[str, Any] = json.loads(output.read_text())
    return found
