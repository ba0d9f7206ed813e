"""What a record system gets: versioned JSON, made anew for each attempt and never stored in plain.

Codes of questions and options are those of the form's definition, which no change of words changes. Times are those
of the report: rounded down to 15 minutes when it is anonymous. Who a protected reporter is stays here: two persons open
it in the inbox, and a record system that knew it would open it to everybody who reads there.
"""

import json
from collections.abc import Callable
from typing import Any

from reporting.delivery.models import OutboxEntry
from reporting.records import sealed
from reporting.records.identity import hiding
from reporting.records.models import Report
from sites.forces import hosts

VERSION = 1
TOPICS = ("report.received", "report.taken_over", "message.received", "report.withdrawn")

Part = Callable[[OutboxEntry], Any]
_PARTS: dict[str, Part] = {}


def register_part(name: str, part: Part) -> None:
    """Add a member to `data`; for the rooms above, called inside the force's transaction."""
    _PARTS[name] = part


def body_of(entry: OutboxEntry) -> bytes:
    """Return the body for an entry. Inside `tenancy.transaction(force)`.

    Raises SealedAnswers.DoesNotExist, NoPrivateKeyHere, CannotOpen.
    """
    report = entry.report
    data = {**about(report), "answers": hiding.without_identity(report, sealed.open_answers(report))}
    data |= {name: part(entry) for name, part in _PARTS.items()}
    return as_body(entry.topic, entry.created_at.isoformat(), data)


def as_body(topic: str, timestamp: str, data: dict[str, Any]) -> bytes:
    """Return the bytes that are signed and sent."""
    whole = {"type": topic, "timestamp": timestamp, "version": VERSION, "data": data}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def about(report: Report) -> dict[str, Any]:
    """Return what is said of a report besides its answers."""
    return {
        "reference": report.reference,
        "first_reference": report.first_reference,
        "received_at": report.received_at.isoformat(),
        "locale": report.locale,
        "channel": str(report.channel),
        "anonymous": report.is_anonymous,
        "sensitive": report.is_sensitive,
        "identity_withheld": hiding.is_protected(report),
        "crime_number": report.crime_number,
        "form": {"key": str(report.form_key), "title": report.form_title, "edition": report.edition},
        "schema": schema_url(report.force_id, report.edition),
    }


def schema_url(force_id: int, edition: str) -> str:
    """Return where the JSON Schema of this edition's messages is."""
    return f"{hosts.site_of_force(force_id).root_url}/api/v1/deliveries/schemas/{edition}/"
