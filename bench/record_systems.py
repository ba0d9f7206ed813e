"""Record systems of the measured forces: the sample receiver in processes of its own, and what each of them took.

Run as a program with the staff side's environment, `python -m bench.record_systems FORCE URL`, it makes the address
known to a force and prints the signing secret. As `python -m bench.record_systems serve ...` it is the receiver.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import Any

from bench.place import results_folder
from bench.server import Server

NAME = "Measured"


class RecordSystem:
    """A record system of a force on a port of this machine. `seconds` is the longest that an answer of it takes."""

    def __init__(self, force: str, port: int, *, seconds: float = 0.0) -> None:
        self.force, self.port, self.seconds = force, port, seconds
        self.file = results_folder() / f"records-{force}.sqlite3"
        self.host = f"localhost:{port}"
        self._server: Server | None = None

    def connect(self, staff_environment: dict[str, str]) -> None:
        """Make the address known to the force, and start the receiver with its secret."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        for old in self.file.parent.glob(self.file.name + "*"):
            old.unlink()
        known = {**staff_environment, "DELIVERY_ALLOWED_TEST_HOSTS": self.host}
        command = [sys.executable, "-m", "bench.record_systems", self.force, f"http://{self.host}/reports"]
        done = subprocess.run(command, env=known, check=True, capture_output=True, text=True)
        secret = done.stdout.split()[-1]
        environment = {**os.environ, "WEBHOOK_SECRET": secret, "RECORDS": str(self.file)}
        serve = [sys.executable, "-m", "bench.record_systems", "serve", str(self.port), str(self.seconds)]
        self._server = Server(f"receiver-{self.force}", serve, environment, self.port)
        self._server.start()

    @property
    def server(self) -> Server:
        """Its process, to be killed and started again."""
        assert self._server is not None, "connect first"  # noqa: S101 - a mistake of the bench itself
        return self._server

    def end(self) -> None:
        """End it."""
        if self._server is not None:
            self._server.end()

    def taken(self) -> dict[str, tuple[str, str]]:
        """Return topic and reference of what was taken, by the message's id."""
        with closing(sqlite3.connect(self.file)) as rows:
            found = rows.execute("SELECT id, reference, body FROM taken").fetchall()
        return {key: (str(json.loads(body)["type"]), reference) for key, reference, body in found}

    def arrivals(self) -> list[tuple[str, float]]:
        """Return (id, time) of every request with a message, also of those that came again."""
        with closing(sqlite3.connect(self.file)) as rows:
            return list(rows.execute("SELECT id, at FROM arrived"))


def _make_known(force_slug: str, url: str) -> str:
    from reporting.delivery import switching
    from reporting.delivery.endpoints import DeliveryEndpoint
    from sites.forces.models import Force
    from soh.core import tenancy

    force = Force.objects.get(slug=force_slug)
    with tenancy.transaction(force):
        row = DeliveryEndpoint.objects.filter(force=force, name=NAME).first()
    if row is None:
        return switching.create(force_id=force.pk, name=NAME, url=url, forms=[], actor="bench")[1]
    switching.change(force_id=force.pk, key=row.key, name=NAME, url=url, forms=[], seen=row.version, actor="bench")
    switching.switch(force_id=force.pk, key=row.key, is_on=True, actor="bench")
    secret = switching.rotate(force_id=force.pk, key=row.key, actor="bench")
    switching.end_old_secret(force_id=force.pk, key=row.key, actor="bench")
    return secret


def _serve(port: int, seconds: float) -> None:
    from examples.receiver.receiver import Records, server

    class Noting(Records):
        """The sample's records, and when each request came. Kept before the answer, as the sample does."""

        def __init__(self, path: str) -> None:
            super().__init__(path)
            self._rows.execute("CREATE TABLE IF NOT EXISTS arrived (id TEXT, at REAL)")

        def take(self, message: str, body: dict[str, Any]) -> bool:
            """Take a message, after or before a pause, as slow systems do."""
            with self._lock:
                self._rows.execute("INSERT INTO arrived VALUES (?, ?)", (message, time.time()))
            pause = random.uniform(0, seconds)
            if before := random.random() < 0.5:
                time.sleep(pause)
            taken = super().take(message, body)
            if not before:
                time.sleep(pause)
            return taken

    secrets = os.environ["WEBHOOK_SECRET"].split(",")
    server(port=port, secrets=secrets, records=Noting(os.environ["RECORDS"])).serve_forever()


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        _serve(int(sys.argv[2]), float(sys.argv[3]))
    else:
        import django

        django.setup()
        print(_make_known(sys.argv[1], sys.argv[2]))
