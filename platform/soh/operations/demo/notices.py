"""The demo's post office: a stand-in for GOV.UK Notify, whose page shows what would have been sent."""

import os
import secrets
import sys

from soh.operations.demo.family import Member
from soh.operations.demo.ports import ADDRESS, Ports, is_free
from soh.operations.demo.terminal import say
from soh.operations.notify_stand_in.server import API_KEY

_FURTHER = 25
_HOST = "thames-valley.localhost"


def prepare(ports: Ports) -> list[Member]:
    """Return the stand-in as a process to start, and let the worker know its address; none where its port is taken."""
    port = ports.public + _FURTHER
    if os.environ.get("NOTICES_BY") or not is_free(port):
        return []
    token = secrets.token_urlsafe(24)
    os.environ |= {
        "NOTIFY_CALLBACK_TOKEN": token,
        "NOTICES_BY": "notify",
        "NOTIFY_API_KEY": API_KEY,
        "NOTIFY_BASE_URL": f"http://{ADDRESS}:{port}",
        "NOTIFY_EMAIL_TEMPLATE": "email",
        "NOTIFY_TEXT_TEMPLATE": "text",
        "NOTIFY_LETTER_TEMPLATE": "letter",
    }
    say(f"  Messages to persons are shown, not sent: http://{ADDRESS}:{port}/")
    path = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {
        **path,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONUNBUFFERED": "1",
        "NOTIFY_CALLBACK_TOKEN": token,
    }
    receipts = [f"http://{ADDRESS}:{ports.public}/notice-receipts/", f"{_HOST}:{ports.public}"]
    command = [sys.executable, "-m", "soh.operations.notify_stand_in", str(port), *receipts]
    return [Member("notices", command, environment)]
