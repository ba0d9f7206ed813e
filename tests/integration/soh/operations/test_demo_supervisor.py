"""The foreground process of the demo: what dies comes back, and all end together."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from soh.operations.demo import supervisor as module
from soh.operations.demo.family import Member
from soh.operations.demo.supervisor import Supervisor
from soh.operations.postgres import processes

SLEEPER = "import time; time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); " + SLEEPER
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(61)'])"


class Family:
    """A supervisor over small programs, and what it noted last."""

    def __init__(self, folder: Path, **programs: str) -> None:
        self.noted: dict[str, int] = {}
        environment = {"PATH": os.environ["PATH"]}
        members = [Member(name, [sys.executable, "-c", code], environment) for name, code in programs.items()]
        self.logs = folder
        self.supervisor = Supervisor(members, folder, on_change=self._note)
        self.supervisor.start()

    def _note(self, pids: dict[str, int]) -> None:
        self.noted = pids

    def watch(self, until: Callable[[], bool]) -> bool:
        """Look after them until something is true, at most half a minute."""
        give_up = time.monotonic() + 30
        return self.supervisor.watch(until=lambda: until() or time.monotonic() > give_up)


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """Put back the signal handlers that the supervisor takes."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def is_alive(pid: int) -> bool:
    """Whether a process runs."""
    return bool(processes.command_line(pid))


def test_a_killed_process_comes_back_and_the_other_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    family = Family(tmp_path, web=SLEEPER, worker=SLEEPER)
    web, worker = family.noted["web"], family.noted["worker"]

    os.kill(web, signal.SIGKILL)
    family.watch(lambda: family.noted.get("web", web) != web)

    assert is_alive(family.noted["web"])
    assert family.noted["worker"] == worker
    assert "web ended (signal SIGKILL); starting it again." in capsys.readouterr().out
    family.supervisor.end()


def test_a_process_that_keeps_ending_is_started_ever_later_and_its_log_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    family = Family(tmp_path, web="raise SystemExit('no settings')")
    [child] = family.supervisor.children

    family.watch(lambda: child.pause > 2)

    printed = capsys.readouterr().out
    assert "web ended (exit code 1)" in printed
    assert "no settings" in printed
    family.supervisor.end()


def test_ctrl_c_ends_the_watch_and_all_processes_with_their_children(tmp_path: Path) -> None:
    family = Family(tmp_path, web=PARENT, worker=SLEEPER)
    pids = dict(family.noted)
    grandchild: list[int] = []

    def found() -> bool:
        grandchild[:] = [pid for pid, words in processes.all_command_lines() if "time.sleep(61)" in words[-1]]
        return bool(grandchild)

    assert family.watch(found)
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    assert family.watch(lambda: False) is False
    family.supervisor.end()

    assert not any(is_alive(pid) for pid in [*pids.values(), *grandchild])
    assert family.noted == {}


def test_a_process_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS_TO_END", 0.3)
    family = Family(tmp_path, web=STUBBORN)
    assert family.watch(lambda: "up" in (tmp_path / "web.log").read_text())
    pid = family.noted["web"]

    family.supervisor.end()

    assert not is_alive(pid)


def test_every_process_writes_to_a_log_of_its_own(tmp_path: Path) -> None:
    family = Family(tmp_path, web="print('from web', flush=True); " + SLEEPER, worker=SLEEPER)

    family.watch(lambda: bool((tmp_path / "web.log").read_text()))
    family.supervisor.end()

    assert (tmp_path / "web.log").read_text() == "from web\n"
    assert (tmp_path / "worker.log").read_text() == ""
