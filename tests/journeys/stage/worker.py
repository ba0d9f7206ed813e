"""The worker, for as long as there is something to do: what it would send stands in what it prints."""

import subprocess
import sys

from soh.operations.demo import family
from tests.database.fingerprint import ROOT
from tests.journeys.stage.platform import Platform

_NAMES = ("PUBLIC_SECRET_KEY", "STAFF_SECRET_KEY", "FORCE_KEY_ENCRYPTION_KEY", "IDEMPOTENCY_SECRET")
_PROGRAM = """
import django
django.setup()
from procrastinate.contrib.django import app
with app.replace_connector(app.connector.get_worker_connector()) as worker:
    worker.run_worker(wait=False, listen_notify=False, concurrency=1, queues=["default"])
"""


def work(platform: Platform) -> str:
    """Do what waits, and return the e-mails. It opens no report, so it is given no true key."""
    secrets = dict.fromkeys(_NAMES, "not-a-true-key")
    worker = next(each for each in family.members(platform.ports, secrets, platform.databases) if each.name == "worker")
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**worker.environment, "LOG_LEVEL": "WARNING"},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout
