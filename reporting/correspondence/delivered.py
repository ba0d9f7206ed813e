"""What a record system gets of the correspondence: all that the person wrote, with numbers to tell it by."""

from typing import Any

from reporting.correspondence import messages
from reporting.correspondence.models import Message, ReceiptKey
from reporting.delivery.models import OutboxEntry
from reporting.records.identity import hiding


def of_entry(entry: OutboxEntry) -> list[dict[str, Any]]:
    """Return what the person wrote, oldest first. Inside `tenancy.transaction(force)`.

    Raises NoPrivateKeyHere, CannotOpen.
    """
    rows = ReceiptKey.objects.select_related("report")
    key = rows.filter(force_id=entry.force_id, report_id=entry.report_id).first()
    is_hidden = key is not None and hiding.is_protected(key.report)
    return [
        {
            "number": one.number,
            "kind": str(one.kind),
            "text": one.text,
            "contact_details": dict(one.details) if one.details and not is_hidden else None,
            "written_at": one.written_at.isoformat(),
        }
        for one in (messages.opened_by_force(key) if key else ())
        if one.sender == Message.Sender.PERSON
    ]
