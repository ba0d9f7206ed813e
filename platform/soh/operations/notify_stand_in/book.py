"""What the stand-in was asked to send, and what it says became of it."""

import threading
import uuid
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

PER_MINUTE = 3_000
PERMANENT = frozenset({"perm-fail@simulator.notify", "07700900002", "+447700900002"})
TEMPORARY = frozenset({"temp-fail@simulator.notify", "07700900003", "+447700900003"})
_MOST_KEPT = 5_000


class Refused(Exception):
    """The service's answer to what it does not take."""

    def __init__(self, status: int, error: str, message: str) -> None:
        super().__init__(message)
        self.status, self.error, self.message = status, error, message


@dataclass
class Notification:
    """One notification, in the members of the real service."""

    type: str
    to: str
    template: str
    personalisation: dict[str, str]
    reference: str | None
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    created_at: str = field(default_factory=lambda: datetime.now(UTC).isoformat())

    @property
    def status(self) -> str:
        """What the service's simulators say of test addresses; delivered for every other."""
        plain = self.to.replace(" ", "").lower()
        if plain in PERMANENT:
            return "permanent-failure"
        if plain in TEMPORARY:
            return "temporary-failure"
        return "received" if self.type == "letter" else "delivered"

    def as_json(self) -> dict[str, Any]:
        """Return the notification as the service describes it."""
        address = {"email": "email_address", "sms": "phone_number", "letter": "line_1"}[self.type]
        members = {**asdict(self), "status": self.status, address: self.to}
        return {**members, "body": self.personalisation["message"], "subject": self.personalisation["subject"]}


class Book:
    """All notifications since the start, newest first. Safe to use from many threads."""

    def __init__(self) -> None:
        self._kept: list[Notification] = []
        self._lock = threading.Lock()
        self._minute, self._used = "", 0
        self.limit = PER_MINUTE

    def send(self, kind: str, body: dict[str, Any]) -> Notification:
        """Take a notification. Raises Refused with the words of the real service."""
        given = body.get("personalisation") or {}
        to = _recipient(kind, body, given)
        missing = [name for name in ("subject", "message") if name not in given]
        if missing:
            raise Refused(400, "BadRequestError", f"Missing personalisation: {', '.join(missing)}")
        with self._lock:
            minute = f"{datetime.now(UTC):%H:%M}"
            self._used = self._used + 1 if minute == self._minute else 1
            self._minute = minute
            if self._used > self.limit:
                words = f"Exceeded rate limit for key type LIVE of {self.limit} requests per 60 seconds"
                raise Refused(429, "RateLimitError", words)
            notification = Notification(kind, to, str(body.get("template_id", "")), given, body.get("reference"))
            self._kept.insert(0, notification)
            del self._kept[_MOST_KEPT:]
        return notification

    def find(self, *, number: str = "", reference: str | None = None) -> list[Notification]:
        """Return the notifications with this id or reference; all without either."""
        with self._lock:
            kept = list(self._kept)
        if number:
            return [each for each in kept if each.id == number]
        return [each for each in kept if reference is None or each.reference == reference]


def _recipient(kind: str, body: dict[str, Any], given: dict[str, str]) -> str:
    if kind == "letter":
        lines = [given[name] for name in (f"address_line_{number}" for number in range(1, 8)) if given.get(name)]
        if len(lines) < 3:
            raise Refused(400, "ValidationError", "Address must be at least 3 lines")
        return ", ".join(lines)
    name = "email_address" if kind == "email" else "phone_number"
    to = str(body.get(name, ""))
    if kind == "email" and "@" not in to:
        raise Refused(400, "ValidationError", "email_address Not a valid email address")
    if kind == "sms" and sum(letter.isdigit() for letter in to) < 10:
        raise Refused(400, "ValidationError", "phone_number Not enough digits")
    return to
