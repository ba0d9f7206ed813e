"""The shipped nginx configuration in front of the processes under measurement, with ports and folders of the bench.

`deploy/nginx` is used as it is shipped; only what an installation writes itself is written here: the main file, and
which processes answer which site.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bench.errors import BenchError
from bench.priority import FIRST
from bench.server import Server
from soh.operations.postgres.layout import CHECKOUT, data_folder

SHIPPED = CHECKOUT / "deploy" / "nginx"
SHARED = "soh_shared"
_SHIPPED_RATES = (50, 100)
"""Requests a second of one site to two shared processes: answers to forms, and all others. The smaller first."""


def program() -> str:
    """Where nginx is. Raises BenchError when it is not installed."""
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        raise BenchError("nginx is not installed. On Debian: apt-get install nginx-light.")
    return found


def proxy(folder: Path, *, port: int, pools: Mapping[str, int], hosts: Mapping[str, str]) -> Server:
    """Return the proxy, not yet started: `pools` are processes by name and port, `hosts` who has which pool.

    Hosts that are not named share the pool `soh_shared`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "soh-pools.conf").write_text(_pools(pools, hosts))
    main = folder / "nginx.conf"
    main.write_text(_main(folder, port))
    environment = {"PATH": os.environ["PATH"]}
    return Proxy("proxy", [program(), "-c", str(main), "-p", str(folder)], environment, port, priority=FIRST)


class Proxy(Server):
    """nginx: it ends at once and needs no grace."""

    def end(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
            self.process = None


def _pools(pools: Mapping[str, int], hosts: Mapping[str, str]) -> str:
    """The file that an installation writes: the shipped one with other processes and folders."""
    shipped = (SHIPPED / "soh-pools.conf").read_text()
    limits = "\n".join(line for line in shipped.splitlines() if line.startswith("limit_req_zone"))
    for rate in _SHIPPED_RATES:
        limits = limits.replace(f"rate={rate}r/s", f"rate={rate // 2}r/s")  # one shared process here, two as shipped
    upstreams = "".join(
        f"upstream {name} {{ server 127.0.0.1:{port} max_fails=0; keepalive 32; keepalive_timeout 10s; }}\n"
        for name, port in pools.items()
    )
    lines = "".join(f"    {host} {name};\n" for host, name in hosts.items())
    return (
        f"{upstreams}map $host $soh_pool {{\n    default {SHARED};\n{lines}}}\n"
        f'map "" $soh_checkout {{ default {CHECKOUT}; }}\n'
        f'map "" $soh_static {{ default {data_folder()}/static; }}\n'
        f'map "" $soh_media {{ default {data_folder()}/media; }}\n'
        f"{limits}\n"
    )


def _main(folder: Path, port: int) -> str:
    places = "".join(f"    {name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi"))
    places += "".join(f"    {name}_temp_path {folder}/{name};\n" for name in ("uwsgi", "scgi"))
    return f"""\
daemon off;
user {_user()};
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 8192; }}
http {{
{places}    include /etc/nginx/mime.types;
    include {folder}/soh-pools.conf;
    include {SHIPPED}/soh-http.conf;
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        include {SHIPPED}/soh-server.conf;
    }}
}}
"""


def _user() -> str:
    return "root" if os.geteuid() == 0 else "nobody"
