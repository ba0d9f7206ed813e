"""A record system that takes reports from Single Online Home: verify, keep once, answer with the crime number.

Needs `pip install standardwebhooks` and the secret that the platform showed once:

    WEBHOOK_SECRET=whsec_... python receiver.py 8443

In front of it belongs a server that speaks https; this one is for a trial on one machine, for which the operator of the
platform allows `localhost:8443` (DELIVERY_ALLOWED_TEST_HOSTS).
"""

import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

LARGEST = 10 * 1024 * 1024


class Records:
    """What was taken, once for each `webhook-id`, however often it is sent."""

    def __init__(self, path: str = ":memory:") -> None:
        self._lock = Lock()
        self._rows = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._rows.execute("CREATE TABLE IF NOT EXISTS taken (id TEXT PRIMARY KEY, reference TEXT, body TEXT)")

    def take(self, message: str, body: dict[str, Any]) -> bool:
        """Keep a message; False when it was taken before."""
        reference = body.get("data", {}).get("reference", "")
        with self._lock:
            row = (message, reference, json.dumps(body))
            return self._rows.execute("INSERT OR IGNORE INTO taken VALUES (?, ?, ?)", row).rowcount == 1

    def number_for(self, reference: str) -> str:
        """Return the crime number of a report: the same for every message about it."""
        with self._lock:
            first = "SELECT min(rowid) FROM taken WHERE reference = ?"
            (row,) = self._rows.execute(first, (reference,)).fetchone()
        return f"43{row:09d}/26"

    def bodies(self) -> dict[str, dict[str, Any]]:
        """Return every message by its id."""
        with self._lock:
            return {key: json.loads(body) for key, body in self._rows.execute("SELECT id, body FROM taken")}


class Handler(BaseHTTPRequestHandler):
    """Answers POST. `secrets` are the old and the new one while they are being changed."""

    secrets: Sequence[str] = ()
    records: Records

    def do_POST(self) -> None:
        """Take a message: 400 when it is not from the platform, 200 with the crime number when it is."""
        length = int(self.headers.get("Content-Length", "0"))
        if not 0 < length <= LARGEST:
            self._answer(413, {"error": "too large"})
            return
        raw = self.rfile.read(length)
        if not self._is_genuine(raw):
            self._answer(400, {"error": "the signature is wrong, or the message is too old"})
            return
        body = json.loads(raw)
        self.records.take(self.headers["webhook-id"], body)
        reference = body.get("data", {}).get("reference")
        self._answer(200, {"crime_number": self.records.number_for(reference)} if reference else {})

    def _is_genuine(self, raw: bytes) -> bool:
        headers = dict(self.headers.items())
        for secret in self.secrets:
            try:
                Webhook(secret).verify(raw, headers)
            except (WebhookVerificationError, ValueError):
                continue
            return True
        return False

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        words = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, format: str, *args: Any) -> None:
        """Write no line: reports are nobody's business."""


def server(*, port: int, secrets: Sequence[str], records: Records | None = None) -> ThreadingHTTPServer:
    """Return a server on this machine only; `records` is in memory if none is given."""
    made = type("Configured", (Handler,), {"secrets": list(secrets), "records": records or Records()})
    return ThreadingHTTPServer(("127.0.0.1", port), made)


if __name__ == "__main__":
    configured = os.environ["WEBHOOK_SECRET"].split(",")
    kept = Records(os.environ.get("RECORDS", "records.sqlite3"))
    server(port=int(sys.argv[1]), secrets=configured, records=kept).serve_forever()
