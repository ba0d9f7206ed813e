"""A report with one file, as partners send it: the file first, then the answers that name it."""

import base64
import json
import secrets
import time
from dataclasses import dataclass
from typing import Any

from bench.client import Answer, Client
from bench.errors import BenchError
from bench.insisting import Insist, Submit
from bench.journeys import account
from sites.provisioning.library.form_words import NOTHING, Ask, Choice, FormWords, StepWords, Words

SLUG = "measured-report-with-file"
FILES = "sent"
_SECONDS_BETWEEN = 7.0
"""The worker has ten files of a force checked a minute."""


def _say(words: str) -> Words:
    return Words(words, words)


WITH_A_FILE = FormWords(
    slug=SLUG,
    kind="report",
    title=_say("Measured report with a file"),
    summary=_say("A short report with a file."),
    introduction=_say("<p>Tell us what happened.</p>"),
    before_you_start=NOTHING,
    what_happens_next=_say("<p>We have your report.</p>"),
    reply_time=_say("We read every report within 24 hours."),
    steps=(
        StepWords(
            code="gate",
            kind="emergency_gate",
            title=_say("Is it an emergency?"),
            items=(
                Ask(
                    "radios",
                    "danger",
                    _say("Is anyone in danger now?"),
                    choices=(Choice("yes", _say("Yes"), marks="emergency"), Choice("no", _say("No"))),
                ),
            ),
        ),
        StepWords(code="call-999", kind="exit", exit="emergency_999", title=_say("Call 999 now")),
        StepWords(
            code="what",
            title=_say("What happened"),
            items=(Ask("long_text", "account", _say("What happened?")),),
        ),
        StepWords(
            code="send-file",
            title=_say("A file"),
            items=(Ask("files", FILES, _say("A file"), settings={"documents": True, "most": 1}),),
        ),
        StepWords(
            code="end",
            title=_say("Declaration"),
            items=(Ask("declaration", "true", _say("I confirm"), statement=_say("This is true.")),),
        ),
    ),
)


def content_for(marker: str) -> bytes:
    """Return the file of a report: it holds the report's marker, so that a wrong one is noticed."""
    return f"[{marker}] What I wrote down that evening. ".encode() * 2_000


@dataclass
class Sender:
    """A partner's system that sends a file and then its report."""

    client: Client
    key: str

    def begin(self, marker: str, once: str) -> Answer:
        """Begin the file; the same `once` begins the same file."""
        body = {"form": SLUG, "question": FILES, "name": "notes.txt", "size": len(content_for(marker))}
        return self._json("/api/v1/evidence/", body, once)

    def offset(self, path: str) -> Answer:
        """Ask how far the file is."""
        return self.client.request("GET", path, headers={"Authorization": f"Bearer {self.key}"})

    def append(self, path: str, marker: str, offset: int) -> Answer:
        """Send the bytes that are missing."""
        headers = {
            "Authorization": f"Bearer {self.key}",
            "Tus-Resumable": "1.0.0",
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        }
        return self.client.request("PATCH", path, content_for(marker)[offset:], headers)

    def report(self, marker: str, file: str, once: str) -> Answer:
        """Send the answers."""
        answers: dict[str, Any] = {"danger": "no", "account": account(marker), FILES: [{"file": file}], "true": True}
        return self._json(f"/api/v1/forms/{SLUG}/reports/", {"answers": answers}, once)

    def _json(self, path: str, body: dict[str, Any], once: str) -> Answer:
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self.key}",
            "Idempotency-Key": once,
        }
        return self.client.request("POST", path, json.dumps(body).encode(), headers)


def partner_with_files(port: int, host: str, key: str) -> Submit:
    """A partner whose every report has a file; both are sent until they are answered."""
    sender = Sender(Client(port, host), key)

    def submit(marker: str, insist: Insist) -> list[str]:
        time.sleep(_SECONDS_BETWEEN)
        once = base64.urlsafe_b64encode(secrets.token_bytes(18)).decode()
        begun = _read(insist(lambda: sender.begin(marker, f"file-{once}")), 201)
        path, whole = f"/api/v1/evidence/{begun['id']}/", len(content_for(marker))
        while (there := _read(insist(lambda: sender.offset(path)), 200)["received"]) < whole:
            insist(lambda there=there: sender.append(path, marker, there))
        return [str(_read(insist(lambda: sender.report(marker, begun["id"], once)), 201)["reference"])]

    return submit


def _read(answer: Answer, status: int) -> dict[str, Any]:
    if answer.status != status:
        raise BenchError(f"A report with a file: answered {answer.status}: {answer.body[:200]!r}")
    read: dict[str, Any] = json.loads(answer.body)
    return read
