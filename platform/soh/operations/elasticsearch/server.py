"""Start and stop the server."""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from soh.operations.elasticsearch.distribution import installed
from soh.operations.elasticsearch.errors import CannotBeHad, ElasticsearchError
from soh.operations.elasticsearch.java import java_home
from soh.operations.elasticsearch.layout import Layout
from soh.operations.postgres import processes
from soh.operations.postgres.account import Account
from soh.operations.postgres.errors import PostgresError

SECONDS_TO_START = 180
SECONDS_TO_END = 30
HEAP = "512m"
LAUNCHER = "org.elasticsearch.server.launcher.ServerLauncher"
CONFIGURATION = """\
cluster.name: soh
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport}
path.data: {home}/data
path.logs: {home}/logs
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
"""


def is_ready(layout: Layout | None = None) -> bool:
    """Whether the server answers and can be written to."""
    place = layout or Layout.default()
    try:
        with urllib.request.urlopen(f"{place.url}/_cluster/health", timeout=5) as answer:  # noqa: S310 - our own
            return json.load(answer).get("status") in ("green", "yellow")
    except (OSError, ValueError):
        return False


def ensure_running(layout: Layout | None = None) -> Layout:
    """The running server's layout, starting it when needed. A few milliseconds when it is up."""
    place = layout or Layout.default()
    return place if is_ready(place) else start(place)


def start(layout: Layout | None = None) -> Layout:
    """Start the server unless it is up. Safe to call from several processes at once.

    Raises CannotBeHad when this machine has not what it takes, ElasticsearchError when it does not come up.
    """
    place = layout or Layout.default()
    with _alone(place):
        if is_ready(place):
            return place
        java, distribution = java_home(), installed()
        account = _account()
        _end_process(place)  # one that hangs
        _prepare(place, account, distribution)
        process = _launch(place, account, java, distribution)
        _wait(place, process)
    return place


def stop(layout: Layout | None = None) -> bool:
    """Stop the server and wait for its end; False when none was running. Indexes stay."""
    place = layout or Layout.default()
    if not place.lock.parent.exists():
        return False
    with _alone(place):
        return _end_process(place)


@contextmanager
def _alone(layout: Layout) -> Iterator[None]:
    """One start or stop at a time; the lock ends with its holder, however it dies."""
    layout.lock.parent.mkdir(parents=True, exist_ok=True)
    with layout.lock.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _account() -> Account:
    try:
        return Account.for_server()
    except PostgresError as problem:
        raise CannotBeHad(
            "Elasticsearch does not run as root, and this machine has no user “nobody” for it. "
            "Start as an ordinary user, or name a server of your own: SEARCH_URL, for tests TEST_SEARCH_URL."
        ) from problem


def _prepare(layout: Layout, account: Account, distribution: Path) -> None:
    """Make the folders of the server with its settings anew; what it has indexed stays."""
    layout.home.parent.mkdir(parents=True, exist_ok=True)
    try:
        account.owned_folder(layout.home)
    except PostgresError as problem:
        raise ElasticsearchError(f"{layout.home} belongs to another user. Remove it.") from problem
    config = layout.home / "config"
    shutil.rmtree(config, ignore_errors=True)
    shutil.copytree(distribution / "config", config)
    settings = CONFIGURATION.format(port=layout.port, transport=layout.port + 100, home=layout.home)
    (config / "elasticsearch.yml").write_text(settings)
    for name in ("data", "logs", "tmp"):
        (layout.home / name).mkdir(exist_ok=True)
    if account.uid is not None and account.gid is not None:
        for path in (config, *config.rglob("*"), *(layout.home / name for name in ("data", "logs", "tmp"))):
            os.chown(path, account.uid, account.gid)


def _launch(layout: Layout, account: Account, java: Path, distribution: Path) -> subprocess.Popen[bytes]:
    """Start the launcher, which keeps the server as its child."""
    identity: dict[str, Any] = {}
    if account.uid is not None:
        identity = {"user": account.uid, "group": account.gid, "extra_groups": []}
    program = str(java / "bin" / "java")
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "ES_HOME": str(distribution),
        "ES_PATH_CONF": str(layout.home / "config"),
        "ES_TMPDIR": str(layout.home / "tmp"),
        "ES_JAVA_HOME": str(java),
        "JAVA": program,
        "ES_DISTRIBUTION_TYPE": "tar",
        "JAVA_TYPE": "ES_JAVA_HOME",
        "ES_JAVA_OPTS": f"-Xms{HEAP} -Xmx{HEAP}",
        "HOSTNAME": "localhost",
    }
    options = ["-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", _mark(layout)]
    with layout.log.open("wb") as log:
        return subprocess.Popen(
            [program, *options, "-cp", "lib/tools/server-launcher/*", LAUNCHER],
            cwd=distribution,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C in the terminal is for us, not for the server
            **identity,
        )


def _wait(layout: Layout, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while not is_ready(layout):
        if process.poll() is not None or time.monotonic() > give_up:
            _end_process(layout)
            raise ElasticsearchError(f"Elasticsearch does not start. {_last_words(layout)}")
        time.sleep(0.3)


def _mark(layout: Layout) -> str:
    """An argument that tells this server's launcher from every other process."""
    return f"-Dsoh.search.home={layout.home}"


def _end_process(layout: Layout) -> bool:
    """End the launcher, and with it the server; False when there was none."""
    found = [pid for pid, arguments in processes.all_command_lines() if _mark(layout) in arguments]
    for pid in found:
        for ending, seconds in ((signal.SIGTERM, SECONDS_TO_END), (signal.SIGKILL, 5)):
            with suppress(ProcessLookupError):
                os.killpg(pid, ending)  # it leads a group of its own
            give_up = time.monotonic() + seconds
            while _group_lives(pid) and time.monotonic() < give_up:
                time.sleep(0.1)
            if not _group_lives(pid):
                break
    return bool(found)


def _group_lives(leader: int) -> bool:
    for pid, _ in processes.all_command_lines():
        with suppress(ProcessLookupError):
            if os.getpgid(pid) == leader:
                return True
    return False


def _last_words(layout: Layout) -> str:
    try:
        lines = layout.log.read_text(errors="replace").splitlines()
    except OSError:
        return f"It wrote no log to {layout.log}."
    return "\n".join([f"The end of its log {layout.log}:", *lines[-8:]])
