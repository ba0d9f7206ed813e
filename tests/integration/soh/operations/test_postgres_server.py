"""The embedded server comes up after anything that can happen to it, and nothing committed is lost."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from soh.core.database_roles import APPLICATION, OWNER
from soh.operations.postgres import Layout, PostgresError, binaries, is_ready, processes, server, start, stop
from soh.operations.postgres.account import Account

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives the server to another user")

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def layout() -> Iterator[Layout]:
    """A server of this test's own, in a folder that every user may enter."""
    with tempfile.TemporaryDirectory(prefix="soh-test-") as folder:
        Path(folder).chmod(0o755)
        place = Layout(Path(folder) / "postgres")
        yield place
        stop(place)


def pid_of(layout: Layout) -> int:
    """The server's process id as it wrote it."""
    return int(layout.cluster.joinpath("postmaster.pid").read_text().split()[0])


def run(layout: Layout, statement: str, user: str = OWNER) -> list[tuple]:
    """One committed statement."""
    with server.connect(layout, user=user) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def start_in_process(layout: Layout) -> subprocess.CompletedProcess[str]:
    """Start it as a program of its own, as `make` does."""
    return subprocess.run(
        [sys.executable, "-m", "soh.operations.postgres", "start"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "platform"), "SOH_DATA_DIR": str(layout.home.parent)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_processes_that_race_a_cold_start_get_one_server(layout: Layout) -> None:
    with ThreadPoolExecutor(6) as threads:
        finished = list(threads.map(lambda _: start_in_process(layout), range(6)))

    assert [process.returncode for process in finished] == [0] * 6, [process.stderr for process in finished]
    assert len({process.stdout for process in finished}) == 1
    servers = [arguments for _, arguments in processes.all_command_lines() if str(layout.cluster) in arguments]
    assert len(servers) == 1


def test_the_first_start_makes_roles_that_row_level_security_binds(layout: Layout) -> None:
    start(layout)

    rights = run(layout, "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname LIKE 'soh%' ORDER BY 1")
    assert rights == [(role, False, False) for role in ("soh_app", "soh_claimer", "soh_owner")]
    assert run(layout, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'soh'") == [(OWNER,)]


def test_it_listens_on_a_socket_in_a_folder_closed_to_others_and_on_no_port(layout: Layout) -> None:
    start(layout)

    assert run(layout, "SHOW listen_addresses") == [("",)]
    assert layout.real_home.stat().st_mode & 0o077 == 0
    assert layout.socket_folder.stat().st_mode & 0o077 == 0


def test_a_killed_server_comes_back_with_every_committed_row(layout: Layout) -> None:
    start(layout)
    run(layout, "CREATE TABLE kept (number int)")
    for number in range(3):
        run(layout, f"INSERT INTO kept VALUES ({number})")
        os.kill(pid_of(layout), signal.SIGKILL)
        start(layout)

    assert run(layout, "SELECT number FROM kept ORDER BY 1") == [(0,), (1,), (2,)]


def test_a_row_that_was_not_committed_is_gone_after_a_kill(layout: Layout) -> None:
    start(layout)
    run(layout, "CREATE TABLE kept (number int)")
    connection = server.connect(layout, user=OWNER)
    connection.autocommit = False
    connection.execute("INSERT INTO kept VALUES (1)")
    os.kill(pid_of(layout), signal.SIGKILL)
    start(layout)

    with pytest.raises(psycopg.OperationalError):
        connection.commit()
    assert run(layout, "SELECT count(*) FROM kept") == [(0,)]


def test_a_stale_lock_that_names_a_living_stranger_is_cleared_and_the_stranger_lives(layout: Layout) -> None:
    start(layout)
    os.kill(pid_of(layout), signal.SIGKILL)
    lock = layout.cluster / "postmaster.pid"
    with subprocess.Popen(["sleep", "60"]) as stranger:
        old = lock.read_text().split("\n", 1)[1]
        lock.write_text(f"{stranger.pid}\n{old}")
        layout.socket.with_name(layout.socket.name + ".lock").write_text(f"{stranger.pid}\n{old}")

        start(layout)

        assert is_ready(layout)
        assert stranger.poll() is None
        stranger.kill()


def test_stopping_never_signals_a_stranger_named_by_a_stale_lock(layout: Layout) -> None:
    start(layout)
    os.kill(pid_of(layout), signal.SIGKILL)
    with subprocess.Popen(["sleep", "60"]) as stranger:
        layout.cluster.joinpath("postmaster.pid").write_text(f"{stranger.pid}\n")

        assert stop(layout) is False

        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize("content", ["", "12", "not a number\n"])
def test_a_half_written_lock_is_cleared(layout: Layout, content: str) -> None:
    start(layout)
    stop(layout)
    layout.cluster.joinpath("postmaster.pid").write_text(content)

    start(layout)

    assert is_ready(layout)


def test_a_data_folder_that_was_half_made_is_made_anew(layout: Layout) -> None:
    start(layout)
    stop(layout)
    layout.cluster.rename(layout.real_home / "data.draft")

    start(layout)

    assert is_ready(layout)


def test_a_data_folder_deleted_under_the_running_server_gives_a_new_server(layout: Layout) -> None:
    start(layout)
    orphan = pid_of(layout)
    subprocess.run(["rm", "-rf", layout.real_home], check=True)

    start(layout)

    assert processes.command_line(orphan) == []
    assert run(layout, "SELECT 1", user=APPLICATION) == [(1,)]


def test_starting_twice_leaves_the_same_server(layout: Layout) -> None:
    start(layout)
    first = pid_of(layout)

    start(layout)

    assert pid_of(layout) == first


def test_stopping_ends_it_and_stopping_again_says_so(layout: Layout) -> None:
    start(layout)

    assert stop(layout) is True
    assert is_ready(layout) is False
    assert stop(layout) is False


def test_it_starts_under_a_path_longer_than_a_socket_may_have(layout: Layout) -> None:
    deep = layout.home.parent / ("long folder " * 10).strip()
    deep.mkdir(mode=0o755)
    place = Layout(deep / "postgres")
    try:
        start(place)
        assert is_ready(place)
        assert deep not in place.socket.parents
    finally:
        stop(place)


@as_root
def test_it_starts_for_root_inside_a_folder_closed_to_others(layout: Layout) -> None:
    layout.home.parent.chmod(0o700)

    start(layout)

    assert is_ready(layout)
    assert layout.home.is_symlink()
    assert layout.home.parent.stat().st_mode & 0o077 == 0
    stop(layout)
    subprocess.run(["rm", "-rf", layout.real_home], check=True)


@as_root
def test_it_copies_the_programs_out_when_the_servers_user_cannot_reach_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    original = binaries.packaged()
    hidden = tmp_path / "site-packages"
    hidden.mkdir()
    hidden.joinpath(binaries.PACKAGE).symlink_to(original.folder.parents[1])
    closed = binaries.Binaries(hidden / binaries.PACKAGE / "pginstall" / "bin", original.libraries)

    monkeypatch.setattr(binaries, "packaged", lambda: closed)

    copy = binaries.usable_by(Account.for_server())

    assert binaries.COPIES in copy.folder.parents
    assert Account.for_server().run(copy["postgres"], "--version").returncode == 0
    subprocess.run(["rm", "-rf", copy.folder.parents[2]], check=True)


@as_root
def test_a_data_folder_of_another_user_is_refused_with_what_to_do(layout: Layout) -> None:
    layout.home.mkdir()

    with pytest.raises(PostgresError, match="belongs to another user"):
        start(layout)
