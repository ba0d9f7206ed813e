"""Start, stop and repair the server."""

import fcntl
import os
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shlex import quote

import psycopg

from soh.core.database_roles import APPLICATION
from soh.operations.postgres import processes, roles
from soh.operations.postgres.account import Account
from soh.operations.postgres.binaries import Binaries, usable_by
from soh.operations.postgres.errors import PostgresError
from soh.operations.postgres.layout import DATABASE, PORT, SUPERUSER, Layout

SECONDS_TO_START = 60
SECONDS_OF_RETRIES = 20

SETTINGS = {
    "listen_addresses": "",  # a private Unix socket: over TCP, `trust` would let in every local user
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "2GB",
    "max_locks_per_transaction": "256",  # a test that empties every table takes a lock for each
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",  # statements may hold personal data
    "log_checkpoints": "off",
}


def is_ready(layout: Layout | None = None) -> bool:
    """Whether the application can use its database now. True only after a real connection."""
    place = layout or Layout.default()
    if not place.socket.exists():
        return False
    try:
        connect(place, user=APPLICATION).close()
    except psycopg.Error:
        return False
    return True


def connect(layout: Layout, *, user: str = SUPERUSER, database: str = DATABASE) -> psycopg.Connection:
    """An autocommit connection over the server's socket."""
    return psycopg.connect(
        host=str(layout.socket_folder),
        port=PORT,
        user=user,
        dbname=database,
        autocommit=True,
        connect_timeout=10,
    )


def ensure_running(layout: Layout | None = None) -> Layout:
    """The running server's layout, starting it when needed. A few milliseconds when it is up."""
    place = layout or Layout.default()
    return place if is_ready(place) else start(place)


def start(layout: Layout | None = None) -> Layout:
    """Start the server unless it is up, with roles and database ready.

    Safe to call from several processes at once.
    """
    place = layout or Layout.default()
    with _alone(place):
        if is_ready(place):
            return place
        account = Account.for_server()
        _prepare_home(place, account)
        binaries = usable_by(account)
        _forget_dead_server(place)
        _initialise(place, account, binaries)
        if _server_process(place) is None:
            _launch(place, account, binaries)
        with _first_connection(place) as administrator:
            roles.prepare(administrator, database=DATABASE, for_tests=True)
    return place


def stop(layout: Layout | None = None) -> bool:
    """Stop the server and wait for its end; False when none was running. Data stay."""
    place = layout or Layout.default()
    if not place.home.exists():
        return False
    with _alone(place):
        pid = _server_process(place)
        if pid is None:
            return False
        for ending, seconds in ((signal.SIGINT, 20), (signal.SIGQUIT, 10), (signal.SIGKILL, 5)):
            if _end(pid, ending, seconds):
                return True
    raise PostgresError(f"The database server (process {pid}) does not end. Its log is {place.log}.")


@contextmanager
def _alone(layout: Layout) -> Iterator[None]:
    """One start or stop at a time for each server; the lock ends with its holder, however it dies."""
    try:
        layout.lock.parent.mkdir(parents=True, exist_ok=True)
        lock = layout.lock.open("w")
    except PermissionError as error:
        raise PostgresError(
            f"{layout.lock} may not be written by this user. Run as the user who made it, "
            "or choose another folder by SOH_DATA_DIR."
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _prepare_home(layout: Layout, account: Account) -> None:
    home = layout.real_home
    home.parent.mkdir(parents=True, exist_ok=True)
    account.owned_folder(home)
    account.owned_folder(layout.socket_folder)
    if home != layout.home.resolve():
        layout.home.symlink_to(home)


def _initialise(layout: Layout, account: Account, binaries: Binaries) -> None:
    """Make the data directory, complete or not at all."""
    if layout.cluster.joinpath("PG_VERSION").exists():
        return
    draft = layout.real_home / "data.draft"
    shutil.rmtree(draft, ignore_errors=True)
    made = account.run(
        binaries["initdb"],
        *("--pgdata", draft, "--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8"),
        *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C"),
        libraries=binaries.libraries,
    )
    if made.returncode != 0:
        reason = made.stdout.strip()
        raise PostgresError(f"The database could not be created in {layout.real_home}:\n{reason}")
    shutil.rmtree(layout.cluster, ignore_errors=True)
    draft.rename(layout.cluster)


def _server_process(layout: Layout) -> int | None:
    """The process id of this layout's server.

    A process id alone proves nothing: it must be a server of this folder.
    """
    cluster = str(layout.cluster)
    for pid, arguments in processes.all_command_lines():
        if Path(arguments[0]).name == "postgres" and f" {cluster} " in f" {' '.join(arguments)} ":
            return pid
    return None


def _forget_dead_server(layout: Layout) -> None:
    """Clear the locks of a killed server, and end a server whose data directory was deleted under it."""
    pid = _server_process(layout)
    if pid is not None and layout.cluster.joinpath("postmaster.pid").exists():
        return
    if pid is not None:
        _end(pid, signal.SIGQUIT, 10)
    (layout.cluster / "postmaster.pid").unlink(missing_ok=True)
    layout.socket.unlink(missing_ok=True)
    layout.socket.with_name(layout.socket.name + ".lock").unlink(missing_ok=True)


def _launch(layout: Layout, account: Account, binaries: Binaries) -> None:
    settings = {**SETTINGS, "unix_socket_directories": f'"{layout.socket_folder}"'}
    options = " ".join(f"-c {name}={quote(value)}" for name, value in settings.items())
    give_up = time.monotonic() + SECONDS_OF_RETRIES
    while True:
        started = account.run(
            binaries["pg_ctl"],
            *("start", "--pgdata", layout.cluster, "--log", layout.log, "--wait"),
            *("--timeout", str(SECONDS_TO_START), "--options", options),
            libraries=binaries.libraries,
        )
        if started.returncode == 0:
            return
        if time.monotonic() > give_up:
            raise PostgresError(f"The database server does not start. {_last_words(layout)}")
        time.sleep(0.3)  # back ends of a killed server may still be leaving
        _forget_dead_server(layout)


def _last_words(layout: Layout) -> str:
    try:
        lines = layout.log.read_text(errors="replace").splitlines()
    except OSError:
        return f"It wrote no log to {layout.log}."
    return "\n".join([f"The end of its log {layout.log}:", *lines[-8:]])


@contextmanager
def _first_connection(layout: Layout) -> Iterator[psycopg.Connection]:
    """The administrator's connection, as soon as the server has recovered."""
    give_up = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            connection = connect(layout, database="postgres")
            break
        except psycopg.OperationalError as error:
            if time.monotonic() > give_up:
                words = _last_words(layout)
                raise PostgresError(f"The database server does not answer: {error}. {words}") from error
            time.sleep(0.1)
    with connection:
        yield connection


def _end(pid: int, ending: signal.Signals, seconds: float) -> bool:
    """Send the signal and wait for the process to end."""
    with suppress(ProcessLookupError):
        os.kill(pid, ending)
    give_up = time.monotonic() + seconds
    while processes.command_line(pid):
        if time.monotonic() > give_up:
            return False
        time.sleep(0.02)
    return True
