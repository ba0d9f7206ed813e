"""Sending notices and learning what became of them. For the worker, which alone opens addresses."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from reporting.catalogue import editions
from reporting.catalogue.editions import Pinned
from reporting.correspondence import messages
from reporting.correspondence.models import Message as Correspondence
from reporting.correspondence.models import ReceiptKey
from reporting.notices import words
from reporting.notices.models import Notice
from reporting.notices.ports import Message, Notifier, OutcomeUnknown, Refused, TryLater
from reporting.notices.safe_contact import SafeContact, next_moment, safe_contact
from reporting.records import sealed
from reporting.records.models import Report, SealedAnswers, Status
from sites.forces.keys import KeyServiceDown, NoPrivateKeyHere
from soh.core import audit, clock, sealing, tenancy

State = Notice.State
MOST_ATTEMPTS = 8
CLAIM_LASTS = timedelta(minutes=5)
"""A worker that dies while it sends gives the notice back after this time."""
ASK_FOR = timedelta(hours=74)
"""So long after sending the provider is asked what became of it; it tries for 72 hours itself."""
_BATCH = 50


@dataclass(frozen=True, slots=True)
class _Ready:
    pk: int
    message: Message
    is_repeated: bool


def send_due(*, force_id: int, notifier: Notifier) -> int:
    """Send the notices of a force whose time has come; return how many were taken."""
    sent = 0
    for pk in _due(force_id, [State.WAITING, State.SENDING]):
        ready = _claim(force_id, pk, notifier)
        if ready is not None:
            sent += _send(force_id, ready, notifier)
    return sent


def ask_outcomes(*, force_id: int, notifier: Notifier) -> int:
    """Ask what became of notices that were sent; return how many are settled now.

    One that could not be delivered is tried by another channel, where the person called another one safe.
    """
    return sum(ask_outcome(force_id=force_id, notice=pk, notifier=notifier) for pk in _due(force_id, [State.SENT]))


def ask_outcome(*, force_id: int, notice: int, notifier: Notifier) -> int:
    """Ask what became of one notice, whether or not it is time to; return 1 when it is settled now."""
    with tenancy.transaction(force_id):
        row = Notice.objects.filter(force_id=force_id, pk=notice, state=State.SENT).first()
    if row is None:
        return 0
    try:
        outcome = notifier.outcome(row.provider_id) if row.provider_id else ""
    except TryLater:
        outcome = ""
    return _note_outcome(force_id, notice, outcome, notifier)


def contact_of(report: Report) -> SafeContact:
    """Decide how the person of a report may be told. Inside `tenancy.transaction(force)`.

    Raises NoPrivateKeyHere, CannotOpen, SealedAnswers.DoesNotExist.
    """
    form = editions.form_of(Pinned(report.edition, tuple(report.texts)))
    key = ReceiptKey.objects.select_related("report").filter(force_id=report.force_id, report=report).first()
    corrected = [
        entry.details
        for entry in (messages.opened_by_force(key) if key else ())
        if entry.kind == Correspondence.Kind.CONTACT
    ]
    return safe_contact(form, sealed.open_answers(report), corrected[-1] if corrected else None)


def _due(force_id: int, states: list[str]) -> list[int]:
    with tenancy.transaction(force_id):
        due = Notice.objects.filter(force_id=force_id, state__in=states, due_at__lte=clock.now())
        return list(due.order_by("due_at").values_list("pk", flat=True)[:_BATCH])


def _claim(force_id: int, pk: int, notifier: Notifier) -> _Ready | None:
    """Decide on a notice, and mark it as being sent before anything leaves."""
    now = clock.now()
    with tenancy.transaction(force_id):
        rows = Notice.objects.select_for_update(skip_locked=True, of=("self",)).select_related("report")
        mine = Q(state=State.WAITING) | Q(state=State.SENDING)
        row = rows.filter(mine, force_id=force_id, pk=pk, due_at__lte=now).first()
        if row is None:
            return None
        if row.report.status == Status.HANDED_OVER:
            _give_up(row, State.NOT_SENT, "moved")
            return None
        try:
            safe = contact_of(row.report)
        except KeyServiceDown:
            return None  # it stays due
        except (NoPrivateKeyHere, sealing.CannotOpen, SealedAnswers.DoesNotExist):
            _give_up(row, State.NOT_SENT, "cannot_open")
            return None
        channel = row.channel or _channel(safe, notifier, without=())
        address = safe.address_of(channel)
        if not address:
            _give_up(row, State.NOT_SENT, safe.reason or "no_channel")
            return None
        moment = next_moment(safe, channel, now)
        if moment > now:
            row.due_at = moment
            row.save(update_fields=["due_at"])
            return None
        is_repeated = row.state == State.SENDING
        row.channel, row.state, row.attempts, row.due_at = channel, State.SENDING, row.attempts + 1, now + CLAIM_LASTS
        row.save(update_fields=["channel", "state", "attempts", "due_at"])
        report = row.report
        subject, text = words.words(force_id=force_id, locale=report.locale, is_sensitive=report.is_sensitive)
        return _Ready(pk, Message(channel, address, subject, text, f"{force_id}-{pk}"), is_repeated)


def _send(force_id: int, ready: _Ready, notifier: Notifier) -> bool:
    """Outside of any transaction: the provider may be slow."""
    try:
        provider_id = notifier.send(ready.message, is_repeated=ready.is_repeated)
    except Refused as refused:
        reason = refused.reason
        _write(force_id, ready.pk, lambda row: _fail(row, reason, notifier))
    except OutcomeUnknown:
        _write(force_id, ready.pk, lambda row: _give_up(row, State.FAILED, "unknown"))
    except TryLater:
        _write(force_id, ready.pk, lambda row: _try_later(row, notifier))
    else:
        _write(force_id, ready.pk, lambda row: _taken(row, provider_id))
        return True
    return False


def _write(force_id: int, pk: int, change: Callable[[Notice], object]) -> None:
    with tenancy.transaction(force_id):
        row = Notice.objects.select_for_update(of=("self",)).select_related("report").get(force_id=force_id, pk=pk)
        if row.state == State.SENDING:
            change(row)


def _taken(row: Notice, provider_id: str) -> None:
    now = clock.now()
    row.state, row.provider_id, row.sent_at = State.SENT, provider_id, now
    row.due_at = now + timedelta(minutes=1) if provider_id else None
    row.save(update_fields=["state", "provider_id", "sent_at", "due_at"])
    _record(row, "notice.sent")


def _try_later(row: Notice, notifier: Notifier) -> None:
    if row.attempts >= MOST_ATTEMPTS:
        _fail(row, "not_taken", notifier)
        return
    # Still being sent: the next try asks first whether this one was taken after all.
    row.due_at = clock.now() + timedelta(minutes=min(5 * 2 ** (row.attempts - 1), 6 * 60))
    row.state = State.SENDING if notifier.remembers else State.WAITING
    row.save(update_fields=["due_at", "state"])


def _note_outcome(force_id: int, pk: int, outcome: str, notifier: Notifier) -> int:
    now = clock.now()
    with tenancy.transaction(force_id):
        row = Notice.objects.select_for_update(of=("self",)).select_related("report").get(force_id=force_id, pk=pk)
        if row.state != State.SENT:
            return 0
        if outcome == "delivered":
            row.state, row.settled_at, row.due_at = State.DELIVERED, now, None
            row.save(update_fields=["state", "settled_at", "due_at"])
            return 1
        if outcome == "failed":
            _fail(row, "bounced", notifier)
            return 1
        row.due_at = _ask_again(row, now)
        row.save(update_fields=["due_at"])
        return 0


def _ask_again(row: Notice, now: datetime) -> datetime | None:
    age = now - (row.sent_at or now)
    return None if age > ASK_FOR else now + max(timedelta(minutes=1), age / 2)


def _fail(row: Notice, reason: str, notifier: Notifier) -> None:
    """Note that a channel failed, and owe the event by the next one that is safe."""
    _give_up(row, State.FAILED, reason)
    tried = set(Notice.objects.filter(force_id=row.force_id, event_id=row.event_id).values_list("channel", flat=True))
    try:
        channel = _channel(contact_of(row.report), notifier, without=tried)
    except (NoPrivateKeyHere, sealing.CannotOpen, SealedAnswers.DoesNotExist):
        return
    if channel:
        Notice.objects.create(force_id=row.force_id, report=row.report, event_id=row.event_id, channel=channel)


def _give_up(row: Notice, state: str, reason: str) -> None:
    row.state, row.reason, row.due_at, row.settled_at = state, reason, None, clock.now()
    row.save(update_fields=["state", "reason", "due_at", "settled_at"])
    _record(row, "notice.not_sent" if state == State.NOT_SENT else "notice.failed", reason=reason)


def _channel(safe: SafeContact, notifier: Notifier, without: Collection[str]) -> str:
    usable = (name for name, _ in safe.channels if name in notifier.channels and name not in without)
    return next(usable, "")


def _record(row: Notice, action: str, **detail: Any) -> None:
    audit.record(
        force_id=row.force_id,
        actor="worker",
        action=action,
        subject=f"report:{row.report.reference}",
        channel=row.channel,
        **detail,
    )
