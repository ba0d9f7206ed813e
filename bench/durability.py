"""Durability: every reference shown to anybody must be stored once and open, whatever was killed meanwhile.

Web workers, the web master and PostgreSQL's postmaster get SIGKILL at random moments while visitors and partners
submit; both insist until they are answered, as people and systems do. SIGKILL proves what a crash of a program leaves
behind, not what a power cut does to a disk.
"""

import random
import time

from bench.figures import Figure, publish
from bench.forms import partner_key
from bench.insisting import Insisting, Ledger, partner, visitor
from bench.kills import Kills
from bench.platform_under_measurement import Prepared, prepared
from bench.server import Server
from bench.stored_reports import StoredReport, newest_report, stored_after

_WORKERS = "3"
_VISITORS = _PARTNERS = 3
_SHORT, _LONG = 60.0, 600.0
_SECONDS_BETWEEN_DATABASE_KILLS = 12.0
_SECONDS_TO_FINISH = 90.0


def measure(is_long: bool) -> int:
    """Measure and publish `durability`; 1 when anything was lost, duplicated or half stored."""
    platform = prepared()
    before = newest_report(platform.layout)
    ledger = Ledger()
    kills = _run(platform, ledger, _LONG if is_long else _SHORT)
    verdict = judge(ledger, stored_after(before, platform.staff_environment))
    figures = [
        Figure("submissions", len(ledger.shown), "reports acknowledged"),
        Figure("requests_sent_again", ledger.sent_again, "requests"),
        Figure("kills", kills.workers + kills.masters, "web processes killed"),
        Figure("master_kills", kills.masters, "of them masters"),
        Figure("database_kills", kills.databases, "postmasters killed"),
        *(Figure(name, value, unit) for name, (value, unit) in verdict.items()),
    ]
    publish("durability", figures)
    for answer in ledger.unexpected[:5]:
        print(f"  unexpected: {answer}")
    happened = ledger.shown and kills.workers and kills.masters and kills.databases
    if not happened:
        print("  Too little happened for this to prove anything.")
    return 0 if happened and not any(value for value, _ in verdict.values()) else 1


def judge(ledger: Ledger, stored: list[StoredReport]) -> dict[str, tuple[int, str]]:
    """Compare what was shown with what is stored; every value must be 0."""
    by_reference = {report.reference: report for report in stored}
    lost = duplicated = 0
    for marker, references in ledger.shown.items():
        duplicated += len(references) - 1
        found = [by_reference.get(reference) for reference in references]
        lost += sum(report is None or report.marker != marker for report in found)
    markers = [report.marker for report in stored]
    duplicated += len(markers) - len(set(markers))
    half = sum(not report.is_whole for report in stored)
    return {
        "lost": (lost, "shown references that are not stored or do not open"),
        "duplicated": (duplicated, "reports beyond one for a submission"),
        "half_stored": (half, "reports without exactly one event, outbox row and sealed answers"),
        "unexpected_answers": (len(ledger.unexpected), "answers that no retry can explain"),
    }


def _run(platform: Prepared, ledger: Ledger, seconds: float) -> Kills:
    command = list(platform.public.command)
    command[command.index("--workers") + 1] = _WORKERS
    server = Server("durability-web", command, platform.public.environment, platform.ports.public)
    with server:
        kills = Kills(server, platform.layout)
        end = time.monotonic() + seconds
        port, host, key = platform.ports.public, platform.host, partner_key()
        people = [Insisting(visitor(port, host), ledger, end, _SECONDS_TO_FINISH) for _ in range(_VISITORS)]
        people += [Insisting(partner(port, host, key), ledger, end, _SECONDS_TO_FINISH) for _ in range(_PARTNERS)]
        for each in people:
            each.start()
        _kill_at_random(kills, end)
        while any(each.is_alive() for each in people):
            kills.keep_up()
            time.sleep(0.2)
    return kills


def _kill_at_random(kills: Kills, end: float) -> None:
    next_database = time.monotonic() + random.uniform(5, 10)
    while time.monotonic() < end - 2:
        time.sleep(random.uniform(0.3, 2.0))
        kills.keep_up()
        if time.monotonic() > next_database:
            kills.database()
            next_database = time.monotonic() + random.uniform(0.5, 1.5) * _SECONDS_BETWEEN_DATABASE_KILLS
        elif kills.is_serving():
            kills.master() if random.random() < 0.15 else kills.worker()
