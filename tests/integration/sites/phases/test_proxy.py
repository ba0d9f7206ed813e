"""Everybody is sent back by the proxy alone: a real nginx, with nothing running behind it."""

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from sites.forces import hosts, phase_changes
from sites.forces.models import Force, Phase
from sites.forces.twin_rules import TwinRule
from sites.forces.twins import Rule, build
from sites.governance import proxy_folder
from sites.governance.proxy_rules import BetaSite, nginx_maps
from soh.core import tenancy
from soh.core.models import AuditEvent
from tests.factories.plain_forces import plain_force

pytestmark = pytest.mark.django_db
HOST, EXISTING = "hampshire.localhost", "https://www.hampshire.police.uk"
WHO = {"actor": "user:7", "actor_name": "Pat Smith"}
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")

Ask = Callable[..., tuple[int, str]]


@pytest.fixture
def force() -> Force:
    made = plain_force("hampshire")
    for path, address in (
        ("/contact/", "/contact-us/"),
        ("/advice/*", "/crime-prevention/*"),
        ("/report/*", "/ro/report/"),
    ):
        TwinRule.objects.create(force=made, path=path, address=EXISTING + address)
    return made


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.BETA_RULES_DIR = str(tmp_path / "rules")
    return tmp_path / "rules"


def switch(folder: Path) -> Path:
    return folder / "returned" / HOST


def renewed(force: Force, folder: Path) -> None:
    """What the committed change does, in a test that never commits."""
    proxy_folder.renew_after_change(force.pk)


class TestFolder:
    """Rules and switches follow every decision."""

    def test_each_decision_sets_or_takes_away_the_switch(self, force, folder, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            phase_changes.send_visitors_back(force_id=force.pk, reason="A fault", **WHO)
        assert switch(folder).read_text() == "platform\n"

        with django_capture_on_commit_callbacks(execute=True):
            phase_changes.welcome_visitors(force_id=force.pk, reason="Mended", **WHO)
        assert not switch(folder).exists()

    def test_rules_are_there_before_anybody_needs_them_and_only_for_betas(self, force, folder):
        plain_force("thames-valley", phase=Phase.LIVE)

        assert len(proxy_folder.renew()) == 3
        assert proxy_folder.renew() == []

        table = (folder / "twins.csv").read_text()
        assert f"hampshire,{HOST},/contact/,{EXISTING}/contact-us/" in table
        assert table.splitlines()[-1] == f"hampshire,{HOST},/*,{EXISTING}/"
        assert "thames" not in table

    def test_a_switch_made_by_hand_is_believed_and_written_down(self, force, folder):
        proxy_folder.renew()
        switch(folder).touch()

        proxy_folder.renew()

        assert hosts.site_of_force(force.pk).force.sends_visitors_back
        [decision] = phase_changes.history(force.pk)
        assert decision.reason == "Switched at the proxy, by hand."
        with tenancy.transaction(force):
            assert AuditEvent.objects.filter(force_id=force.pk, action="beta.visitors_sent_back").exists()

    def test_a_folder_that_cannot_be_written_undoes_no_decision(self, force, settings, tmp_path):
        (tmp_path / "file").write_text("")
        settings.BETA_RULES_DIR = str(tmp_path / "file" / "rules")

        phase_changes.send_visitors_back(force_id=force.pk, reason="A fault", **WHO)
        renewed(force, tmp_path)

        assert hosts.site_of_force(force.pk).force.sends_visitors_back

    def test_no_words_of_a_row_break_out_of_the_rules(self):
        twins = build(
            home=f"{EXISTING}/", rules=[Rule('/a"; } return 200 $host; #/', f'{EXISTING}/";$http_cookie{{}}')]
        )

        text = nginx_maps([BetaSite("hampshire", HOST, twins)])

        [line] = [line for line in text.splitlines() if "return 200" in line]
        assert line.count('"') == 4
        assert line.count(";") == 1
        assert line.count("$") == 1  # the end of the expression


class TestCommand:
    """`manage.py return_visitors`."""

    def test_it_decides_and_sets_the_switch_and_undoes_both(self, force, folder):
        call_command("return_visitors", "hampshire", reason="A fault", stdout=StringIO())
        assert hosts.site_of_force(force.pk).force.sends_visitors_back
        assert switch(folder).exists()

        call_command("return_visitors", HOST, undo=True, stdout=StringIO())
        assert not hosts.site_of_force(force.pk).force.sends_visitors_back
        assert not switch(folder).exists()

    def test_without_a_database_it_sets_the_switch_by_what_was_written_before(self, force, folder, monkeypatch):
        proxy_folder.renew()

        def down(**_: object) -> None:
            raise OperationalError

        monkeypatch.setattr(phase_changes, "send_visitors_back", down)
        call_command("return_visitors", "hampshire", stdout=StringIO(), stderr=StringIO())

        assert switch(folder).exists()

    def test_a_name_that_is_unknown_is_said(self, force, folder):
        with pytest.raises(CommandError, match="no force"):
            call_command("return_visitors", "borsetshire")
        with pytest.raises(CommandError, match="in no line"):
            call_command("return_visitors", "borsetshire", proxy_only=True)


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")
class TestNginx:
    """The rules, as nginx reads them."""

    @pytest.fixture
    def ask(self, force: Force, folder: Path, tmp_path: Path) -> Iterator[Ask]:
        proxy_folder.renew()
        port, nobody = _free_port(), _free_port()
        config = tmp_path / "nginx.conf"
        config.write_text(_configuration(folder, tmp_path, port, nobody))
        running = subprocess.Popen([NGINX, "-c", str(config), "-p", str(tmp_path)], stderr=subprocess.PIPE, text=True)
        try:
            _wait(port, running)
            yield lambda path, **headers: _asked(port, path, headers)
        finally:
            running.terminate()
            running.wait(10)

    @pytest.mark.parametrize(
        ("path", "twin"),
        [
            ("/", "/"),
            ("/contact/", "/contact-us/"),
            ("/advice/burglary/", "/crime-prevention/burglary/"),
            ("/report/anything/", "/ro/report/"),
            ("/unknown/?q=1", "/"),
            ("/advice/%0d%0aSet-Cookie:x=1", "/"),
            ("/advice//evil.example/", "/crime-prevention/evil.example/"),
        ],
    )
    def test_while_the_platform_is_down_a_file_made_by_hand_sends_everybody_to_the_twins(
        self, ask: Ask, folder: Path, path: str, twin: str
    ) -> None:
        switch(folder).touch()

        assert ask(path) == (302, EXISTING + twin)

    def test_without_a_switch_visitors_of_a_platform_that_is_down_are_led_there_too(self, ask: Ask) -> None:
        assert ask("/contact/") == (302, f"{EXISTING}/contact-us/")

    def test_a_visitor_in_the_midst_of_a_form_and_partners_go_to_the_platform(self, ask: Ask, folder: Path) -> None:
        switch(folder).touch()

        assert ask("/report/what/", Cookie="a=b; __Host-soh_journey=secret")[0] == 503
        assert ask("/report/what/", Cookie="my__Host-soh_journeyx=1")[0] == 302

    def test_other_hosts_are_left_alone(self, ask: Ask, folder: Path) -> None:
        switch(folder).touch()

        assert ask("/", Host="thames-valley.localhost")[0] == 503

    def test_the_platform_answers_again_when_the_switch_is_gone(self, ask: Ask, folder: Path, tmp_path: Path) -> None:
        with _platform(tmp_path) as ours:
            assert ask("/contact/") == (200, "")
            switch(folder).touch()
            assert ask("/contact/") == (302, f"{EXISTING}/contact-us/")
            assert ask("/api/v1/") == (200, "")
            assert ask("/report/what/", Cookie="__Host-soh_journey=secret") == (200, "")
            switch(folder).unlink()
            assert ask("/contact/") == (200, "")
            assert ours.poll() is None


def _configuration(folder: Path, tmp: Path, port: int, upstream: int) -> str:
    (tmp / "upstream-port").write_text(str(upstream))
    temporary = "\n".join(
        f"{name}_temp_path {tmp}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
daemon off; master_process off; pid {tmp}/pid; error_log stderr crit;
events {{ worker_connections 64; }}
http {{
    access_log off; {temporary}
    include {folder}/soh-return.maps.conf;
    server {{
        listen 127.0.0.1:{port};
        include {folder}/soh-return.server.conf;
        location / {{ proxy_pass http://127.0.0.1:{upstream}; proxy_set_header Host $host; }}
    }}
}}
"""


def _platform(tmp: Path):
    from contextlib import contextmanager

    @contextmanager
    def answering() -> Iterator[subprocess.Popen[bytes]]:
        port = int((tmp / "upstream-port").read_text())
        code = (
            "import http.server, sys\n"
            "class H(http.server.BaseHTTPRequestHandler):\n"
            "    def do_GET(self):\n"
            "        self.send_response(200); self.send_header('Content-Length', '0'); self.end_headers()\n"
            "    def log_message(self, *a): pass\n"
            f"http.server.ThreadingHTTPServer(('127.0.0.1', {port}), H).serve_forever()\n"
        )
        import sys

        running = subprocess.Popen([sys.executable, "-c", code])
        try:
            _wait(port, running)
            yield running
        finally:
            running.terminate()
            running.wait(10)

    return answering()


def _asked(port: int, path: str, headers: dict[str, str]) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": HOST, **headers})
    response = connection.getresponse()
    response.read()
    assert response.getheader("Set-Cookie") is None
    return response.status, response.getheader("Location", "")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, running: "subprocess.Popen") -> None:
    for _ in range(200):
        if running.poll() is not None:
            pytest.fail(f"It ended at its start: {running.stderr.read() if running.stderr else ''}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("It does not listen.")
