"""`python -m soh.operations.demo`, as `make` runs it: every refusal is a sentence that says what to do."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from soh.operations.demo.record import Record

ROOT = Path(__file__).resolve().parents[4]


def demo(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it on a data folder of its own."""
    paths = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'platform'}:{ROOT}", "SOH_DATA_DIR": str(folder)}
    return subprocess.run(
        [sys.executable, "-m", "soh.operations.demo", *arguments],
        env={**paths, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def taken() -> Iterator[str]:
    """A port that another program listens on."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield str(holder.getsockname()[1])


def test_a_port_in_use_ends_it_before_anything_is_made(tmp_path: Path, taken: str) -> None:
    ended = demo(tmp_path, SOH_PUBLIC_PORT=taken)

    assert ended.returncode == 1
    assert f"Port {taken} is in use" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "postgres").exists()


def test_a_second_demo_is_refused(tmp_path: Path) -> None:
    with Record(tmp_path).held():
        ended = demo(tmp_path)

    assert ended.returncode == 1
    assert "already running" in ended.stderr


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgres://u:p@127.0.0.1:1/soh", "DATABASE_URL cannot be used"),
        ("postgres://u:p@127.0.0.1:1", "name of a database"),
    ],
)
def test_a_database_that_cannot_be_used_is_named(tmp_path: Path, url: str, words: str) -> None:
    ended = demo(tmp_path, DATABASE_URL=url, SOH_PUBLIC_PORT="48731", SOH_STAFF_PORT="48732")

    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr


def test_emptying_a_database_that_the_demo_did_not_fill_is_refused(tmp_path: Path) -> None:
    ended = demo(tmp_path, "reset", DATABASE_URL="postgres://u:p@127.0.0.1:1/company")

    assert ended.returncode == 1
    assert "left alone" in ended.stderr


def test_stopping_what_does_not_run_succeeds(tmp_path: Path) -> None:
    ended = demo(tmp_path, "stop")

    assert ended.returncode == 0
    assert ended.stdout == "The demo was not running.\nThe database was not running.\n"


def test_an_unknown_command_prints_the_usage() -> None:
    ended = demo(Path("/nonexistent"), "dance")

    assert ended.returncode == 2
    assert ended.stderr.startswith("Usage:")
