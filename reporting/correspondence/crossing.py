"""What of a correspondence goes with a report to another force: the person's own key pair, and every message.

The code stays the same. The messages are opened by the force that gives the report away, and sealed anew by the one
that takes it over; the person's private key stays wrapped throughout.
"""

from datetime import datetime
from typing import Any

from reporting.correspondence import messages
from reporting.correspondence.messages import Entry
from reporting.correspondence.models import Message, ReceiptKey
from reporting.records.models import Report
from soh.core import sealing

_KEYS = ("public_key", "salt", "wrapped_key", "sealed_copy")


def packed(report: Report) -> dict[str, Any]:
    """Return the correspondence of a report as data; nothing of a report from before codes.

    Inside `tenancy.transaction(force)`. Raises NoPrivateKeyHere, CannotOpen.
    """
    key = ReceiptKey.objects.select_related("report").filter(force_id=report.force_id, report=report).first()
    if key is None:
        return {}
    words = {entry.number: entry for entry in messages.opened_by_force(key)}
    rows = Message.objects.filter(force_id=report.force_id, report=report).order_by("number")
    return {
        "told_as": key.told_as,
        **{name: sealing.to_text(bytes(getattr(key, name))) for name in _KEYS},
        "withdrawn_at": _iso(key.withdrawn_at),
        "messages": [
            {
                "number": row.number,
                "sender": row.sender,
                "kind": row.kind,
                "text": _text(words[row.number]),
                "author_name": row.author_name,
                "written_at": row.written_at.isoformat(),
                "read_at": _iso(row.read_at),
            }
            for row in rows
            if row.number in words
        ],
    }


def take(*, report: Report, data: dict[str, Any], giver: str, giver_name: str) -> None:
    """Make the correspondence the own force's. In the transaction that takes the report over."""
    if not data:
        return
    key = ReceiptKey.objects.create(
        force_id=report.force_id,
        report=report,
        told_as=data["told_as"],
        withdrawn_at=_moment(data["withdrawn_at"]),
        **{name: sealing.from_text(data[name]) for name in _KEYS},
    )
    for sent in data["messages"]:
        is_theirs = sent["sender"] == Message.Sender.FORCE
        messages.store(
            key=key,
            number=sent["number"],
            text=sent["text"],
            sender=sent["sender"],
            kind=sent["kind"],
            author=f"force:{giver}" if is_theirs else "public",
            author_name=f"{sent['author_name']}, {giver_name}"[:150] if is_theirs else "",
            written_at=_moment(sent["written_at"]),
            read_at=_moment(sent["read_at"]),
        )


def _text(entry: Entry) -> str:
    return messages.packed(entry.details) if entry.details else entry.text


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
