"""Messages between the person and the force: written with public keys only, read by whoever holds a private one."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from reporting.correspondence.models import Message, ReceiptKey
from reporting.records.models import WORKED_ON, Report, Status
from sites.forces import keys
from soh.core import sealing

LONGEST = 5_000
"""So many characters a message may have."""
_TABLE = "reporting_message"

Kind, Sender = Message.Kind, Message.Sender


class CannotWrite(Exception):
    """The message is not stored. `reason` is `empty`, `too_long`, `no_code`, `offered` or `moved`.

    While a report is offered to another force nothing is written on it: it would not cross.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Entry:
    """One message opened. `details` are those of a correction; else empty."""

    number: int
    sender: str
    kind: str
    text: str
    details: Mapping[str, Any]
    author_name: str
    written_at: datetime
    read_at: datetime | None

    @property
    def is_of_force(self) -> bool:
        """Whether the force wrote it."""
        return self.sender == Sender.FORCE


def checked(text: str) -> str:
    """Return the words of a message as they are kept. Raises CannotWrite."""
    words = text.replace("\r\n", "\n").strip()
    if not words:
        raise CannotWrite("empty")
    if len(words) > LONGEST:
        raise CannotWrite("too_long")
    return words


def append(
    *, key: ReceiptKey, sender: str, kind: str, text: str, author: str, author_name: str = "", at: datetime
) -> Message:
    """Seal and store a message as the next one of its report, whose row the caller has locked. Raises CannotWrite."""
    report = key.report
    if report.status not in WORKED_ON:
        raise CannotWrite("moved" if report.status == Status.HANDED_OVER else "offered")
    last = _of(report).aggregate(last=Max("number"))["last"]
    number = (last or 0) + 1
    return store(
        key=key,
        number=number,
        text=text,
        sender=sender,
        kind=kind,
        author=author,
        author_name=author_name,
        written_at=at,
    )


def store(*, key: ReceiptKey, number: int, text: str, **columns: Any) -> Message:
    """Seal a message to the force and to the person, and store it under this number."""
    force_key, data_key = keys.newest_key(key.force_id), sealing.new_key()
    return Message.objects.create(
        force_id=key.force_id,
        report=key.report,
        number=number,
        force_key=force_key,
        sealed_key=sealing.seal_to(
            public_key=bytes(force_key.public_key), plaintext=data_key, place=_place(key.told_as, number, "sealed_key")
        ),
        person_key=sealing.seal_to(
            public_key=bytes(key.public_key), plaintext=data_key, place=_place(key.told_as, number, "person_key")
        ),
        ciphertext=sealing.seal(key=data_key, plaintext=text.encode(), place=_place(key.told_as, number, "ciphertext")),
        **columns,
    )


def opened_by_person(key: ReceiptKey, private_key: bytes) -> list[Entry]:
    """Return all messages of a report, oldest first. Raises CannotOpen."""
    return [
        _entry(
            key,
            row,
            sealing.unseal_with(
                private_key=private_key,
                ciphertext=bytes(row.person_key),
                place=_place(key.told_as, row.number, "person_key"),
            ),
        )
        for row in _of(key.report)
    ]


def opened_by_force(key: ReceiptKey) -> list[Entry]:
    """Return all messages that the force may read, oldest first. Raises NoPrivateKeyHere, CannotOpen."""
    rows = [row for row in _of(key.report).select_related("force_key") if row.sealed_key]
    private = {row.force_key_id: keys.private_key(row.force_key) for row in rows}
    return [
        _entry(
            key,
            row,
            sealing.unseal_with(
                private_key=private[row.force_key_id],
                ciphertext=bytes(row.sealed_key),
                place=_place(key.told_as, row.number, "sealed_key"),
            ),
        )
        for row in rows
    ]


def mark_read(key: ReceiptKey, *, at: datetime) -> int:
    """Keep that the person has seen what the force wrote; return how many messages were new."""
    return _of(key.report).filter(sender=Sender.FORCE, read_at=None).update(read_at=at)


def last_number(report: Report) -> int:
    """Return the number of the newest message, 0 when there is none."""
    return _of(report).aggregate(last=Max("number"))["last"] or 0


def waiting_for_force(force_ids: Collection[int], reports: Iterable[int]) -> set[int]:
    """Return which of these reports (ids) have a last message that the person wrote. Inside the forces' transaction."""
    rows = Message.objects.filter(force_id__in=force_ids, report_id__in=list(reports)).order_by("report_id", "-number")
    newest = rows.distinct("report_id").values_list("report_id", "sender")
    return {report for report, sender in newest if sender == Sender.PERSON}


def _of(report: Report) -> Any:
    return Message.objects.filter(force_id=report.force_id, report=report).order_by("number")


def _entry(key: ReceiptKey, row: Message, data_key: bytes) -> Entry:
    text = sealing.unseal(
        key=data_key, ciphertext=bytes(row.ciphertext), place=_place(key.told_as, row.number, "ciphertext")
    ).decode()
    details = json.loads(text) if row.kind == Kind.CONTACT else {}
    return Entry(
        row.number,
        row.sender,
        row.kind,
        "" if details else text,
        details,
        row.author_name,
        row.written_at,
        row.read_at,
    )


def _place(told_as: str, number: int, field: str) -> sealing.Place:
    return sealing.Place(_TABLE, f"{told_as}/{number}", field)


def packed(details: Mapping[str, Any]) -> str:
    """Return the words of a correction."""
    return json.dumps(dict(details), ensure_ascii=False, separators=(",", ":"))
