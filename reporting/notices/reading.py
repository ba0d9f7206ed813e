"""What staff see of the notices of a report: by which channel, how far, and why not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from reporting.notices.models import Notice
from reporting.records.models import Report

_REASONS = {
    "not_wanted": "the person wants no message",
    "not_safe": "no way was called safe",
    "no_address": "there is no address for a safe way",
    "no_channel": "no safe way is set up here",
    "cannot_open": "the answers cannot be opened",
    "moved": "another force has the report",
    "refused": "the address was refused",
    "bounced": "it came back",
    "not_taken": "the service did not take it",
    "unknown": "it broke off, and is not sent twice",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One notice in words."""

    at: datetime
    words: str


def of_report(report: Report) -> list[Line]:
    """Return the notices of a report, newest first. Inside `tenancy.transaction(force)`."""
    rows = Notice.objects.filter(force_id=report.force_id, report=report).exclude(reason="together").order_by("-id")
    return [Line(row.settled_at or row.sent_at or row.created_at, " ".join(_words(row))) for row in rows[:20]]


def _words(row: Notice) -> Iterable[str]:
    if row.channel:
        yield f"{row.get_channel_display()}:"
    yield row.get_state_display()
    if row.reason:
        yield f"({_REASONS.get(row.reason, row.reason)})"
