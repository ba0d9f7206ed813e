"""`make demo`: start the platform and stay in the foreground."""

import os
import signal
import subprocess
import sys
import time
from types import FrameType

from soh.operations.demo import database, family, guide, keys, notices, scanner, search
from soh.operations.demo.ending import end_survivors
from soh.operations.demo.ports import Ports
from soh.operations.demo.problems import DemoError
from soh.operations.demo.readiness import Answering
from soh.operations.demo.record import Record
from soh.operations.demo.supervisor import Supervisor
from soh.operations.demo.terminal import say, shown, step
from soh.operations.postgres.layout import data_folder


def run() -> int:
    """Prepare, serve until Ctrl-C or SIGTERM, and end everything but the database."""
    began = time.monotonic()
    signal.signal(signal.SIGTERM, _interrupt)
    ports = Ports.from_environment()
    record = Record.default()
    with record.held():
        end_survivors(record)
        ports.require_free()
        supervisor = Supervisor(prepare(ports), data_folder() / "log", on_change=record.write)
        try:
            with step("Processes: public web, staff web, worker"):
                supervisor.start()
                answered = supervisor.watch(until=Answering(ports))
            if answered:
                guide.show(data_folder() / "demo.json", ports)
                say(f"\nReady after {time.monotonic() - began:.0f} s. Logs: {shown(data_folder() / 'log')}")
                say("Press Ctrl-C to stop.")
                supervisor.watch(until=lambda: False, also=database.Watch())
            say("\nStopping.")
        finally:
            supervisor.end()
    say("Stopped. The data are kept" + _database_stays())
    return 0


def prepare(ports: Ports) -> list[family.Member]:
    """Database, migrations, static files and content; returns the processes to start."""
    folder = data_folder()
    secrets_file = folder / "secrets.json"
    secrets = keys.load_or_make(secrets_file, content_exists=(folder / "demo.json").exists())
    with step("Database: " + ("embedded PostgreSQL" if database.is_embedded() else "the one of DATABASE_URL")):
        databases = database.prepare(secrets_file)
    if search.wants_elasticsearch():
        with step("Search: Elasticsearch, fetched the first time"):
            os.environ["SEARCH_URL"] = search.start()
    more = [*scanner.prepare(), *notices.prepare(ports)]
    command = [sys.executable, "-m", "soh.operations.demo.preparation"]
    done = subprocess.run(command, env=family.preparing(ports, secrets, databases), check=False)
    if done.returncode != 0:
        raise DemoError(
            "The demo could not be prepared; the lines above say why. "
            "If an earlier version left its data, start over with: make demo-reset"
        )
    return [*family.members(ports, secrets, databases), *more]


def _database_stays() -> str:
    if database.is_embedded():
        return ", and the database stays up; `make demo-stop` ends it too."
    return "."


def _interrupt(number: int, frame: FrameType | None) -> None:
    """SIGTERM before the processes run means the same as Ctrl-C."""
    raise KeyboardInterrupt
