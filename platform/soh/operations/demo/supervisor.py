"""Keeps the processes of the demo alive, and ends them together."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

from soh.operations.demo.family import Member
from soh.operations.demo.terminal import say

SECONDS_TO_END = 8.0
SECONDS_OF_HEALTH = 30.0
LONGEST_PAUSE = 20.0
BETWEEN_LOOKS = 0.2


class Child:
    """One member of the family and its current process."""

    def __init__(self, member: Member, log: Path) -> None:
        self.member = member
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.pause = 0.5
        self.start_at = 0.0

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C reaches only the supervisor, which ends all in order."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.member.command,
                env=self.member.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.started_at = time.monotonic()

    def look(self) -> None:
        """Start it again, after a pause that grows, when it has ended."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_at:
                self.start()
        elif self.process.poll() is not None:
            self.signal(signal.SIGKILL)  # what is left of its process group would keep the port
            self.pause = 0.5 if now - self.started_at > SECONDS_OF_HEALTH else min(self.pause * 2, LONGEST_PAUSE)
            say(f"{self.member.name} ended ({_ending(self.process.returncode)}); starting it again.")
            if self.pause > 2:
                say(f"  It keeps ending. The end of {self.log}:\n{last_lines(self.log)}")
            self.start_at = now + self.pause
            self.process = None

    def signal(self, number: signal.Signals) -> None:
        """Send to the process and its own children."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)


class Supervisor:
    """The foreground process: starts all, looks after all, ends all."""

    def __init__(self, members: list[Member], logs: Path, *, on_change: Callable[[dict[str, int]], None]) -> None:
        self.children = [Child(member, logs / f"{member.name.replace(' ', '-')}.log") for member in members]
        self.on_change = on_change
        self.stop_requests = 0

    def start(self) -> None:
        """Start every process; from here on SIGINT, SIGTERM and SIGHUP ask for the end."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        for child in self.children:
            child.start()
        self._note()

    def watch(self, *, until: Callable[[], bool], also: Callable[[], None] = lambda: None) -> bool:
        """Look after the processes until `until` is true (True) or the end was asked for (False)."""
        while not self.stop_requests:
            if until():
                return True
            before = self._pids()
            for child in self.children:
                child.look()
            if self._pids() != before:
                self._note()
            also()
            time.sleep(BETWEEN_LOOKS)
        return False

    def end(self) -> None:
        """End every process: asked first, killed after some seconds or at a second Ctrl-C."""
        for child in self.children:
            child.signal(signal.SIGTERM)
        give_up = time.monotonic() + SECONDS_TO_END
        while self._pids() and time.monotonic() < give_up and self.stop_requests < 2:
            time.sleep(0.05)
        for child in self.children:
            child.signal(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
        self.on_change({})

    def _pids(self) -> dict[str, int]:
        return {
            child.member.name: child.process.pid
            for child in self.children
            if child.process is not None and child.process.poll() is None
        }

    def _note(self) -> None:
        self.on_change(self._pids())

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stop_requests += 1


def last_lines(log: Path, how_many: int = 6) -> str:
    """The end of a log, indented."""
    try:
        lines = log.read_text(errors="replace").splitlines()[-how_many:]
    except OSError:
        lines = []
    return "\n".join(f"    {line}" for line in lines) or "    (empty)"


def _ending(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
