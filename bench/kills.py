"""SIGKILL for parts of the running platform, and bringing them back."""

import os
import random
import signal
import time
from contextlib import suppress

from bench.errors import BenchError
from bench.server import Server
from soh.operations.postgres import Layout, is_ready, processes, start


class Kills:
    """Kills and counts. Only processes of this bench: the server it started, the PostgreSQL of its own folder."""

    def __init__(self, server: Server, layout: Layout) -> None:
        self.server, self.layout = server, layout
        self.workers = self.masters = self.databases = 0

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

    def is_serving(self) -> bool:
        """Whether there are workers to kill."""
        return self.server.is_running() and bool(self.server.workers())
