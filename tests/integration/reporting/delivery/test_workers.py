"""Deliveries by real workers: ended by kill -9 in the midst of one, and beside a record system that hangs."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress
from datetime import timedelta
from threading import Thread

import pytest
import time_machine
from django.db import connection
from procrastinate.contrib.django import app

from reporting.delivery import delivering, sending
from soh.core import clock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("fresh_process")]

WORKER = """
import sys, django
django.setup()
from django.conf import settings
from django.db import connection
settings.DELIVERY_ALLOWED_TEST_HOSTS = [sys.argv[4]]
connection.settings_dict["NAME"] = sys.argv[1]
from reporting.delivery import delivering
delivering.deliver(force_id=int(sys.argv[2]), endpoint_id=int(sys.argv[3]))
"""


def test_a_worker_ended_by_kill_9_while_the_receiver_has_the_message_delivers_it_once_by_its_id(system, settings):
    """The receiver takes the message and answers late; the worker is gone by then and never learns of it."""
    system.report()
    reached, take = [], system.handler.records.take

    def slowly(message, body):
        taken = take(message, body)
        reached.append(message)
        time.sleep(3 if len(reached) == 1 else 0)
        return taken

    system.handler.records.take = slowly
    host = system.endpoint.url.split("/")[2]
    arguments = [connection.settings_dict["NAME"], str(system.force.pk), str(system.endpoint.pk), host]
    environment = {**os.environ, "PYTHONPATH": "platform:.", "DJANGO_SETTINGS_MODULE": "soh.settings.test"}
    worker = subprocess.Popen([sys.executable, "-c", WORKER, *arguments], env=environment)
    while not reached and worker.poll() is None:
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.wait()

    assert [row.state for row in system.rows()] == ["waiting"]
    assert system.deliver() == 0  # its claim holds
    with time_machine.travel(clock.now() + delivering.CLAIM_LASTS + timedelta(seconds=5)):
        assert system.deliver() == 1
    assert len(reached) == 2
    assert len(set(reached)) == len(system.records.bodies()) == 1
    assert [one.outcome for one in system.tries()] == ["", "taken"]


def test_a_record_system_that_hangs_keeps_no_other_force_waiting(systems, settings, monkeypatch):
    monkeypatch.setattr(sending, "ALL_WITHIN", 4.0)
    with closing(socket.create_server(("127.0.0.1", 0))) as hanging:
        held = []

        def hold():
            with suppress(OSError):
                while True:
                    held.append(hanging.accept())

        Thread(target=hold, daemon=True).start()
        slow = systems("hampshire", url=f"http://127.0.0.1:{hanging.getsockname()[1]}/")
        quick = systems("thames-valley")
        for _ in range(6):
            slow.report()
        quick.report()
        arrived, take, begun = [], quick.records.take, time.monotonic()

        def noting(message, body):
            arrived.append(time.monotonic() - begun)
            return take(message, body)

        quick.handler.records.take = noting
        with app.replace_connector(app.connector.get_worker_connector()) as worker:
            worker.run_worker(
                wait=False, listen_notify=False, concurrency=8, queues=["deliveries"], install_signal_handlers=False
            )

    assert len(held) >= delivering.AT_ONCE
    assert arrived
    assert arrived[0] < 3.5  # before the first of the other force's has ended
