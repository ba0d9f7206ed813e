"""PostgreSQL goes away under a running web process: nobody meets an error, and nothing that was typed is lost."""

import http.client
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from unittest.mock import Mock
from urllib.parse import quote, urlencode

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError

from tests.database.fingerprint import ROOT
from tests.database.forwarder import Forwarder
from tests.factories.plain_forces import plain_force
from tests.factories.published_forms import live_form

HOST = "thames-valley.localhost:8000"
FORM = "/report-a-theft/"
_HIDDEN = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')


@dataclass
class Visitor:
    """A browser without scripts."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None, **headers: str):
        """Ask, and keep the cookies; return the answer and its text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Host": HOST, "Origin": f"http://{HOST}", "Cookie": cookies, **headers}
        body = None if fields is None else urlencode(fields)
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer, answer.read().decode()

    def token(self, page: str) -> dict[str, str]:
        """The fields of the form's token."""
        return {name: unescape(value) for name, value in _HIDDEN.findall(page) if name == "csrfmiddlewaretoken"}


@pytest.fixture
def road(transactional_db) -> Iterator[Forwarder]:
    """The road from the web process to the test's database."""
    road = Forwarder(settings.DATABASES["default"])
    road.open()
    yield road
    road.close()


@pytest.fixture
def visitor(road: Forwarder, tmp_path: Path) -> Iterator[Visitor]:
    """A visitor of a force's site, served by a real web process that runs."""
    live_form(plain_force("thames-valley"))
    database = settings.DATABASES["default"]
    name, user, password = (quote(str(database[part]), safe="") for part in ("NAME", "USER", "PASSWORD"))
    environment = {
        **{name: os.environ[name] for name in ("PATH", "SOH_DATA_DIR") if name in os.environ},
        "PYTHONPATH": f"{ROOT / 'platform'}{os.pathsep}{ROOT}",
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "soh.settings.development",
        "DOOR": "public",
        "DATABASE_URL": f"postgres://{user}{':' + password if password else ''}@127.0.0.1:{road.port}/{name}",
    }
    probe = Forwarder({})  # for its free port
    web = str(Path(sys.executable).with_name("gunicorn"))
    options = ["--config", "python:soh.operations.web_server", "--chdir", str(ROOT), "--workers", "1"]
    command = [web, *options, "--bind", f"127.0.0.1:{probe.port}", "soh.wsgi:application"]
    with (tmp_path / "log").open("wb") as log:
        running = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        visitor = Visitor(probe.port)
        _until_ready(visitor, running, tmp_path / "log")
        yield visitor
    finally:
        running.terminate()
        running.wait(10)


def test_while_the_database_is_away_answers_come_back_and_are_taken_when_it_is_there_again(
    visitor: Visitor, road: Forwarder
) -> None:
    _, start = visitor.ask("GET", FORM)
    begun, _ = visitor.ask("POST", FORM, visitor.token(start))
    _, gate = visitor.ask("GET", begun.headers["Location"])
    visitor.ask("POST", f"{FORM}gate/", {**visitor.token(gate), "danger": "no"})
    _, step = visitor.ask("GET", f"{FORM}what/")

    kept = dict(visitor.cookies)
    road.close()
    typed = "They took “everything” & ran\r\n<away>"
    refused, page = visitor.ask("POST", f"{FORM}what/", {**visitor.token(step), "account": typed})
    read, words = visitor.ask("GET", FORM)
    unknown, _ = visitor.ask("GET", "/nowhere/")
    partners, problem = visitor.ask("GET", "/api/v1/forms/")
    away, _ = visitor.ask("GET", f"{FORM}leave/")

    assert [answer.status for answer in (refused, read, unknown, partners)] == [503] * 4
    assert [bool(answer.headers["Retry-After"]) for answer in (refused, read, unknown, partners)] == [True] * 4
    given_back = {name: unescape(value) for name, value in _HIDDEN.findall(page)}
    assert given_back["account"] == typed
    assert "999" in words
    assert partners.headers["Content-Type"] == "application/problem+json"
    assert json.loads(problem)["status"] == 503

    assert (away.status, away.headers["Location"]) == (303, settings.QUICK_EXIT_URL)
    assert "Max-Age=0" in str(away.headers["Set-Cookie"])

    road.open()
    visitor.cookies.update(kept)  # as if nobody had left
    _until(lambda: visitor.ask("GET", FORM)[0].status == 200)
    taken, _ = visitor.ask("POST", f"{FORM}what/", given_back)

    assert taken.status == 303
    assert typed.splitlines()[1] in unescape(visitor.ask("GET", f"{FORM}what/")[1])


def _until_ready(visitor: Visitor, running: "subprocess.Popen[bytes]", log: Path) -> None:
    def is_ready() -> bool:
        assert running.poll() is None, log.read_text()
        try:
            return visitor.ask("GET", FORM)[0].status == 200
        except OSError:
            return False

    _until(is_ready, log.read_text)


def _until(condition, told=lambda: "") -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail(f"It did not come to that. {told()}")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "broken", "content_type"),
    [
        ("/search/?q=theft", "search.service.search", "text/html; charset=utf-8"),
        ("/api/v1/search/?q=theft", "search.service.search", "application/problem+json"),
    ],
)
@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_database_that_goes_away_in_the_midst_of_an_answer_is_no_error_of_ours(
    public_client, monkeypatch, path, broken, content_type, error
) -> None:
    plain_force("thames-valley")
    monkeypatch.setattr(broken, Mock(side_effect=error("the server closed the connection: secret words")))
    visitor = public_client(HOST, raise_request_exception=False)

    answer = visitor.get(path)

    assert (answer.status_code, answer["Retry-After"], answer["Content-Type"]) == (503, "10", content_type)
    assert b"secret words" not in answer.content
