"""One demo at a time, and what is left of one that was killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from soh.operations.demo.ending import end_survivors
from soh.operations.demo.problems import DemoError
from soh.operations.demo.record import Record

HOLD = """
import sys, time
from pathlib import Path
from soh.operations.demo.record import Record
with Record(Path(sys.argv[1])).held():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A demo of this test's own."""
    return Record(tmp_path)


def hold(record: Record) -> subprocess.Popen[str]:
    """Another process that is the demo."""
    platform = Path(__file__).resolve().parents[5] / "platform"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(record.folder)],
        env={**os.environ, "PYTHONPATH": str(platform)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_demo_is_refused_with_the_first_ones_process_and_what_to_do(record: Record) -> None:
    with hold(record) as first:
        with pytest.raises(DemoError, match=rf"process {first.pid}.*make demo-stop"), record.held():
            pass
        assert record.holder() == first.pid
        first.kill()


def test_a_killed_demo_holds_nothing(record: Record) -> None:
    with hold(record) as first:
        first.send_signal(signal.SIGKILL)

    assert record.holder() is None
    with record.held():
        pass


def test_nobody_holds_it_before_and_after(record: Record) -> None:
    assert record.holder() is None
    with record.held():
        pass
    assert record.holder() is None


def test_what_a_killed_demo_left_is_ended(record: Record) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)", "soh.wsgi:application"]
    with subprocess.Popen(command, start_new_session=True) as left:
        record.write({"public web": left.pid})
        while not record.survivors():  # a new process has no name for a moment
            time.sleep(0.01)

        end_survivors(record)

        assert left.wait(5) == -signal.SIGTERM
    assert record.survivors() == {}


def test_a_stranger_with_a_noted_number_is_left_alone(record: Record) -> None:
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as stranger:
        record.write({"public web": stranger.pid})

        end_survivors(record)

        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize("note", ["", "{"])
def test_a_half_written_note_counts_as_none(record: Record, note: str) -> None:
    record.folder.joinpath("demo-processes.json").write_text(note)

    assert record.survivors() == {}
