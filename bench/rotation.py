"""Rotation: a force's key pair changes under load, its process killed again and again; no error, no report lost.

Visitors and partners submit all the while. The process that takes rows over gets SIGKILL at random moments and is
started anew. At the end the old pair is destroyed and every report is opened with what is left.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from typing import Any

from bench.errors import BenchError
from bench.figures import Figure, publish
from bench.forms import partner_key
from bench.insisting import Insisting, Ledger, partner, visitor
from bench.platform_under_measurement import Prepared, prepared
from bench.server import Server

_SHORT, _LONG = 5_000, 100_000
_SECONDS_TO_FINISH = 60.0
_KILLS = 10
_MANY_SECONDS = 100_000.0


def measure(is_long: bool) -> int:
    """Measure and publish `rotation`; 1 when a submission failed or a report does not open afterwards."""
    platform = prepared()
    wanted = int(os.environ.get("SOH_BENCH_REPORTS", _LONG if is_long else _SHORT))
    server = Server("rotation-web", platform.public.command, platform.public.environment, platform.ports.public)
    ledger = Ledger()
    with server:
        _send_one(platform)
        stored = _step(platform, "fill", str(wanted))["reports"]
        people = _people(platform, ledger)
        for each in people:
            each.start()
        time.sleep(2)
        begun = _step(platform, "begin")
        seconds, rows, kills = _take_over(platform)
        for each in people:
            each.stop()
        for each in people:
            each.join()
    end = _step(platform, "finish")
    figures = [
        Figure("reports", stored, "sealed before"),
        Figure("seconds_to_begin", begun["seconds"], "s until new reports are sealed to the new pair"),
        Figure("rewrapped", rows, "rows taken over"),
        Figure("seconds", seconds, "s, with the restarts"),
        Figure("rate", rows / seconds, "rows/s under load"),
        Figure("kills", kills, "processes killed while taking over"),
        Figure("submissions", len(ledger.shown), "reports sent meanwhile"),
        Figure("sent_again", ledger.sent_again, "requests that had to be sent again"),
        Figure("errors", len(ledger.unexpected), "answers that were no receipt"),
        Figure("opened", end["opened"], "reports that open afterwards"),
        Figure("closed", end["closed"], "reports that do not"),
        Figure("pairs_left", end["pairs"], "key pairs in the ring"),
    ]
    publish("rotation", figures)
    sound = end["over"] and not end["closed"] and end["pairs"] == 1
    return 0 if sound and not ledger.unexpected and not ledger.sent_again and kills else 1


def _people(platform: Prepared, ledger: Ledger) -> list[Insisting]:
    port, host = platform.ports.public, platform.host
    submits = [visitor(port, host), partner(port, host, partner_key())]
    return [Insisting(submit, ledger, _MANY_SECONDS, _SECONDS_TO_FINISH) for submit in submits]


def _send_one(platform: Prepared) -> None:
    once = Ledger()
    one = Insisting(partner(platform.ports.public, platform.host, partner_key()), once, 0.2, _SECONDS_TO_FINISH)
    one.start()
    one.join()
    if not once.shown:
        raise BenchError(f"No report could be sent: {once.unexpected}")


def _take_over(platform: Prepared) -> tuple[float, int, int]:
    """Return the seconds it took, the rows that were taken over, and how many times its process was killed."""
    begun, kills, told = time.monotonic(), 0, 0
    while True:
        process = _started(platform, "take_over")
        batches = random.randint(1, 12) if kills < _KILLS else 0
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        last: dict[str, Any] = {}
        for line in process.stdout:
            last = json.loads(line)
            told += last.get("rows", 0)
            batches -= 1
            if batches == 0:
                time.sleep(random.uniform(0, 0.1))
                os.kill(process.pid, signal.SIGKILL)
                kills += 1
                break
        process.stdout.close()
        if process.wait() == 0:
            return time.monotonic() - begun, int(last["rewrapped"]), kills


def _step(platform: Prepared, *arguments: str) -> dict[str, Any]:
    process = _started(platform, *arguments)
    out, _ = process.communicate()
    if process.returncode:
        raise BenchError(f"{arguments[0]} failed.")
    done: dict[str, Any] = json.loads(out.splitlines()[-1])
    return done


def _started(platform: Prepared, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "bench.rotating", *arguments]
    return subprocess.Popen(command, env=platform.staff_environment, stdout=subprocess.PIPE, text=True)
