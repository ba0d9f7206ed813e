"""Visitors and partners who send again until they are answered, and the ledger of what they were shown."""

import http.client
import json
import random
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bench import seven_steps
from bench.client import Answer, Client
from bench.errors import BenchError
from bench.journeys import FORM, Partner, account, new_marker, reference_in

_PAUSE = 0.2
_SENDS_TWICE = 0.3
"""So many of the answered submissions are sent once more: a double click, a partner unsure of the answer."""


@dataclass
class Ledger:
    """What was shown to anybody: the references by the marker of the submission."""

    shown: dict[str, set[str]] = field(default_factory=dict)
    unexpected: list[str] = field(default_factory=list)
    sent_again: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, marker: str, reference: str) -> None:
        """A reference was shown."""
        with self.lock:
            self.shown.setdefault(marker, set()).add(reference)

    def note_again(self) -> None:
        """A request was sent once more."""
        with self.lock:
            self.sent_again += 1


Insist = Callable[[Callable[[], Answer]], Answer]
Submit = Callable[[str, Insist], list[str]]
"""Makes one report with this marker and returns every reference shown for it."""


class Insisting(threading.Thread):
    """One person or system that submits report after report until told to stop, and finishes the last one."""

    def __init__(self, submit: Submit, ledger: Ledger, most_seconds: float, seconds_to_finish: float) -> None:
        super().__init__(daemon=True)
        self.submit, self.ledger, self.seconds_to_finish = submit, ledger, seconds_to_finish
        self.end = time.monotonic() + most_seconds

    def stop(self) -> None:
        """Begin no other report."""
        self.end = min(self.end, time.monotonic())

    def run(self) -> None:
        """Submit until the end."""
        while time.monotonic() < self.end:
            marker = new_marker()
            try:
                for reference in self.submit(marker, self.insist):
                    self.ledger.note(marker, reference)
            except BenchError as problem:
                with self.ledger.lock:
                    self.ledger.unexpected.append(str(problem))

    def insist(self, send: Callable[[], Answer]) -> Answer:
        """Send until there is an answer that is not the server's failure or "still being answered"."""
        while time.monotonic() < self.end + self.seconds_to_finish:
            try:
                answer = send()
            except (OSError, http.client.HTTPException):
                answer = None
            if answer is not None and answer.status < 500 and answer.status != 409:
                return answer
            self.ledger.note_again()
            time.sleep(random.uniform(0, 2 * _PAUSE))
        raise BenchError("No answer came, long after the last kill.")


def partner(port: int, host: str, key: str) -> Submit:
    """A partner's system: one Idempotency-Key for each report, however often it is sent."""
    api = Partner(Client(port, host), key)

    def submit(marker: str, insist: Insist) -> list[str]:
        idempotency_key = secrets.token_hex(16)
        times = 2 if random.random() < _SENDS_TWICE else 1
        return [_taken(insist(lambda: api.send(marker, idempotency_key))) for _ in range(times)]

    return submit


def _taken(answer: Answer) -> str:
    if answer.status != 201:
        raise BenchError(f"The API answered {answer.status}: {answer.body[:200].decode(errors='replace')}")
    return str(json.loads(answer.body)["reference"])


def visitor(port: int, host: str) -> Submit:
    """A visitor with a browser of their own for each report."""
    client = Client(port, host)

    def submit(marker: str, insist: Insist) -> list[str]:
        client.cookies.clear()
        _answered(insist(lambda: client.get(FORM)), 200, "start page")
        _answered(insist(lambda: client.post(FORM, {})), 303, "start")
        for segment, fields in seven_steps.posts(account(marker)):
            step = f"{FORM}{segment}/"
            _answered(insist(lambda step=step, fields=fields: client.post(step, fields)), 303, segment)
        times = 2 if random.random() < _SENDS_TWICE else 1
        return [_send(client, insist) for _ in range(times)]

    return submit


def _send(client: Client, insist: Insist) -> str:
    sent = insist(lambda: client.post(f"{FORM}check-answers/", seven_steps.CLOSING))
    receipt = _answered(sent, 303, "check answers").location
    if not receipt.endswith("/confirmation/"):
        raise BenchError(f"Sending led to {receipt}.")
    return reference_in(_answered(insist(lambda: client.get(receipt)), 200, "receipt").body)


def _answered(answer: Answer, status: int, where: str) -> Answer:
    if answer.status != status:
        raise BenchError(f"{where}: answered {answer.status} ({answer.location})")
    return answer
