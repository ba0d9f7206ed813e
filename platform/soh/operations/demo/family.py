"""The three processes of the platform, each with the keys that it needs and no others."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from soh.operations.demo.ports import ADDRESS, Ports
from soh.operations.postgres.layout import CHECKOUT

# What a child may inherit from the shell: enough to run Python, no secret that happens to be there.
INHERITED = (
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TMPDIR",
    "SOH_DATA_DIR",
    "SEARCH_URL",
    "CLAMD_URL",
    "LOG_LEVEL",
    "INSECURE_COOKIES",
)
NOTICES = (
    "NOTICES_BY",
    "NOTIFY_API_KEY",
    "NOTIFY_BASE_URL",
    "NOTIFY_EMAIL_TEMPLATE",
    "NOTIFY_TEXT_TEMPLATE",
    "NOTIFY_LETTER_TEMPLATE",
)
"""What the worker alone is told of the service that sends notices."""
RECEIPTS = "NOTIFY_CALLBACK_TOKEN"
"""What the public web alone is told of it."""


@dataclass(frozen=True)
class Member:
    """A process to keep alive."""

    name: str
    command: list[str]
    environment: dict[str, str]
    port: int | None = None


def members(ports: Ports, secrets: dict[str, str], databases: dict[str, str]) -> list[Member]:
    """Public web, staff web and worker. Only the last two hold the key that opens reports."""
    python = sys.executable
    worker = [python, str(CHECKOUT / "manage.py"), "worker"]
    opening = _opening(ports, secrets, databases)
    return [
        Member("public web", _gunicorn(ports.public, 2), _sealing(ports, secrets, databases), ports.public),
        Member("staff web", _gunicorn(ports.staff, 1), opening, ports.staff),
        Member("worker", worker, {**opening, **_notices(), "DOOR": "worker"}),
    ]


def preparing(ports: Ports, secrets: dict[str, str], databases: dict[str, str]) -> dict[str, str]:
    """The environment in which the database and the demo content are made."""
    return {**_opening(ports, secrets, databases), "DATABASE_OWNER_URL": databases["DATABASE_OWNER_URL"]}


def _sealing(ports: Ports, secrets: dict[str, str], databases: dict[str, str]) -> dict[str, str]:
    """The public process: it seals reports and opens none."""
    return {
        **_common(ports, secrets, databases),
        **_inherited((RECEIPTS,)),
        "DOOR": "public",
        "SECRET_KEY": secrets["PUBLIC_SECRET_KEY"],
    }


def _opening(ports: Ports, secrets: dict[str, str], databases: dict[str, str]) -> dict[str, str]:
    """A process of the staff side."""
    return {
        **_common(ports, secrets, databases),
        "DOOR": "staff",
        "SECRET_KEY": secrets["STAFF_SECRET_KEY"],
        "FORCE_KEY_ENCRYPTION_KEY": secrets["FORCE_KEY_ENCRYPTION_KEY"],
    }


def _notices() -> dict[str, str]:
    return _inherited(NOTICES)


def _inherited(names: tuple[str, ...]) -> dict[str, str]:
    return {name: os.environ[name] for name in names if name in os.environ}


def _common(ports: Ports, secrets: dict[str, str], databases: dict[str, str]) -> dict[str, str]:
    inherited = _inherited(INHERITED)
    return {
        **inherited,
        "PYTHONPATH": os.pathsep.join([str(CHECKOUT / "platform"), str(CHECKOUT)]),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "soh.settings.development",
        "SOH_DEMO": "true",
        "DATABASE_URL": databases["DATABASE_URL"],
        "IDEMPOTENCY_SECRET": secrets["IDEMPOTENCY_SECRET"],
        "PUBLIC_PORT": str(ports.public),
        "STAFF_HOST": f"admin.localhost:{ports.staff}",
        "EVIDENCE_HOST": f"evidence.localhost:{ports.staff}",
        "WAGTAILADMIN_BASE_URL": f"http://admin.localhost:{ports.staff}",
    }


def _gunicorn(port: int, processes: int) -> list[str]:
    program = str(Path(sys.executable).with_name("gunicorn"))
    settings = ["--config", "python:soh.operations.web_server", "--bind", f"{ADDRESS}:{port}"]
    return [program, *settings, "--workers", str(processes), "--chdir", str(CHECKOUT), "soh.wsgi:application"]
