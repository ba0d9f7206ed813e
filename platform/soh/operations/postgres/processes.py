"""What is running on this machine, read without guessing from a process id alone."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")


def command_line(pid: int) -> list[str]:
    """The arguments of a live process.

    Empty when there is none, it is a zombie, or it belongs to the kernel.
    """
    if PROC.joinpath("self", "cmdline").exists():
        try:
            return _split(PROC.joinpath(str(pid), "cmdline").read_bytes())
        except OSError:
            return []
    return dict(_listed()).get(pid, [])


def all_command_lines() -> Iterator[tuple[int, list[str]]]:
    """Process id and arguments of every process that this user may see."""
    if PROC.joinpath("self", "cmdline").exists():
        for entry in PROC.iterdir():
            if entry.name.isdigit() and (arguments := command_line(int(entry.name))):
                yield int(entry.name), arguments
    else:
        yield from _listed()


def _split(raw: bytes) -> list[str]:
    return [part.decode(errors="replace") for part in raw.split(b"\0") if part]


def _listed() -> Iterator[tuple[int, list[str]]]:
    """The same from `ps`, for systems without /proc.

    Arguments with spaces come apart, which our callers allow for.
    """
    listing = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,args="], capture_output=True, text=True, check=True)
    for line in listing.stdout.splitlines():
        pid, *arguments = line.split()
        yield int(pid), arguments
