"""The public and the staff process of the demo, on a clone of the loaded database and ports of their own."""

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.test import override_settings

from soh.operations.demo import family, keys
from soh.operations.demo.family import Member
from soh.operations.demo.ports import ADDRESS, Ports
from soh.operations.demo.readiness import Answering
from tests.database import clones
from tests.journeys.stage.loaded import Loaded
from tests.journeys.stage.platform import Platform, neutral_url

SECONDS_TO_END = 10


def free_ports(number: int) -> list[int]:
    """Return ports that nobody listens on."""
    with ExitStack() as probes:
        found = [probes.enter_context(socket.socket()) for _ in range(number)]
        for probe in found:
            probe.bind((ADDRESS, 0))
        return [probe.getsockname()[1] for probe in found]


@contextmanager
def served(loaded: Loaded, folder: Path, purpose: str) -> Iterator[Platform]:
    """Serve a clone of the demo. All is gone afterwards."""
    shutil.copytree(loaded.folder, folder, dirs_exist_ok=True)
    with override_settings(STATIC_ROOT=folder / "static"):
        call_command("collectstatic", link=True, interactive=False, verbosity=0)
    public, staff, neutral, records = free_ports(4)
    record_system = f"localhost:{records}"
    ports = Ports(public, staff)
    database = clones.create_other_clone(purpose, loaded.template)
    databases = clones.environment(database)
    with psycopg.connect(databases["DATABASE_OWNER_URL"]) as owner:
        owner.execute("UPDATE wagtailcore_site SET port = %s", [ports.public])
    secrets = keys.load_or_make(folder / "secrets.json", content_exists=True)
    web = [member for member in family.members(ports, secrets, databases) if member.port]
    running = [_start(member, folder, neutral, record_system) for member in web]
    try:
        _wait(ports, running, folder)
        yield Platform(ports, neutral, databases, json.loads((folder / "demo.json").read_text()), folder, record_system)
    finally:
        _end(running)
        clones.drop_clone(database)


def _start(member: Member, folder: Path, neutral: int, record_system: str) -> subprocess.Popen[bytes]:
    own = {"SOH_DATA_DIR": str(folder), "LOG_LEVEL": "WARNING", "QUICK_EXIT_URL": neutral_url(neutral)}
    environment = {**member.environment, **own, "DELIVERY_ALLOWED_TEST_HOSTS": record_system}
    with (folder / f"{member.port}.log").open("ab") as log:
        return subprocess.Popen(
            member.command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _wait(ports: Ports, running: list[subprocess.Popen[bytes]], folder: Path) -> None:
    answering = Answering(ports)
    while not answering():
        if any(process.poll() is not None for process in running):
            logs = "\n".join(log.read_text() for log in folder.glob("*.log"))
            pytest.fail(f"A server of the journeys ended at its start:\n{logs}")


def _end(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
