"""The peer: a stock Wagtail site on a database of its own in the same PostgreSQL, behind the same server settings."""

import os
import subprocess
import sys
from pathlib import Path

from bench.place import stock_port as stock_port
from bench.server import Server
from soh.operations.postgres import Layout
from soh.operations.postgres.layout import CHECKOUT, SUPERUSER
from soh.operations.postgres.server import connect

DATABASE = "stock_wagtail"
HOST = "localhost"
NAME = "stock Wagtail"


def environment(layout: Layout) -> dict[str, str]:
    """The environment of every process of the stock site."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "platform"), str(CHECKOUT)]),
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "bench.stock_site.settings",
        "STOCK_DATABASE": DATABASE,
        "STOCK_DATABASE_USER": SUPERUSER,
        "STOCK_DATABASE_HOST": str(layout.socket_folder),
    }


def server(layout: Layout) -> Server:
    """Make the database and content if need be, and return the server, not yet started."""
    with connect(layout, database="postgres") as administrator:
        known = administrator.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if known is None:
            administrator.execute(f"CREATE DATABASE {DATABASE}")
    print("• Stock Wagtail", flush=True)
    subprocess.run([sys.executable, "-m", "bench.stock_site.seed"], env=environment(layout), check=True)
    program = str(Path(sys.executable).with_name("gunicorn"))
    settings = ["--config", "python:soh.operations.web_server", "--bind", f"127.0.0.1:{stock_port()}"]
    command = [program, *settings, "--workers", "2", "--chdir", str(CHECKOUT), "bench.stock_site.wsgi:application"]
    return Server("stock-wagtail", command, environment(layout), stock_port())
