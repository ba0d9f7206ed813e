"""Closed loop: so many visitors at once, each sending the next request when the last is answered."""

import statistics
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench.errors import BenchError
from bench.server import Server

VISITORS = 4

Act = Callable[[], None]
"""One measured act; raises BenchError when the answer is not the expected one."""


@dataclass
class Target:
    """What is measured: `visitor` prepares one visitor and returns its act. Results gather round by round."""

    name: str
    server: Server
    visitor: Callable[[], Act]
    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Acts a second: the median of the rounds."""
        return statistics.median(self.rates)

    @property
    def cpu_ms(self) -> float:
        """CPU time of the web server for one act, in milliseconds: the median of the rounds."""
        return statistics.median(self.cpu)


def run(targets: list[Target], *, rounds: int, seconds: float) -> None:
    """Measure the targets round by round, one after the other, so that drift of the machine hits all alike."""
    for target in targets:
        _round(target, seconds / 2)  # warms up: templates, plans, memos
    for number in range(rounds):
        for target in targets:
            rate, cpu_ms = _round(target, seconds)
            target.rates.append(rate)
            target.cpu.append(cpu_ms)
            print(f"  round {number + 1}: {target.name:32} {rate:8.1f}/s  {cpu_ms:7.2f} ms CPU", flush=True)


def _round(target: Target, seconds: float) -> tuple[float, float]:
    acts = [target.visitor() for _ in range(VISITORS)]
    counts, problems = [0] * VISITORS, []
    end = time.monotonic() + seconds

    def loop(number: int) -> None:
        try:
            while time.monotonic() < end:
                acts[number]()
                counts[number] += 1
        except (BenchError, OSError) as problem:
            problems.append(problem)

    threads = [threading.Thread(target=loop, args=(number,)) for number in range(VISITORS)]
    cpu, began = target.server.cpu_seconds(), time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took, used = time.monotonic() - began, target.server.cpu_seconds() - cpu
    if problems:
        raise BenchError(f"{target.name}: {problems[0]}")
    done = sum(counts)
    if not done:
        raise BenchError(f"{target.name}: nothing was answered in {seconds:.0f} s.")
    return done / took, used / done * 1000


def ratio(ours: Target, peer: Target) -> float:
    """How many times the peer's rate ours is: the median of the rounds' ratios."""
    return statistics.median(mine / theirs for mine, theirs in zip(ours.rates, peer.rates, strict=True))
