"""The nginx configuration that is shipped, as a real nginx reads it, in front of a server that only echoes."""

import asyncio
import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sites.governance.proxy_rules import nginx_maps, nginx_server
from tests.database.fingerprint import ROOT

SHIPPED = ROOT / "deploy" / "nginx"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
KENT, MET = "kent.example.police.uk", "metropolitan.example.police.uk"
MANY = tuple(f"127.0.{number}.1" for number in range(1, 101))
_ECHO = """
import http.server, json, sys
class Echo(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        told = {"pool": sys.argv[2], **{name.lower(): value for name, value in self.headers.items()}}
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_POST = do_GET
    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            pass
    def log_message(self, *_): pass
class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 512
Server(("127.0.0.1", int(sys.argv[1])), Echo).serve_forever()
"""

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: "http.client.HTTPMessage"
    body: bytes


@dataclass
class Proxy:
    """A running nginx."""

    port: int

    def ask(self, path: str = "/", *, host: str = KENT, method: str = "GET", address: str = "127.0.0.1", **headers):
        """Ask from an address of this machine."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=(address, 0))
        connection.request(method, path, b"a=b" if method == "POST" else None, {"Host": host, **headers})
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    def rush(
        self, how_many: int, *, method: str = "GET", addresses: tuple[str, ...] = MANY, patience: float = 1.5
    ) -> Counter[int]:
        """Ask a site so many times at once; count the answers that come in so many seconds."""
        request = f"{method} / HTTP/1.1\r\nHost: {KENT}\r\nContent-Length: 0\r\n\r\n"
        return asyncio.run(self._rush(how_many, request, addresses, patience))

    async def _rush(self, how_many: int, request: str, addresses: tuple[str, ...], patience: float) -> Counter[int]:
        async def visit(address: str) -> int:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(address, 0))
            try:
                writer.write(request.encode())
                return int((await reader.readline()).split()[1])
            finally:
                writer.close()

        visits = [asyncio.create_task(visit(addresses[number % len(addresses)])) for number in range(how_many)]
        done, waiting = await asyncio.wait(visits, timeout=patience)
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        return Counter(each.result() for each in done)


@pytest.fixture(scope="module")
def echoes() -> Iterator[dict[str, int]]:
    """The ports of two servers that tell what reached them."""
    ports = {"soh_shared": _free_port(), "soh_metropolitan": _free_port()}
    running = [subprocess.Popen([sys.executable, "-c", _ECHO, str(port), pool]) for pool, port in ports.items()]
    for port in ports.values():
        _wait(port)
    yield ports
    for each in running:
        each.terminate()
        each.wait(10)


@pytest.fixture
def proxy(echoes: dict[str, int], tmp_path: Path) -> Iterator[Proxy]:
    """The shipped files, with ports and folders of this test."""
    yield from _running(tmp_path, echoes)


@pytest.fixture
def flooded(echoes: dict[str, int], tmp_path: Path) -> Iterator[Proxy]:
    """The same with a site's queue that is full, and stays so: it may pass on one request a minute."""
    for proxy in _running(tmp_path, echoes, rate="1r/m"):
        proxy.rush(600)
        yield proxy


@pytest.fixture
def proxy_alone(tmp_path: Path) -> Iterator[Proxy]:
    """The same, and nothing behind it."""
    yield from _running(tmp_path, {"soh_shared": _free_port(), "soh_metropolitan": _free_port()})


def test_the_whole_configuration_is_one_that_nginx_takes(tmp_path: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=x"),
            *("-keyout", str(tmp_path / "sites.key"), "-out", str(tmp_path / "sites.pem")),
        ],
        check=True,
        capture_output=True,
    )
    _write_rules(tmp_path)
    config = (SHIPPED / "nginx.conf").read_text()
    for shipped, here in (
        ("/srv/soh/app/", f"{ROOT}/"),
        ("/srv/soh/rules", str(tmp_path)),
        ("/etc/ssl/soh", str(tmp_path)),
        ("/run/nginx.pid", f"{tmp_path}/pid"),
        ("user www-data;", ""),
    ):
        config = config.replace(shipped, here)
    (tmp_path / "nginx.conf").write_text(config)

    try_it = [str(NGINX), "-t", "-c", str(tmp_path / "nginx.conf")]
    tried = subprocess.run(try_it, check=False, capture_output=True, text=True)

    assert "syntax is ok" in tried.stderr, tried.stderr
    assert "[warn]" not in tried.stderr


def test_each_site_is_answered_by_its_own_processes_and_the_others_by_the_shared(proxy: Proxy) -> None:
    assert json.loads(proxy.ask(host=MET).body)["pool"] == "soh_metropolitan"
    assert json.loads(proxy.ask(host=KENT).body)["pool"] == "soh_shared"


def test_the_platform_learns_host_scheme_and_address_from_the_proxy_alone(proxy: Proxy) -> None:
    forged = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}

    told = json.loads(proxy.ask(host=f"{KENT}:8443", address="127.0.0.7", **forged).body)

    assert told["host"] == f"{KENT}:8443"
    assert told["x-forwarded-proto"] == "http"
    assert told["x-forwarded-for"] == "203.0.113.9, 127.0.0.7"


def test_an_ordinary_rush_is_served_to_the_last(proxy: Proxy) -> None:
    assert proxy.rush(120, patience=10) == {200: 120}


def test_a_flood_waits_and_then_is_asked_to_come_back_while_other_sites_answer_as_before(proxy: Proxy) -> None:
    answers = proxy.rush(900)

    assert answers[429] > 100
    assert answers.keys() <= {200, 429}
    assert proxy.ask(host=MET).status == 200
    assert proxy.ask(host="essex.example.police.uk").status == 200


def test_who_is_asked_to_come_back_reads_why_and_when_in_both_languages(flooded: Proxy) -> None:
    refused = flooded.ask(address="127.0.0.9")

    assert (refused.status, refused.headers["Retry-After"], refused.headers["Cache-Control"]) == (429, "5", "no-store")
    assert refused.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "This website is busy" in (page := refused.body.decode())
    assert "Mae’r wefan hon yn brysur" in page
    assert "999" in page


def test_a_system_is_asked_to_come_back_with_a_problem(flooded: Proxy) -> None:
    refused = flooded.ask("/api/v1/pages/", address="127.0.0.9")

    assert (refused.status, refused.headers["Retry-After"]) == (429, "5")
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert json.loads(refused.body)["status"] == 429


def test_answers_to_a_form_pass_although_the_site_is_flooded(flooded: Proxy) -> None:
    assert flooded.ask("/report-a-crime/what/", method="POST", address="127.0.0.9").status == 200
    assert flooded.ask("/api/v1/forms/x/reports/", method="POST", address="127.0.0.9").status == 429


def test_a_flood_of_answers_waits_too_and_holds_up_nobody_who_reads(proxy: Proxy) -> None:
    answers = proxy.rush(700, method="POST")

    assert answers[429] > 100
    assert answers.keys() <= {200, 429}
    assert proxy.ask(address="127.0.0.9").status == 200


def test_one_greedy_visitor_is_stopped_and_nobody_else(proxy: Proxy) -> None:
    greedy = proxy.rush(260, addresses=("127.0.0.8",))

    assert greedy[429] > 50
    assert proxy.ask(address="127.0.0.9").status == 200


def test_without_a_process_behind_it_the_static_page_comes_with_503(proxy_alone: Proxy) -> None:
    page = proxy_alone.ask("/contact/")

    assert (page.status, page.headers["Retry-After"], page.headers["Cache-Control"]) == (503, "300", "no-store")
    assert b"999" in page.body


def test_figures_and_inner_files_are_nobodys_business(proxy: Proxy) -> None:
    assert proxy.ask("/metrics", address="127.0.0.9").status == 403
    assert proxy.ask("/metrics").status == 200
    for path in ("/.soh/busy.html", "/outage/index.html", "/protected-media/x"):
        assert proxy.ask(path).status == 404


def test_static_files_come_from_the_proxy_and_else_from_the_platform(proxy: Proxy, tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "soh.0123456789ab.css").write_text("a{}")

    kept, other = proxy.ask("/static/soh.0123456789ab.css"), proxy.ask("/static/other.css")

    assert (kept.status, kept.body, kept.headers["Content-Type"]) == (200, b"a{}", "text/css")
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert json.loads(other.body)["pool"] == "soh_shared"


def _running(folder: Path, pools: dict[str, int], *, rate: str = "100r/s") -> Iterator[Proxy]:
    port = _free_port()
    config = folder / "nginx.conf"
    config.write_text(_configuration(folder, port, pools, rate))
    running = subprocess.Popen([str(NGINX), "-c", str(config), "-p", str(folder)], stderr=subprocess.PIPE, text=True)
    try:
        _wait(port, running)
        yield Proxy(port)
    finally:
        running.terminate()
        running.wait(10)


def _configuration(folder: Path, port: int, pools: dict[str, int], rate: str) -> str:
    _write_rules(folder)
    shipped = (SHIPPED / "soh-pools.conf").read_text()
    for before, after in (
        ("127.0.0.1:8000", f"127.0.0.1:{pools['soh_shared']}"),
        ("127.0.0.1:8010", f"127.0.0.1:{pools['soh_metropolitan']}"),
        ("rate=100r/s", f"rate={rate}"),
        ("/srv/soh/app;", f"{ROOT};"),
        ("/srv/soh/data/static;", f"{folder}/static;"),
        ("/srv/soh/media;", f"{folder}/media;"),
    ):
        assert before in shipped
        shipped = shipped.replace(before, after)
    (folder / "soh-pools.conf").write_text(shipped)
    temporary = "\n".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return f"""
daemon off; master_process off; pid {folder}/pid; error_log stderr crit;
events {{ worker_connections 4096; }}
http {{
    {temporary}
    include /etc/nginx/mime.types;
    include {folder}/soh-pools.conf;
    include {SHIPPED}/soh-http.conf;
    include {folder}/soh-return.maps.conf;
    server {{
        listen 127.0.0.1:{port} backlog=2048;
        include {folder}/soh-return.server.conf;
        include {SHIPPED}/soh-server.conf;
    }}
}}
"""


def _write_rules(folder: Path) -> None:
    """What the platform writes for the proxy, here of no beta."""
    (folder / "soh-return.maps.conf").write_text(nginx_maps([]))
    (folder / "soh-return.server.conf").write_text(nginx_server(str(folder)))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, running: "subprocess.Popen[str] | None" = None) -> None:
    for _ in range(400):
        if running is not None and running.poll() is not None:
            pytest.fail(f"It ended at its start: {running.stderr.read() if running.stderr else ''}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("It does not listen.")
