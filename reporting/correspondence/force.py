"""What staff do with the messages of a report. Each act writes event and audit row in the same transaction."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from reporting.correspondence import messages
from reporting.correspondence.messages import CannotWrite, Entry, Kind, Sender
from reporting.correspondence.models import Message, ReceiptKey
from reporting.records import clocks, triage
from reporting.records.clocks import Clock
from reporting.records.models import CaseEvent, Report
from soh.core import clock, tenancy


class NewerMessage(Exception):
    """Somebody has written since the page was shown; `number` is that of the newest message."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class Thread:
    """The messages on a report as staff see them. `has_code` is false of a report that was made before codes."""

    has_code: bool
    entries: list[Entry]
    withdrawn_at: datetime | None

    @property
    def last(self) -> int:
        """Number of the newest message, 0 without any."""
        return self.entries[-1].number if self.entries else 0


def thread(report: Report) -> Thread:
    """Return the messages on a report that was opened. Inside `tenancy.transaction(force)`.

    Raises NoPrivateKeyHere, CannotOpen.
    """
    key = _key(report)
    if key is None:
        return Thread(False, [], None)
    return Thread(True, messages.opened_by_force(key), key.withdrawn_at)


def write(
    *, forces: Collection[int], reference: str, text: str, is_question: bool, seen: int, actor: str, actor_name: str
) -> Message:
    """Write to the person of a report. `seen` is the number of the newest message that the writer saw.

    The first message stops the clock of first contact.

    Raises NoSuchReport, NewerMessage, CannotWrite.
    """
    words = messages.checked(text)
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference, lock=True)
        key = _key(report)
        if key is None:
            raise CannotWrite("no_code")
        newest = messages.last_number(report)
        if newest > seen:
            raise NewerMessage(newest)
        message = messages.append(
            key=key,
            sender=Sender.FORCE,
            kind=Kind.QUESTION if is_question else Kind.MESSAGE,
            text=words,
            author=actor,
            author_name=actor_name,
            at=clock.now(),
        )
        triage.tell(
            report,
            CaseEvent.Kind.MESSAGE_SENT,
            actor,
            "report.message_sent",
            number=message.number,
            question=is_question,
        )
        if stopped := clocks.stop(report, Clock.CONTACT, clock.now()):
            report.save(update_fields=stopped)
        return message


def _key(report: Report) -> ReceiptKey | None:
    return ReceiptKey.objects.select_related("report").filter(force_id=report.force_id, report=report).first()
