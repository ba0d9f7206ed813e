"""Noisy neighbours: how long visitors of one site wait while another force's site is flooded.

The real stack: nginx with the shipped configuration, web processes of the measured force and those that all other
forces share, a worker. In one run, quiet and flooded phases take turns, so that drift of the machine hits both alike;
the ratio is the median of the rounds'.
The measured site's visitors read pages, search, ask the API and send a step of a form at a steady pace; the flood asks
another force's host at a fixed rate far above what it can be answered, from many addresses.

Everything shares the machine's cores, the flood as well, which in life comes from elsewhere: it comes last, so that
what it costs to make is not taken for what it costs to bear. The measured force's processes, proxy and database come
first, as deploy/systemd has them, and so do their visitors; the shared processes and the worker are between.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from bench import priority
from bench.client import Client
from bench.content import FORCE
from bench.figures import Figure, publish
from bench.journeys import Visitor, new_marker
from bench.place import first_port, results_folder
from bench.platform_under_measurement import HOST, Prepared, prepared
from bench.proxy import SHARED, proxy
from bench.server import Server
from soh.operations.postgres.layout import data_folder

FLOODED = "hampshire"
PROMISED = 1.10
_FLOOD_SERVED = 40
"""Requests a second of the flood that reach the web processes at least, or else it was none."""
_PACE = 0.05
_PATHS = ("/", "/search/?q=burglary", "/api/v1/pages/", "/local/part-2/")
_SHORT, _LONG = (9, 8.0), (15, 20.0)


@dataclass
class Waits:
    """How long visitors waited in one phase, in seconds, and how often they were not served."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def p95(self) -> float:
        """The wait that 95 in 100 requests do not exceed."""
        return statistics.quantiles(self.seconds, n=100)[94]

    @property
    def median(self) -> float:
        """The wait that half of the requests do not exceed."""
        return statistics.median(self.seconds)


@dataclass(frozen=True)
class Round:
    """A quiet phase and the flooded one that followed it."""

    quiet: Waits
    flooded: Waits

    @property
    def ratio(self) -> float:
        """How many times the wait of 95 in 100 requests is as long with the flood."""
        return self.flooded.p95 / self.quiet.p95


def measure(is_long: bool) -> int:
    """Measure and publish `neighbours`; 1 when the measured site's visitors were not served, or there was no flood."""
    platform = prepared()
    how_many, seconds = _LONG if is_long else _SHORT
    rounds: list[Round] = []
    flood = Flood(platform)
    load = os.getloadavg()[0]
    with _stack(platform):
        _visits(platform, seconds)  # warms up
        with flood:
            time.sleep(2)  # the shared processes, too
        flood.forget()
        for _ in range(how_many):
            quiet = _visits(platform, seconds)
            with flood:
                rounds.append(Round(quiet, _visits(platform, seconds)))
            print(
                f"  round {len(rounds)}: {quiet.p95 * 1000:.1f} ms, {rounds[-1].flooded.p95 * 1000:.1f} ms", flush=True
            )
    publish("neighbours", _figures(rounds, flood, load))
    if _ratio(rounds) > PROMISED:
        print(f"  The flood was felt: more than {PROMISED:g} times the wait.")
    if not flood.was_one:
        print("  The machine found too little time for the flood: this proves nothing.")
    return (
        1 if not flood.was_one or any(phase.refused for both in rounds for phase in (both.quiet, both.flooded)) else 0
    )


@contextmanager
def _stack(platform: Prepared) -> Iterator[None]:
    """Proxy, the measured force's processes, the shared ones and a worker."""
    own, shared = first_port() + 10, first_port() + 11
    with ExitStack() as running:
        priority.give(os.getpid(), priority.FIRST)
        priority.give(int((platform.layout.cluster / "postmaster.pid").read_text().split()[0]), priority.FIRST)
        running.enter_context(_web(platform, "own-web", own, priority.FIRST))
        running.enter_context(_web(platform, "shared-web", shared, priority.USUAL))
        running.callback(_worker(platform).end)
        pools, hosts = {SHARED: shared, "soh_own": own}, {HOST: "soh_own"}
        folder = results_folder() / "proxy"
        running.enter_context(proxy(folder, port=platform.ports.public, pools=pools, hosts=hosts))
        yield


def _web(platform: Prepared, name: str, port: int, precedence: int) -> Server:
    command = list(platform.public.command)
    command[command.index("--bind") + 1] = f"127.0.0.1:{port}"
    command[command.index("--workers") + 1] = "1"
    environment = {**platform.public.environment, "TRUSTED_PROXY_COUNT": "1"}
    return Server(name, command, environment, port, priority=precedence)


def _worker(platform: Prepared) -> Server:
    server = Server("worker", platform.worker.command, platform.worker.environment, 0)
    server.start()
    return server


def _visits(platform: Prepared, seconds: float) -> Waits:
    """Visitors of the measured site at a steady pace, whatever the answers take."""
    waits = Waits()
    client = Client(platform.ports.public, platform.host)
    walker = Visitor(Client(platform.ports.public, platform.host))
    walker.up_to_the_account()
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        began = time.monotonic()
        number += 1
        if number % 5:
            served = client.get(_PATHS[number % len(_PATHS)]).status == 200
        else:
            walker.tell(new_marker())
            served = True
        waits.seconds.append(time.monotonic() - began)
        waits.refused += not served
        time.sleep(max(0.0, _PACE - (time.monotonic() - began)))
    return waits


class Flood:
    """Many who ask another force's site, from a process of their own."""

    def __init__(self, platform: Prepared) -> None:
        facts = json.loads((data_folder() / "demo.json").read_text())
        host = platform.host.replace(FORCE, FLOODED)
        key = str(facts["sites"][FLOODED]["api_key"])
        self._command = [sys.executable, "-m", "bench.flooding", str(platform.ports.public), host, key]
        self._process: subprocess.Popen[str] | None = None
        self.forget()

    def forget(self) -> None:
        """Count anew."""
        self.answered = self.refused = self.failed = 0
        self.seconds = 0.0

    @property
    def served(self) -> int:
        """How many the web processes answered."""
        return self.answered - self.refused

    @property
    def was_one(self) -> bool:
        """Whether it kept the shared processes busy, and the proxy had to refuse most of it."""
        return self.served / self.seconds >= _FLOOD_SERVED and self.refused > self.served

    def __enter__(self) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, text=True, start_new_session=True)
        priority.give(self._process.pid, priority.LAST)
        self._began = time.monotonic()
        time.sleep(2)  # until it has risen

    def __exit__(self, *error: object) -> None:
        if self._process is not None:
            told, _ = self._process.communicate("\n")  # which ends it
            self.seconds += time.monotonic() - self._began
            answered, refused, failed = (int(word) for word in told.split())
            self.answered, self.refused = self.answered + answered, self.refused + refused
            self.failed += failed


def _ratio(rounds: list[Round]) -> float:
    return statistics.median(both.ratio for both in rounds)


def _figures(rounds: list[Round], flood: Flood, load: float) -> list[Figure]:
    beside = "without the flood"
    quiet, flooded = [both.quiet for both in rounds], [both.flooded for both in rounds]

    def ms(waits: list[Waits], kind: str) -> float:
        return statistics.median(getattr(phase, kind) for phase in waits) * 1000

    def total(waits: list[Waits], kind: str) -> int:
        return sum(phase.refused if kind == "refused" else len(phase.seconds) for phase in waits)

    return [
        Figure("met_p95_ratio", _ratio(rounds), "times the wait of 95 in 100 requests", beside, 1.0),
        Figure("met_p95", ms(flooded, "p95"), "ms", beside, ms(quiet, "p95")),
        Figure("met_median", ms(flooded, "median"), "ms", beside, ms(quiet, "median")),
        Figure("met_requests", total(flooded, "requests"), "requests", beside, total(quiet, "requests")),
        Figure("met_refused", total(flooded, "refused"), "requests not served", beside, total(quiet, "refused")),
        Figure("flood_requests", flood.answered, "requests of the flood answered"),
        Figure("flood_rate", flood.answered / flood.seconds, "of them a second"),
        Figure("flood_served", flood.served / flood.seconds, "of them a second by the web processes"),
        Figure("flood_refused", flood.refused, "of them with 429 or 503"),
        Figure("flood_failed", flood.failed, "of them not answered, or with 500, 502 or 504"),
        Figure("machine_load", load, "processes that ran or waited in the minute before"),
    ]
