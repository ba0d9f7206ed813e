"""Noisy neighbours: how long visitors of one site wait while another force's site is flooded.

In one run, quiet and flooded phases take turns, so that drift of the machine hits both alike. The measured site's
visitors read pages, search, ask the API and send a step of a form at a steady pace; the flood does the same on another
force's host, as fast as it is answered, and takes no notice of being asked to wait. There is no proxy in front: what
the web processes refuse costs them something, which a proxy would spare them.
"""

import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field

from bench.client import Client
from bench.content import FORCE
from bench.figures import Figure, publish
from bench.journeys import Visitor, new_marker
from bench.platform_under_measurement import Prepared, prepared
from bench.server import Server
from soh.operations.postgres.layout import data_folder

FLOODED = "hampshire"
PROMISED = 1.10
_PACE = 0.05
_PATHS = ("/", "/search/?q=burglary", "/api/v1/pages/", "/local/part-2/")
_SHORT, _LONG = (4, 6.0), (10, 20.0)


@dataclass
class Waits:
    """How long visitors waited, in seconds, and how often they were not served."""

    seconds: list[float] = field(default_factory=list)
    refused: int = 0

    @property
    def p95(self) -> float:
        """The wait that 95 in 100 requests do not exceed."""
        return statistics.quantiles(self.seconds, n=100)[94]


def measure(is_long: bool) -> int:
    """Measure and publish `neighbours`; 1 when the measured site's visitors were not served."""
    platform = prepared()
    rounds, seconds = _LONG if is_long else _SHORT
    quiet, flooded = Waits(), Waits()
    flood = Flood(platform)
    with Server("public-web", platform.public.command, platform.public.environment, platform.ports.public):
        _visit(platform, Waits(), seconds)  # warms up
        for _ in range(rounds):
            _visit(platform, quiet, seconds)
            with flood:
                _visit(platform, flooded, seconds)
    publish("neighbours", _figures(quiet, flooded, flood))
    if flooded.p95 / quiet.p95 > PROMISED:
        print(f"  The flood was felt: more than {PROMISED:g} times the wait.")
    return 1 if quiet.refused or flooded.refused else 0


def _visit(platform: Prepared, waits: Waits, seconds: float) -> None:
    """Visitors of the measured site at a steady pace, whatever the answers take."""
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


class Flood:
    """Many who ask another force's site without a pause, from a process of their own: else they would hold up the
    measuring client, too.
    """

    def __init__(self, platform: Prepared) -> None:
        facts = json.loads((data_folder() / "demo.json").read_text())
        host = platform.host.replace(FORCE, FLOODED)
        key = str(facts["sites"][FLOODED]["api_key"])
        self._command = [sys.executable, "-m", "bench.flooding", str(platform.ports.public), host, key]
        self.answered = self.refused = 0
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> None:
        self._process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        time.sleep(1)

    def __exit__(self, *error: object) -> None:
        if self._process is not None:
            told, _ = self._process.communicate("\n")  # which ends it
            answered, refused = (int(word) for word in told.split())
            self.answered, self.refused = self.answered + answered, self.refused + refused


def _figures(quiet: Waits, flooded: Waits, flood: Flood) -> list[Figure]:
    beside = "without the flood"
    return [
        Figure("met_p95_ratio", flooded.p95 / quiet.p95, "times the wait of 95 in 100 requests", beside, 1.0),
        Figure("met_p95", flooded.p95 * 1000, "ms", beside, quiet.p95 * 1000),
        Figure(
            "met_median",
            statistics.median(flooded.seconds) * 1000,
            "ms",
            beside,
            statistics.median(quiet.seconds) * 1000,
        ),
        Figure("met_requests", len(flooded.seconds), "requests", beside, len(quiet.seconds)),
        Figure("met_refused", flooded.refused, "requests not served", beside, quiet.refused),
        Figure("flood_requests", flood.answered, "requests of the flood answered"),
        Figure("flood_refused", flood.refused, "of them with 429 or 503"),
    ]
