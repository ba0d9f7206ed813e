"""Making, changing, switching and trying addresses, and sending again what was not sent. The one write path."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.mail import send_mail
from django.db.models.functions import Coalesce

from reporting.delivery import payload, secret_keeping, sending, targets
from reporting.delivery.endpoints import DeadReason, Delivery, DeliveryEndpoint, DeliverySecret, OffReason, Sends
from reporting.delivery.sending import Answer
from reporting.delivery.sending_on import owe_again
from sites.forces.models import Force
from soh.core import audit, clock, jobs, tenancy

MOST_AT_ONCE = 1000


class Stale(Exception):
    """Somebody else changed the address meanwhile; nothing was written."""


def create(
    *, force_id: int, name: str, url: str, forms: Sequence[uuid.UUID], actor: str, sends: str = Sends.AT_ONCE
) -> tuple[DeliveryEndpoint, str]:
    """Make an address and return it with its secret, which cannot be had again. Raises targets.Refused."""
    targets.read(url)
    with tenancy.transaction(force_id):
        endpoint = DeliveryEndpoint.objects.create(
            force_id=force_id, name=name, url=url, forms=list(forms), sends=Sends(sends), created_by=actor
        )
        secret = secret_keeping.issue(endpoint=endpoint)
        _record(endpoint, actor, "endpoint.created", host=targets.read(url).host)
    return endpoint, secret


def change(
    *,
    force_id: int,
    key: uuid.UUID,
    name: str,
    url: str,
    forms: Sequence[uuid.UUID],
    seen: int,
    actor: str,
    sends: str = Sends.AT_ONCE,
) -> DeliveryEndpoint:
    """Change an address; what waits goes to the new one. Raises targets.Refused, Stale, DoesNotExist."""
    host = targets.read(url).host
    with tenancy.transaction(force_id):
        endpoint = locked(force_id, key)
        if endpoint.version != seen:
            raise Stale
        endpoint.name, endpoint.url, endpoint.forms, endpoint.sends = name, url, list(forms), Sends(sends)
        endpoint.failures, endpoint.paused_until = 0, None
        endpoint.version += 1
        endpoint.save()
        _record(endpoint, actor, "endpoint.changed", host=host)
        return endpoint


def rotate(*, force_id: int, key: uuid.UUID, actor: str) -> str:
    """Return a new secret; for a week both sign. Raises DoesNotExist."""
    with tenancy.transaction(force_id):
        endpoint = locked(force_id, key)
        _record(endpoint, actor, "endpoint.rotated")
        return secret_keeping.issue(endpoint=endpoint)


def end_old_secret(*, force_id: int, key: uuid.UUID, actor: str) -> None:
    """Let only the newest secret sign from now on. Raises DoesNotExist."""
    with tenancy.transaction(force_id):
        endpoint = locked(force_id, key)
        _record(endpoint, actor, "endpoint.old_secret_ended", ended=secret_keeping.end_old(endpoint=endpoint))


def switch(*, force_id: int, key: uuid.UUID, is_on: bool, actor: str) -> None:
    """Switch an address on or off; it stays as it is when it is so. Raises DoesNotExist."""
    with tenancy.transaction(force_id):
        endpoint = locked(force_id, key)
        if endpoint.is_on == is_on:
            return
        if is_on:
            endpoint.is_on, endpoint.off_reason, endpoint.failures, endpoint.paused_until = True, "", 0, None
            endpoint.version += 1
            endpoint.save()
        else:
            _turn_off(endpoint, OffReason.BY_HAND, DeadReason.OFF)
        _record(endpoint, actor, "endpoint.switched", on=is_on)


def retire(*, force_id: int, key: uuid.UUID, actor: str) -> None:
    """Take an address out of use for good: its secrets are deleted, its log stays. Raises DoesNotExist.

    What waits or was not sent is given up, with that reason; the reports are in the inbox.
    """
    with tenancy.transaction(force_id):
        endpoint = locked(force_id, key)
        endpoint.retired_at = clock.now()
        _turn_off(endpoint, OffReason.RETIRED, DeadReason.RETIRED)
        dead = Delivery.objects.filter(force_id=force_id, endpoint=endpoint, dead_at__isnull=False)
        dead.update(dead_reason=DeadReason.RETIRED)
        DeliverySecret.objects.filter(force_id=force_id, endpoint=endpoint).delete()
        _record(endpoint, actor, "endpoint.retired")


def gone(*, endpoint: DeliveryEndpoint) -> None:
    """The receiver said that nothing is to be sent there any more. Inside the force's transaction."""
    _turn_off(endpoint, OffReason.GONE, DeadReason.GONE)
    _record(endpoint, "system:delivery", "endpoint.switched", on=False, reason="gone")


def send_again(*, force_id: int, deliveries: Collection[int], actor: str) -> int:
    """Send messages again under their old ids: dead ones, and taken ones that a receiver lost. Return how many.

    Those of addresses that are off stay where they are.
    """
    with tenancy.transaction(force_id):
        rows = Delivery.objects.filter(force_id=force_id, pk__in=list(deliveries)[:MOST_AT_ONCE], due_at=None)
        rows = rows.filter(endpoint__is_on=True)
        chosen = list(rows.values_list("pk", "endpoint_id", "report__reference"))
        owe_again(Delivery.objects.filter(force_id=force_id, pk__in=[pk for pk, _, _ in chosen]))
        for pk, _, reference in chosen:
            audit.record(
                force_id=force_id,
                actor=actor,
                action="report.sent_again",
                subject=f"report:{reference}",
                delivery=pk,
            )
        for endpoint in {endpoint for _, endpoint, _ in chosen}:
            jobs.defer("reporting.tasks.deliver_to_endpoint", force_id=force_id, endpoint=endpoint)
        return len(chosen)


def between(*, force_id: int, key: uuid.UUID, first: date, last: date, with_taken: bool) -> list[int]:
    """Return the settled messages to an address that came up on these days, both included.

    Those that were not sent, or `with_taken` also those that the receiver took, for one that lost them. At most
    MOST_AT_ONCE, what was settled longest ago first, so that the same days asked again go on with the rest. Inside
    `tenancy.transaction(force)`.
    """
    begin = datetime.combine(first, time.min, clock.LONDON)
    end = datetime.combine(last + timedelta(days=1), time.min, clock.LONDON)
    rows = Delivery.objects.filter(force_id=force_id, endpoint__key=key, due_at=None)
    rows = rows.filter(created_at__gte=begin, created_at__lt=end)
    if not with_taken:
        rows = rows.filter(dead_at__isnull=False)
    settled = Coalesce("delivered_at", "dead_at")
    return list(rows.order_by(settled, "pk").values_list("pk", flat=True)[:MOST_AT_ONCE])


def try_out(*, force_id: int, key: uuid.UUID, actor: str) -> Answer:
    """Send a message marked as a test, at once and once, and return what the receiver answered. Raises DoesNotExist."""
    with tenancy.transaction(force_id):
        endpoint = locked(force_id, key)
        signing = secret_keeping.opened(endpoint)
        _record(endpoint, actor, "endpoint.tried")
    now = clock.now()
    body = payload.as_body("test.delivery", now.isoformat(), {"test": True, "says": "This is a test. It is no report."})
    return sending.send(url=endpoint.url, message=f"test_{uuid.uuid4()}", body=body, signing=signing)


def tell(*, force_id: int, endpoint_id: int) -> None:
    """Write to the force's duty address that messages do not reach its record system; without a word of a report."""
    force = Force.objects.get(pk=force_id)
    with tenancy.transaction(force_id):
        name = DeliveryEndpoint.objects.get(force_id=force_id, pk=endpoint_id).name
    if force.notice_email:
        send_mail(
            subject=f"{force.short_name}: reports do not reach your record system",
            message=f"“{name}” does not take what is sent. The reports are in your inbox. Sign in and look at "
            "Settings, Record systems, to see why and to send them again.",
            from_email=None,
            recipient_list=[force.notice_email],
            fail_silently=True,
        )


def locked(force_id: int, key: uuid.UUID) -> DeliveryEndpoint:
    """Return an address in use, for a change. Inside the force's transaction. Raises DoesNotExist."""
    return DeliveryEndpoint.objects.select_for_update().get(force_id=force_id, key=key, retired_at=None)


def _turn_off(endpoint: DeliveryEndpoint, reason: OffReason, dead: DeadReason) -> None:
    endpoint.is_on, endpoint.off_reason, endpoint.version = False, reason, endpoint.version + 1
    endpoint.save()
    moment = clock.coarse(clock.now())
    Delivery.objects.filter(force_id=endpoint.force_id, endpoint=endpoint, due_at__isnull=False).update(
        due_at=None, claimed_until=None, dead_at=moment, dead_reason=dead
    )


def _record(endpoint: DeliveryEndpoint, actor: str, action: str, **detail: Any) -> None:
    audit.record(force_id=endpoint.force_id, actor=actor, action=action, subject=f"endpoint:{endpoint.pk}", **detail)
