"""`make demo-stop`, and clearing up after a demo that was killed."""

import os
import signal
import time
from contextlib import suppress

from soh.operations.demo import database, search
from soh.operations.demo.problems import DemoError
from soh.operations.demo.record import Record
from soh.operations.demo.terminal import say
from soh.operations.postgres import PostgresError
from soh.operations.postgres import stop as stop_database

SECONDS_TO_END = 15.0


def stop() -> int:
    """End a running demo and the embedded database."""
    record = Record.default()
    end_running(record)
    end_survivors(record)
    search.stop()
    if database.is_embedded():
        try:
            say("The database is stopped." if stop_database() else "The database was not running.")
        except PostgresError as problem:
            raise DemoError(str(problem)) from problem
    return 0


def end_running(record: Record) -> None:
    """Ask the running demo to end, and wait for it."""
    holder = record.holder()
    if holder is None:
        say("The demo was not running.")
        return
    os.kill(holder, signal.SIGTERM)
    give_up = time.monotonic() + SECONDS_TO_END
    while record.holder() is not None:
        if time.monotonic() > give_up:
            raise DemoError(f"The demo (process {holder}) does not end. Kill it with: kill -9 {holder}")
        time.sleep(0.1)
    say("The demo is stopped.")


def end_survivors(record: Record) -> None:
    """End processes that outlived a demo which was killed."""
    left = record.survivors()
    if not left:
        return
    say(f"An earlier demo was killed; ending what it left: {', '.join(left)}.")
    for number, seconds in ((signal.SIGTERM, 8.0), (signal.SIGKILL, 2.0)):
        for pid in record.survivors().values():
            with suppress(ProcessLookupError):
                os.killpg(pid, number)
        give_up = time.monotonic() + seconds
        while record.survivors() and time.monotonic() < give_up:
            time.sleep(0.05)
    record.write({})
