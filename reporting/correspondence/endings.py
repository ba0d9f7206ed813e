"""What ends of a correspondence: with the training space's reports, and with reports that another force has now."""

from datetime import timedelta

from reporting.correspondence.models import Message, ReceiptKey
from reporting.records.models import Status
from soh.core import clock, tenancy


def delete_of_training(*, force_id: int, older_than: timedelta) -> int:
    """Delete keys and messages of old reports of the training space, before those reports; return how many rows."""
    before = clock.now() - older_than
    with tenancy.transaction(force_id):
        old = {"force_id": force_id, "report__is_training": True, "report__received_at__lt": before}
        deleted, _ = Message.objects.filter(**old).delete()
        keys, _ = ReceiptKey.objects.filter(**old).delete()
    return deleted + keys


def close_to_force(*, force_id: int) -> int:
    """Take from a force the words of messages on reports that another force has taken over; return how many.

    The person's half stays, so that the code shows where the report went.
    """
    with tenancy.transaction(force_id):
        gone = Message.objects.filter(force_id=force_id, report__status=Status.HANDED_OVER)
        return gone.exclude(sealed_key=b"").update(sealed_key=b"")
