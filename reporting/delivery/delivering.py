"""Sending what is due to a record system: claim, make the message, send, settle. Only settling and claiming lock.

A worker that dies at any instruction leaves a claim that runs out, and the message is sent again under the same id.
"""

from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from reporting.delivery import acknowledging, payload, schedule, secret_keeping, sending, switching
from reporting.delivery.acknowledging import moment_of
from reporting.delivery.endpoints import DeadReason, Delivery, DeliveryAttempt, DeliveryEndpoint, Outcome
from reporting.delivery.sending import Answer
from reporting.records.models import CaseEvent, SealedAnswers, Status
from reporting.records.triage import ChangedMeanwhile
from reporting.triage.crime_numbers import NotACrimeNumber
from sites.forces.keys import KeyServiceDown, NoPrivateKeyHere
from soh.core import audit, clock, jobs, sealing, tenancy

ACTOR = "system:delivery"
AT_ONCE = 4
"""Messages on their way to one address at a time; one while it is being tried after a pause."""
CLAIM_LASTS = timedelta(minutes=1)
_SOON = timedelta(minutes=1)
"""What is due sooner does not wait for the sweep."""


@dataclass(frozen=True, slots=True)
class _Ready:
    delivery: int
    number: int
    url: str
    message: str
    body: bytes
    signing: list[str]


def deliver(*, force_id: int, endpoint_id: int, within: float = 30.0) -> tuple[int, bool]:
    """Send what is due to an address, until nothing is, there is no room or the seconds are over.

    Return how many were taken, and whether something may be left because of the time.
    """
    end, taken = monotonic() + within, 0
    while pk := claim(force_id=force_id, endpoint_id=endpoint_id):
        if ready := _prepare(force_id, pk):
            answer = sending.send(url=ready.url, message=ready.message, body=ready.body, signing=ready.signing)
            taken += settle(force_id=force_id, delivery_id=ready.delivery, number=ready.number, answer=answer)
        if monotonic() > end:
            return taken, True
    return taken, False


def waiting(*, force_id: int) -> list[int]:
    """Return the addresses for which something is due and room."""
    now = clock.now()
    with tenancy.transaction(force_id):
        due = Delivery.objects.filter(force_id=force_id, endpoint=OuterRef("pk"), due_at__lte=now)
        free = due.filter(Q(claimed_until=None) | Q(claimed_until__lte=now))
        open_now = Q(paused_until=None) | Q(paused_until__lte=now)
        rows = DeliveryEndpoint.objects.filter(open_now, Exists(free), force_id=force_id, is_on=True)
        return list(rows.values_list("pk", flat=True))


def claim(*, force_id: int, endpoint_id: int) -> int | None:
    """Take the next message for an address, of a report the oldest first; None when there is none or no room."""
    now = clock.now()
    with tenancy.transaction(force_id):
        endpoint = DeliveryEndpoint.objects.select_for_update().filter(force_id=force_id, pk=endpoint_id).first()
        if endpoint is None or not endpoint.is_on or (endpoint.paused_until and endpoint.paused_until > now):
            return None
        rows = Delivery.objects.filter(force_id=force_id, endpoint=endpoint)
        room = 1 if endpoint.failures >= schedule.OPENS_AFTER else AT_ONCE
        if rows.filter(claimed_until__gt=now).count() >= room:
            return None
        earlier = rows.filter(report=OuterRef("report"), due_at__isnull=False, pk__lt=OuterRef("pk"))
        free = rows.filter(Q(claimed_until=None) | Q(claimed_until__lte=now), ~Exists(earlier), due_at__lte=now)
        row = free.select_related("report").order_by("due_at", "pk").first()
        if row is None:
            return None
        row.attempts += 1
        row.tries_left = max(row.tries_left - 1, 0)
        row.claimed_until = now + CLAIM_LASTS
        row.save(update_fields=["attempts", "tries_left", "claimed_until"])
        DeliveryAttempt.objects.create(force_id=force_id, delivery=row, number=row.attempts, at=moment_of(row.report))
        return row.pk


def settle(*, force_id: int, delivery_id: int, number: int, answer: Answer) -> bool:
    """Write down what became of an attempt; return whether the message was taken.

    An answer that comes after the claim has run out counts when it is a success, and else only in the log.
    """
    told = False
    with tenancy.transaction(force_id):
        endpoint = _endpoint_of(force_id, delivery_id)
        row = _locked(force_id, delivery_id)
        outcome = answer.outcome
        if row.due_at is not None and outcome == Outcome.TAKEN:
            outcome = _taken(row, endpoint, answer)
        elif row.due_at is not None and row.attempts == number:
            told = _failed(row, endpoint, answer)
        tries = DeliveryAttempt.objects.filter(force_id=force_id, delivery=row, number=number)
        tries.update(outcome=outcome, status=answer.status, milliseconds=answer.milliseconds)
    if told:
        switching.tell(force_id=force_id, endpoint_id=endpoint.pk)
    return answer.outcome == Outcome.TAKEN


def _prepare(force_id: int, pk: int) -> _Ready | None:
    """Make the message; what cannot be made is not sent any more."""
    with tenancy.transaction(force_id):
        rows = Delivery.objects.select_related("endpoint", "entry__report")
        row = rows.get(force_id=force_id, pk=pk)
        if row.entry.report.status == Status.HANDED_OVER:
            _bury(row, DeadReason.MOVED)
            return None
        try:
            body, signing = payload.body_of(row.entry), secret_keeping.opened(row.endpoint)
        except KeyServiceDown:
            _wait_for_keys(row)
            return None
        except (SealedAnswers.DoesNotExist, NoPrivateKeyHere, sealing.CannotOpen):
            _bury(row, DeadReason.UNREADABLE)
            return None
        return _Ready(row.pk, row.attempts, row.endpoint.url, str(row.entry.key), body, signing)


def _wait_for_keys(row: Delivery) -> None:
    """Put a message back that nobody tried to send: the attempt does not count."""
    now = clock.now()
    later = clock.coarse(now) + clock.ANONYMOUS_GRAIN if row.entry.report.is_anonymous else now + _SOON
    row.due_at, row.claimed_until, row.tries_left = later, None, row.tries_left + 1
    row.save(update_fields=["due_at", "claimed_until", "tries_left"])


def _endpoint_of(force_id: int, delivery_id: int) -> DeliveryEndpoint:
    # Before the delivery, as everywhere: two workers that lock in one order never wait for each other.
    owner = Delivery.objects.filter(force_id=force_id, pk=delivery_id).values("endpoint_id")
    return DeliveryEndpoint.objects.select_for_update().get(force_id=force_id, pk__in=owner)


def _locked(force_id: int, delivery_id: int) -> Delivery:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("report")
    return rows.get(force_id=force_id, pk=delivery_id)


def _taken(row: Delivery, endpoint: DeliveryEndpoint, answer: Answer) -> Outcome:
    moment = moment_of(row.report)
    row.due_at = row.claimed_until = None
    row.delivered_at = moment
    row.save(update_fields=["due_at", "claimed_until", "delivered_at"])
    if endpoint.failures:
        endpoint.failures, endpoint.paused_until = 0, None
        endpoint.save(update_fields=["failures", "paused_until"])
    _tell(row, CaseEvent.Kind.DELIVERED, "report.delivered", endpoint=endpoint.pk, attempt=row.attempts)
    if not (number := acknowledging.number_in(answer.body)):
        return Outcome.TAKEN
    try:
        with transaction.atomic():
            acknowledging.keep(row, crime_number=number, actor=ACTOR)
    except (NotACrimeNumber, ChangedMeanwhile):
        return Outcome.NUMBER_REFUSED
    return Outcome.TAKEN


def _failed(row: Delivery, endpoint: DeliveryEndpoint, answer: Answer) -> bool:
    """Return whether the force is to be told."""
    now = clock.now()
    if answer.outcome == Outcome.GONE:
        _bury(row, DeadReason.GONE)
        switching.gone(endpoint=endpoint)
        return True
    endpoint.failures += 1
    pause = schedule.pause(endpoint.failures)
    endpoint.paused_until = now + pause if pause else None
    endpoint.save(update_fields=["failures", "paused_until"])
    if row.tries_left == 0:
        is_first = not Delivery.objects.filter(
            force_id=row.force_id, endpoint=endpoint, dead_at__gt=now - timedelta(days=1)
        ).exists()
        _bury(row, DeadReason.ATTEMPTS)
        return is_first
    row.claimed_until = None
    row.due_at = schedule.next_try(
        now=now,
        tries_left=row.tries_left,
        retry_after=answer.retry_after,
        is_anonymous=row.report.is_anonymous,
    )
    row.save(update_fields=["claimed_until", "due_at"])
    if row.due_at < now + _SOON and not pause:
        jobs.defer("reporting.tasks.deliver_to_endpoint", force_id=row.force_id, at=row.due_at, endpoint=endpoint.pk)
    return False


def _bury(row: Delivery, reason: DeadReason) -> None:
    row.due_at = row.claimed_until = None
    row.dead_at, row.dead_reason = moment_of(row.report), reason
    row.save(update_fields=["due_at", "claimed_until", "dead_at", "dead_reason"])
    _tell(row, CaseEvent.Kind.NOT_DELIVERED, "report.not_delivered", endpoint=row.endpoint_id, reason=str(reason))


def _tell(row: Delivery, kind: CaseEvent.Kind, action: str, **detail: Any) -> None:
    moment, report = moment_of(row.report), row.report
    CaseEvent.objects.create(force_id=row.force_id, report=report, kind=kind, at=moment, actor=ACTOR, detail=detail)
    audit.record(
        force_id=row.force_id, at=moment, actor=ACTOR, action=action, subject=f"report:{report.reference}", **detail
    )
