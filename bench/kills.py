"""SIGKILL for parts of the running platform, and bringing them back."""

import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress

import psycopg

from bench.errors import BenchError
from bench.server import Server
from soh.operations.postgres import Layout, is_ready, processes, start
from soh.operations.postgres.server import connect

WORKER, SCANNER, RECEIVER = "worker", "scanner", "receiver"
_UNDER_WAY = "SELECT count(*) FROM reporting_delivery WHERE claimed_until > now()"


class Kills:
    """Kills and counts. Only processes of this bench: those it started, the PostgreSQL of its own folder.

    `beside` are the processes besides the web server, by what they are called in the figures.
    """

    def __init__(self, server: Server, layout: Layout, beside: dict[str, Server] | None = None) -> None:
        self.server, self.layout, self.beside = server, layout, beside or {}
        self.workers = self.masters = self.databases = self.mid_delivery = 0
        self.others: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """How many processes were killed, PostgreSQL's apart."""
        return self.workers + self.masters + self.others.total()

    def other(self, name: str) -> None:
        """Kill a process beside the web server with all that it started, and start it anew."""
        member = self.beside[name]
        process = member.process
        if process is None or process.poll() is not None:
            return
        under_way = self._deliveries_under_way() if name == WORKER else 0
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.others[name] += 1
        self.mid_delivery += bool(under_way)
        member.start()

    def _deliveries_under_way(self) -> int:
        try:
            with connect(self.layout) as administrator:
                row = administrator.execute(_UNDER_WAY).fetchone()
        except psycopg.Error:
            return 0  # the database is being killed, too
        return int(row[0]) if row else 0

    def worker(self) -> None:
        """Kill one web worker; the master makes another."""
        with suppress(ProcessLookupError):
            os.kill(random.choice(self.server.workers()), signal.SIGKILL)
            self.workers += 1

    def master(self) -> None:
        """Kill the master, leave its orphans to serve for a moment, kill them too, and start anew."""
        process = self.server.process
        if process is None:
            return
        os.kill(process.pid, signal.SIGKILL)
        time.sleep(random.choice((0.0, random.uniform(0.1, 1.0))))
        with suppress(ProcessLookupError):  # not yet waited for, so that its number is nobody else's
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.masters += 1
        self.server.start()

    def database(self) -> None:
        """Kill the postmaster and start it again: it recovers from its log."""
        noted = self.layout.cluster / "postmaster.pid"
        pid = int(noted.read_text().split()[0])
        if str(self.layout.cluster) not in " ".join(processes.command_line(pid)):
            raise BenchError(f"Process {pid} is not the bench's PostgreSQL.")
        os.kill(pid, signal.SIGKILL)
        self.databases += 1
        time.sleep(random.uniform(0.0, 1.0))
        start(self.layout)

    def keep_up(self) -> None:
        """Start again whatever is down."""
        if not self.server.is_running():
            if self.server.process is not None:
                self.server.end()
            self.server.start()
        if not is_ready(self.layout):
            start(self.layout)
        for member in self.beside.values():
            if not member.is_running():
                member.end()
                member.start()

    def is_serving(self) -> bool:
        """Whether there are workers to kill."""
        return self.server.is_running() and bool(self.server.workers())
