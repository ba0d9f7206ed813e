"""A web server under measurement: start it, ask what CPU it used, kill parts of it, end it."""

import http.client
import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from bench import priority
from bench.errors import BenchError
from bench.place import results_folder

_TICKS = os.sysconf("SC_CLK_TCK")
_SECONDS_TO_ANSWER = 90.0


class Server:
    """A gunicorn master and its workers, in a process group of their own."""

    def __init__(
        self, name: str, command: list[str], environment: dict[str, str], port: int, *, priority: int = priority.USUAL
    ) -> None:
        self.name, self.command, self.environment, self.port = name, command, environment, port
        self.priority = priority
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Server":
        self.start()
        try:
            self.wait_until_it_answers()
        except BenchError:
            self.end()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    def start(self) -> None:
        """Start the master; it need not have come up when this returns."""
        folder = results_folder()
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{self.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        priority.give(self.process.pid, self.priority)

    def wait_until_it_answers(self, path: str = "/healthz/ready") -> None:
        """Return when the server answers at all. Raises BenchError when that takes too long."""
        give_up = time.monotonic() + _SECONDS_TO_ANSWER
        while time.monotonic() < give_up:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            with suppress(OSError, http.client.HTTPException):
                connection.request("GET", path)
                if connection.getresponse().status < 500:
                    return
            time.sleep(0.2)
        raise BenchError(f"{self.name} does not answer; {results_folder() / (self.name + '.log')} says why.")

    @property
    def pid(self) -> int:
        """The master's process id."""
        if self.process is None:
            raise BenchError(f"{self.name} was not started.")
        return self.process.pid

    def workers(self) -> list[int]:
        """The process ids of the workers."""
        found = []
        for entry in Path("/proc").iterdir():
            with suppress(OSError, ValueError):
                if entry.name.isdigit() and int(_stat(int(entry.name))[1]) == self.pid:
                    found.append(int(entry.name))
        return sorted(found)

    def cpu_seconds(self) -> float:
        """CPU time of master and workers so far, user and system."""
        total = 0.0
        for pid in (self.pid, *self.workers()):
            with suppress(OSError):
                total += sum(int(ticks) for ticks in _stat(pid)[11:13]) / _TICKS
        return total

    def is_running(self) -> bool:
        """Whether the master lives."""
        return self.process is not None and self.process.poll() is None

    def end(self) -> None:
        """End all of it."""
        if self.process is None:
            return
        for number, seconds in ((signal.SIGTERM, 8), (signal.SIGKILL, 5)):
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(seconds)
        self.process = None


def _stat(pid: int) -> list[str]:
    """The fields of /proc/<pid>/stat from the state on: [1] is the parent, [11] and [12] CPU ticks."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
