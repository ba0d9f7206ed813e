"""Whatever a receiver does: a clear outcome, bounded in time and size, and nothing lost."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from threading import Thread

import pytest
import time_machine

from reporting.delivery import schedule, sending
from soh.core import clock

OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
def liar() -> Iterator[object]:
    """Starts a server that answers each connection by `act(connection)`; returns its address."""
    listeners = []

    def start(act):
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def run():
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    with closing(connection), suppress(OSError):
                        _request(connection)
                        act(connection)

        Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/"

    yield start
    for listener in listeners:
        listener.close()


def _request(connection):
    """Read the whole request, so that closing the line is no reset."""
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    while len(body) < length:
        body += connection.recv(65536)


def _says(words):
    return lambda connection: connection.sendall(words)


def _floods(connection):
    connection.sendall(OK + b"Content-Length: 10000000000\r\n\r\n")
    with suppress(OSError):
        for _ in range(4096):
            connection.sendall(b"x" * 65536)


def _drips(connection):
    connection.sendall(OK)
    for _ in range(200):
        connection.sendall(b"X: y\r\n")
        time.sleep(0.02)


def _resets(connection):
    connection.sendall(OK + b"Content-Length: 100\r\n\r\n{")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def _status(code, *headers):
    lines = "".join(f"{header}\r\n" for header in headers)
    return _says(f"HTTP/1.1 {code} X\r\n{lines}Content-Length: 0\r\n\r\n".encode())


CASES = {
    "taken": (_status(204), "taken"),
    "garbage instead of JSON": (_says(OK + b"Content-Length: 4\r\n\r\n\xff\xfe{["), "taken"),
    "nested too deep": (_says(OK + b"Content-Length: 50000\r\n\r\n" + b"[" * 50000), "taken"),
    "ten gigabytes": (_floods, "taken"),
    "success, then a reset": (_resets, "broken"),
    "half an answer": (_says(OK + b"Content-Length: 100\r\n\r\nhalf"), "broken"),
    "nothing": (_says(b""), "broken"),
    "no HTTP": (_says(b"SSH-2.0-OpenSSH_9\r\n"), "broken"),
    "headers without end": (_drips, "timeout"),
    "silence": (lambda _: time.sleep(2), "timeout"),
    "a redirect to this machine": (_status(302, "Location: http://127.0.0.1:5432/"), "redirect"),
    "a redirect for good": (_status(308, "Location: https://example.com/"), "redirect"),
    "not modified": (_status(304), "redirect"),
    "an error": (_status(500), "status"),
    "not found": (_status(404), "status"),
    "gone": (_status(410), "gone"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CASES)
def test_every_behaviour_has_its_outcome_within_the_time(name, liar, settings, monkeypatch):
    act, outcome = CASES[name]
    monkeypatch.setattr(sending, "ALL_WITHIN", 0.7)
    url = liar(act)
    settings.DELIVERY_ALLOWED_TEST_HOSTS = [url.split("/")[2]]

    answer = sending.send(url=url, message="m", body=b"{}", signing=[sending.new_secret()])

    assert answer.outcome == outcome
    assert len(answer.body) <= sending.MOST_READ
    assert answer.milliseconds < 5000


@pytest.mark.django_db
def test_nobody_listens(settings):
    with closing(socket.create_server(("127.0.0.1", 0))) as closed:
        port = closed.getsockname()[1]
    settings.DELIVERY_ALLOWED_TEST_HOSTS = [f"127.0.0.1:{port}"]

    assert sending.send(url=f"http://127.0.0.1:{port}/", message="m", body=b"{}", signing=[]).outcome == "unreachable"


@pytest.mark.django_db
def test_a_receiver_that_asks_for_time_gets_it(liar, systems):
    system = systems(url=liar(_status(429, "Retry-After: 7200")))
    system.report()
    before = clock.now()
    assert system.deliver() == 0

    [row] = system.rows()
    assert row.due_at >= before + timedelta(seconds=7200)
    with time_machine.travel(before + timedelta(seconds=7100)):
        system.deliver()
    assert len(system.tries()) == 1


@pytest.mark.django_db
def test_gone_switches_the_address_off_and_tells_the_force(liar, systems, mailoutbox):
    system = systems(url=liar(_status(410)), notice_email="duty@thamesvalley.example")
    system.report()
    system.report()
    system.deliver()

    assert (system.fresh().is_on, system.fresh().off_reason) == (False, "gone")
    assert [row.dead_reason for row in system.rows()] == ["gone", "gone"]
    assert len(system.tries()) == 1
    assert [m.to for m in mailoutbox if "record system" in m.subject] == [["duty@thamesvalley.example"]]


@pytest.mark.django_db
def test_an_address_that_keeps_failing_is_left_alone_and_tried_with_one_message(liar, systems):
    system = systems(url=liar(_status(503)))
    for _ in range(schedule.OPENS_AFTER + 3):
        system.report()
    system.deliver()

    assert len(system.tries()) == schedule.OPENS_AFTER
    assert system.fresh().paused_until > clock.now()
    with time_machine.travel(system.fresh().paused_until + timedelta(seconds=1)):
        system.deliver()
    assert len(system.tries()) == schedule.OPENS_AFTER + 1


def test_the_schedule_takes_about_three_days():
    assert schedule.TRIES == 10
    assert 72 * 3600 < sum(schedule.WAITS) < 78 * 3600
