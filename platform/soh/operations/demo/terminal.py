"""What the person at the terminal sees."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def say(text: str = "") -> None:
    """One line, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step of the start, and say how long it took."""
    say(f"• {name}")
    began = time.monotonic()
    yield
    say(f"  done in {time.monotonic() - began:.1f} s")


def shown(path: Path) -> str:
    """A path as the person would type it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def table(headings: list[str], rows: list[list[str]]) -> None:
    """Columns as wide as they need to be."""
    widths = [max(len(cell) for cell in column) for column in zip(headings, *rows, strict=True)]
    for row in [headings, ["─" * width for width in widths], *rows]:
        say("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
