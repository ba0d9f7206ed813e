"""Visitors' journeys and partners' submissions, each step checked."""

import json
import re
import secrets
from dataclasses import dataclass

from bench import seven_steps
from bench.client import Answer, Client
from bench.errors import BenchError

FORM = f"/{seven_steps.SLUG}/"
REPORTS = f"/api/v1/forms/{seven_steps.SLUG}/reports/"
_REFERENCE = re.compile(rb"\b[A-Z0-9]{2,5}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]\b")


def account(marker: str) -> str:
    """What the reporter writes; the marker tells whose report it is when it is opened."""
    return f"[{marker}] " + "My bicycle was taken from the rack outside the station. " * 5


def new_marker() -> str:
    """A word that no other report has."""
    return secrets.token_hex(12)


@dataclass
class Visitor:
    """A visitor who walks the seven steps, reading each page before sending it."""

    client: Client

    def report(self, marker: str, *, from_start: bool = True) -> str:
        """Make a whole report and return the reference shown. Raises BenchError for any answer but the right one.

        Without the start page it begins at the first step, as other form engines do: 15 requests instead of 17.
        """
        if from_start:
            self.begin()
        for segment, fields in seven_steps.posts(account(marker)):
            self._expect(self.client.get(f"{FORM}{segment}/"), 200)
            self._expect(self.client.post(f"{FORM}{segment}/", fields), 303)
        check = f"{FORM}check-answers/"
        self._expect(self.client.get(check), 200)
        sent = self._expect(self.client.post(check, seven_steps.CLOSING), 303)
        return reference_in(self._expect(self.client.get(sent.location), 200).body)

    def begin(self) -> None:
        """Open the form's start page and begin."""
        self._expect(self.client.get(FORM), 200)
        self._expect(self.client.post(FORM, {}), 303)

    def up_to_the_account(self) -> None:
        """Go to the second step, whose post is measured alone."""
        self.begin()
        self._expect(self.client.post(f"{FORM}gate/", {"danger": "no"}), 303)

    def tell(self, marker: str) -> None:
        """Send the second step: checked, sealed, stored."""
        sent = self._expect(self.client.post(f"{FORM}what/", {"account": account(marker)}), 303)
        if not sent.location.endswith("/when/"):
            raise BenchError(f"The second step led to {sent.location}.")

    def _expect(self, answer: Answer, status: int) -> Answer:
        if answer.status != status:
            raise BenchError(f"The journey was answered {answer.status} for {status} ({answer.location}).")
        return answer


def reference_in(page: bytes) -> str:
    """The reference that a receipt shows."""
    found = _REFERENCE.search(page)
    if found is None:
        raise BenchError("The receipt shows no reference.")
    return found[0].decode()


@dataclass
class Partner:
    """A partner's system that submits by the API."""

    client: Client
    key: str

    def send(self, marker: str, idempotency_key: str) -> Answer:
        """Send one report."""
        body = json.dumps({"answers": seven_steps.answers(account(marker))}).encode()
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self.key}",
            "Idempotency-Key": idempotency_key,
        }
        return self.client.request("POST", REPORTS, body, headers)

    def submit(self) -> None:
        """Send a new report, which must be taken."""
        answer = self.send(new_marker(), secrets.token_hex(16))
        if answer.status != 201:
            raise BenchError(f"The API answered {answer.status}: {answer.body[:300].decode(errors='replace')}")
