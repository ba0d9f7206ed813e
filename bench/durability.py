"""Durability: every reference shown to anybody must be stored once and open, whatever was killed meanwhile.

Web workers, the web master, the worker, the virus scanner, the receiver and PostgreSQL's postmaster get SIGKILL at
random moments while visitors and partners submit; all insist until they are answered, as people and systems do. What
is owed to the record system must arrive, once by its id. SIGKILL proves what a crash of a program leaves behind, not
what a power cut does to a disk.
"""

import random
import time
from contextlib import ExitStack
from dataclasses import dataclass

from bench.content import FORCE
from bench.figures import Figure, publish
from bench.forms import partner_key
from bench.insisting import Insisting, Ledger, partner, visitor
from bench.kills import RECEIVER, SCANNER, WORKER, Kills
from bench.place import first_port
from bench.platform_under_measurement import Prepared, prepared
from bench.record_systems import RecordSystem
from bench.server import Server
from bench.stored_reports import StoredReport, newest_report, stored_after, unsettled
from bench.with_a_file import partner_with_files

_WORKERS = "3"
_VISITORS, _PARTNERS = 3, 5
_SECONDS_BETWEEN_DATABASE_KILLS = 12.0
_LATER = 5
"""So many times rarer are kills once there were enough, while the reports go on."""
_SECONDS_TO_FINISH = 90.0
_SECONDS_TO_SETTLE = 15 * 60.0
_SLOWEST_ANSWER = 0.3
"""Of the receiver, in seconds: so that the worker is often killed in the midst of a delivery."""


@dataclass(frozen=True, slots=True)
class Goal:
    """How long it goes on: until all of these are reached, but not longer than `most_seconds`."""

    seconds: float
    submissions: int
    kills: int
    database_kills: int
    most_seconds: float


_SHORT = Goal(seconds=60, submissions=1, kills=1, database_kills=1, most_seconds=90)
_LONG = Goal(seconds=600, submissions=20_000, kills=400, database_kills=40, most_seconds=55 * 60)


@dataclass(frozen=True, slots=True)
class Happened:
    """What a run leaves: kills, what the receiver took, and what was still owed when waiting for it ended."""

    kills: Kills
    taken: dict[str, tuple[str, str]]
    arrivals: int
    unsettled: int


def measure(is_long: bool) -> int:
    """Measure and publish `durability`; 1 when anything was lost, duplicated, half stored or not delivered once."""
    platform = prepared()
    before = newest_report(platform.layout)
    ledger, goal = Ledger(), _LONG if is_long else _SHORT
    happened = _run(platform, ledger, goal)
    stored, kills = stored_after(before, platform.staff_environment), happened.kills
    verdict = {**judge(ledger, stored), **judge_deliveries(stored, happened.taken)}
    named = sum(report.files_named for report in stored)
    figures = [
        Figure("submissions", len(ledger.shown), "reports acknowledged"),
        Figure("requests_sent_again", ledger.sent_again, "requests"),
        Figure("kills", kills.total, "processes killed besides PostgreSQL"),
        Figure("web_kills", kills.workers + kills.masters, "web processes killed"),
        Figure("master_kills", kills.masters, "of them masters"),
        *(Figure(f"{name}_kills", kills.others[name], f"times the {name}") for name in kills.beside),
        Figure("kills_mid_delivery", kills.mid_delivery, "times the worker while a message was on its way"),
        Figure("database_kills", kills.databases, "postmasters killed"),
        Figure("messages_taken", len(happened.taken), "messages that the record system has, by id"),
        Figure("messages_sent_again", happened.arrivals - len(happened.taken), "times one came that it had"),
        Figure("messages_left", happened.unsettled, "still to be sent when waiting ended"),
        Figure("files", named, "files of these reports"),
        Figure("files_checked", sum(report.files_checked for report in stored), "of them with the scanner's verdict"),
        *(Figure(name, value, unit) for name, (value, unit) in verdict.items()),
    ]
    publish("durability", figures)
    for answer in ledger.unexpected[:5]:
        print(f"  unexpected: {answer}")
    is_enough = (
        len(ledger.shown) >= goal.submissions
        and kills.total >= goal.kills
        and kills.databases >= goal.database_kills
        and all(kills.others[name] for name in kills.beside)
    )
    if not is_enough:
        print("  Too little happened for this to prove anything.")
    return 0 if is_enough and not any(value for value, _ in verdict.values()) else 1


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
        "half_stored": (half, "reports without exactly one event, outbox row, sealed answers and their files"),
        "unexpected_answers": (len(ledger.unexpected), "answers that no retry can explain"),
    }


def judge_deliveries(stored: list[StoredReport], taken: dict[str, tuple[str, str]]) -> dict[str, tuple[int, str]]:
    """Compare what was owed to the record system with what it has; every value must be 0."""
    ids = {message for report in stored for message in report.messages}
    missing = sum(not report.messages for report in stored) + len(ids - taken.keys())
    unsaid = sum(state not in _TAKEN for report in stored for state in report.messages.values())
    ours = {report.reference for report in stored}
    told: dict[str, int] = {}
    for topic, reference in taken.values():
        if topic == "report.received" and reference in ours:
            told[reference] = told.get(reference, 0) + 1
    twice = sum(count - 1 for count in told.values())
    return {
        "not_delivered": (missing, "messages owed that the record system does not have"),
        "not_known_as_delivered": (unsaid, "messages that the platform does not know to be taken"),
        "delivered_under_two_ids": (twice, "reports told twice under different ids"),
    }


_TAKEN = frozenset({"delivered", "acknowledged"})


def _run(platform: Prepared, ledger: Ledger, goal: Goal) -> Happened:
    command = list(platform.public.command)
    command[command.index("--workers") + 1] = _WORKERS
    system = RecordSystem(FORCE, first_port() + 30, seconds=_SLOWEST_ANSWER)
    system.connect(platform.staff_environment)
    environment = {**platform.worker.environment, "DELIVERY_ALLOWED_TEST_HOSTS": system.host}
    beside = {WORKER: Server("durability-worker", platform.worker.command, environment, 0), RECEIVER: system.server}
    if platform.scanner is not None:
        member = platform.scanner
        beside[SCANNER] = Server("durability-scanner", member.command, member.environment, 0)
    server = Server("durability-web", command, platform.public.environment, platform.ports.public)
    with ExitStack() as running:
        for member_process in beside.values():
            running.callback(member_process.end)
        beside[WORKER].start()
        if SCANNER in beside:
            beside[SCANNER].start()
        running.enter_context(server)
        kills = Kills(server, platform.layout, beside)
        port, host, key = platform.ports.public, platform.host, partner_key()
        submits = [visitor(port, host) for _ in range(_VISITORS)]
        submits += [partner(port, host, key) for _ in range(_PARTNERS)]
        submits.append(partner_with_files(port, host, key))
        people = [Insisting(submit, ledger, goal.most_seconds, _SECONDS_TO_FINISH) for submit in submits]
        for each in people:
            each.start()
        _kill_at_random(kills, ledger, goal)
        for each in people:
            each.stop()
        while any(each.is_alive() for each in people):
            kills.keep_up()
            time.sleep(0.2)
        left = _settled(platform, kills)
        return Happened(kills, system.taken(), len(system.arrivals()), left)


def _kill_at_random(kills: Kills, ledger: Ledger, goal: Goal) -> None:
    began = said = time.monotonic()
    next_database = began + random.uniform(5, 10)
    while not _is_reached(goal, kills, ledger, time.monotonic() - began):
        is_enough = kills.total >= goal.kills and kills.databases >= goal.database_kills
        rarer = _LATER if is_enough and goal is _LONG else 1
        time.sleep(random.uniform(0.3, 2.0) * rarer)
        kills.keep_up()
        if time.monotonic() > next_database:
            kills.database()
            next_database = time.monotonic() + random.uniform(0.5, 1.5) * _SECONDS_BETWEEN_DATABASE_KILLS * rarer
        elif (chance := random.random()) < 0.35:
            kills.other(_next_of(kills))
        elif kills.is_serving():
            kills.master() if chance < 0.45 else kills.worker()
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(f"  {len(ledger.shown)} reports, {kills.total} and {kills.databases} kills", flush=True)


def _next_of(kills: Kills) -> str:
    """The process beside the web whose turn it is: the worker twice as often as each of the others."""
    return min(kills.beside, key=lambda name: kills.others[name] / (2 if name == WORKER else 1))


def _is_reached(goal: Goal, kills: Kills, ledger: Ledger, seconds: float) -> bool:
    if seconds > goal.most_seconds:
        return True
    enough = len(ledger.shown) >= goal.submissions and kills.total >= goal.kills
    return seconds > goal.seconds and enough and kills.databases >= goal.database_kills


def _settled(platform: Prepared, kills: Kills) -> int:
    """Wait until nothing is owed any more; return what still is after a long while."""
    give_up = time.monotonic() + _SECONDS_TO_SETTLE
    while (left := unsettled(platform.layout)) and time.monotonic() < give_up:
        kills.keep_up()
        time.sleep(2)
    return left
