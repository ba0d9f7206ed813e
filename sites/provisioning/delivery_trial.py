"""Trying out how a force is told of a report, before the first one comes: done by a person and written down."""

from collections.abc import Iterable

from django.conf import settings
from django.core.mail import send_mail

from sites.forces.models import Force
from soh.core import audit, sealing, tenancy
from soh.core.models import AuditEvent

_ACTION = "delivery.tested"


class NotDelivered(Exception):
    """The test did not go out; the message says why, without an address."""


def outlet_in_words(force: Force) -> str:
    """Return how the force is told, for people."""
    return f"e-mail to {force.notice_email}" if force.notice_email else "the inbox only, no notice"


def send_test(*, force: Force, actor: str) -> None:
    """Send a notice without a report, and write down that it went out. Raises NotDelivered.

    A force that wants no notice confirms by this that somebody looks into its inbox.
    """
    outcome = "inbox"
    if force.notice_email:
        outcome = "sent"
        try:
            send_mail(
                subject=f"{force.short_name}: test of the notice about new reports",
                message="This is a test. When a report comes in, a message like this one will tell you so. "
                "No report is waiting because of this message.",
                from_email=None,
                recipient_list=[force.notice_email],
            )
        except OSError as error:
            raise NotDelivered(f"The mail server did not take the message ({type(error).__name__}).") from error
    with tenancy.transaction(force):
        audit.record(
            force_id=force.pk,
            actor=actor,
            action=_ACTION,
            subject=_subject(force),
            outcome=outcome,
            endpoint=_endpoint(force),
        )


def is_tested(force: Force) -> bool:
    """Whether the way in which the force is told now has been tried. Another address wants another test."""
    with tenancy.transaction(force):
        details: Iterable[dict[str, str]] = AuditEvent.objects.filter(
            force_id=force.pk, subject=_subject(force), action=_ACTION
        ).values_list("detail", flat=True)
        return any(detail.get("endpoint") == _endpoint(force) for detail in details)


def _subject(force: Force) -> str:
    return f"delivery:{force.slug}"


def _endpoint(force: Force) -> str:
    """Stands for the address in the audit log, which holds no addresses."""
    return sealing.keyed_digest(secret=settings.IDEMPOTENCY_SECRET, purpose="delivery", value=force.notice_email)[:16]
