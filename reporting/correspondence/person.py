"""What the person does with an opened report. Each act writes event, audit row and outbox row in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reporting.correspondence import messages, receipt_codes
from reporting.correspondence.messages import CannotWrite, Entry, Kind, Sender
from reporting.correspondence.models import Message, ReceiptKey
from reporting.correspondence.opening import Opened, held, moment_of, record
from reporting.delivery import outbox
from reporting.records.models import WORKED_ON, CaseEvent, Report, Status
from soh.core import tenancy

MESSAGE_RECEIVED = "message.received"
WITHDRAWN = "report.withdrawn"


@dataclass(frozen=True, slots=True)
class PersonsSide:
    """A report as its person sees it."""

    report: Report
    entries: list[Entry]
    withdrawn_at: datetime | None
    unread: int
    """So many messages of the force were new in this look."""


def look(*, opened: Opened) -> PersonsSide:
    """Return the report with its messages, and keep that they were seen. Raises NotOpened, CannotOpen."""
    with tenancy.transaction(opened.force_id):
        key = held(opened)
        entries = messages.opened_by_person(key, opened.private_key)
        unread = messages.mark_read(key, at=moment_of(key.report))
        return PersonsSide(key.report, entries, key.withdrawn_at, unread)


def glance(*, opened: Opened) -> tuple[Report, datetime | None]:
    """Return the report and when it was withdrawn, without a look at the messages. Raises NotOpened."""
    with tenancy.transaction(opened.force_id):
        key = held(opened)
        return key.report, key.withdrawn_at


def answers(*, opened: Opened) -> tuple[Report, dict[str, Any]]:
    """Return the report and the person's own copy of the answers. Raises NotOpened, CannotOpen."""
    with tenancy.transaction(opened.force_id):
        key = held(opened)
        return key.report, receipt_codes.copy_of_answers(key, opened.private_key)


def write(*, opened: Opened, text: str, actor: str, after: int | None = None) -> Message:
    """Send a message to the force; return it. Raises NotOpened, CannotWrite.

    `after` is the number of the newest message that the person saw: the same words sent twice from one page, by a
    double click or a resend, are one message.
    """
    words = messages.checked(text)
    with tenancy.transaction(opened.force_id):
        key = held(opened, lock=True)
        if after is not None and (sent := _already_sent(key, opened, words, after)):
            return sent
        message = _append(key, Kind.MESSAGE, words, actor)
        _tell(key, CaseEvent.Kind.MESSAGE_CAME, "report.message_came", actor, MESSAGE_RECEIVED, number=message.number)
        return message


def correct_contact(*, opened: Opened, details: Mapping[str, Any], actor: str) -> Message:
    """Replace how the person may be reached; from now on notices keep to it. Raises NotOpened, CannotWrite.

    `details` are what `contact_details.read` made.
    """
    with tenancy.transaction(opened.force_id):
        key = held(opened, lock=True)
        if key.report.is_anonymous:
            raise CannotWrite("anonymous")
        message = _append(key, Kind.CONTACT, messages.packed(details), actor)
        _tell(
            key,
            CaseEvent.Kind.CONTACT_CORRECTED,
            "report.contact_corrected",
            actor,
            MESSAGE_RECEIVED,
            number=message.number,
        )
        return message


def withdraw(*, opened: Opened, reason: str, actor: str) -> datetime:
    """Tell the force that the person withdraws the report; return when that was first told.

    The report stays with the police, who decide what the law asks of them. Saying it twice changes nothing. Raises
    NotOpened, CannotWrite.
    """
    words = messages.checked(reason) if reason.strip() else ""
    with tenancy.transaction(opened.force_id):
        key = held(opened, lock=True)
        if key.withdrawn_at is not None:
            return key.withdrawn_at
        if words:
            _append(key, Kind.WITHDRAWAL, words, actor)
        elif not can_write(key.report):
            raise CannotWrite("moved" if key.report.status == Status.HANDED_OVER else "offered")
        key.withdrawn_at = moment_of(key.report)
        key.save(update_fields=["withdrawn_at"])
        _tell(key, CaseEvent.Kind.PERSON_WITHDREW, "report.person_withdrew", actor, WITHDRAWN)
        return key.withdrawn_at


def _already_sent(key: ReceiptKey, opened: Opened, words: str, after: int) -> Message | None:
    found = Message.objects.filter(force_id=key.force_id, report=key.report, number__gt=after, sender=Sender.PERSON)
    rows = {row.number: row for row in found}
    same = (entry for entry in messages.opened_by_person(key, opened.private_key) if entry.text == words)
    return next((rows[entry.number] for entry in same if entry.number in rows), None)


def can_write(report: Report) -> bool:
    """Whether the report is here, and not just then offered to another force."""
    return report.status in WORKED_ON


def _append(key: ReceiptKey, kind: str, words: str, actor: str) -> Message:
    return messages.append(key=key, sender=Sender.PERSON, kind=kind, text=words, author=actor, at=moment_of(key.report))


def _tell(key: ReceiptKey, kind: str, action: str, actor: str, topic: str, **detail: Any) -> None:
    report = key.report
    CaseEvent.objects.create(
        force_id=report.force_id, report=report, kind=kind, actor=actor, at=moment_of(report), detail=detail
    )
    record(report, actor, action, **detail)
    if not report.is_test:
        outbox.owe(report=report, topic=topic, moment=moment_of(report))
