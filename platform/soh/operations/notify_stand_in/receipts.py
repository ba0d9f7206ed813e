"""Delivery receipts as the real service sends them: a POST with a bearer token, tried again when it is not taken."""

import json
import threading
import time
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from soh.operations.notify_stand_in.book import Notification


@dataclass(frozen=True)
class Receipts:
    """Where receipts go and with which token. The real service tries five times more, every five minutes.

    `host` is the name to ask for where the address itself is a number: not every machine knows names below localhost.
    """

    url: str
    token: str
    host: str = ""
    tries: int = 6
    seconds_before: float = 1.0
    seconds_between: float = 300.0

    def tell(self, sent: Notification) -> None:
        """Tell of a message, a moment later, without keeping anybody waiting."""
        threading.Thread(target=self._tell, args=(sent,), daemon=True).start()

    def _tell(self, sent: Notification) -> None:
        time.sleep(self.seconds_before)
        for _ in range(self.tries):
            if self.post(body_of(sent)):
                return
            time.sleep(self.seconds_between)

    def post(self, body: dict[str, Any]) -> bool:
        """Send one receipt; return whether it was taken."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        if self.host:
            headers["Host"] = self.host
        request = urllib.request.Request(self.url, json.dumps(body).encode(), headers)  # noqa: S310 - our own address
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return bool(200 <= answer.status < 300)
        except OSError:
            return False


def body_of(sent: Notification) -> dict[str, Any]:
    """Return the members of a receipt."""
    now = datetime.now(UTC).isoformat()
    return {
        "id": sent.id,
        "reference": sent.reference,
        "to": sent.to,
        "status": sent.status,
        "created_at": sent.created_at,
        "completed_at": now,
        "sent_at": sent.created_at,
        "notification_type": sent.type,
        "template_id": sent.template,
        "template_version": 1,
    }
