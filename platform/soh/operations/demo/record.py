"""One demo at a time: a lock that ends with its holder, and a note of the processes that it started."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from soh.operations.demo.problems import DemoError
from soh.operations.postgres import processes
from soh.operations.postgres.layout import data_folder


@dataclass(frozen=True)
class Record:
    """The demo of this checkout, running or not."""

    folder: Path

    @classmethod
    def default(cls) -> "Record":
        """The demo whose files are in the data folder."""
        return cls(data_folder())

    @property
    def _lock(self) -> Path:
        return self.folder / "demo.lock"

    @property
    def _note(self) -> Path:
        return self.folder / "demo-processes.json"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Be the one demo; DemoError when there is one."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._lock.open("a+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise DemoError(
                    f"The demo of this folder is already running{self._whose()}. "
                    "Use it as it is, press Ctrl-C where it runs, or stop it with: make demo-stop"
                ) from None
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield
            lock.truncate(0)

    def holder(self) -> int | None:
        """The process id of the running demo."""
        try:
            with self._lock.open() as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            return None
        except BlockingIOError:
            text = self._lock.read_text()
            return int(text) if text.isdigit() else None
        return None

    def write(self, started: dict[str, int]) -> None:
        """Note the demo's processes: name to process id."""
        self._note.write_text(json.dumps(started))

    def survivors(self) -> dict[str, int]:
        """Processes of an earlier demo that outlived it, because it was killed."""
        try:
            noted = json.loads(self._note.read_text())
        except (OSError, ValueError):
            return {}
        return {name: pid for name, pid in noted.items() if _is_ours(pid)}

    def _whose(self) -> str:
        text = self._lock.read_text()
        return f" (process {text})" if text else ""


def _is_ours(pid: int) -> bool:
    """Whether the process runs this platform: its number alone may belong to anyone by now."""
    arguments = " ".join(processes.command_line(pid))
    return "soh.wsgi" in arguments or "manage.py worker" in arguments
