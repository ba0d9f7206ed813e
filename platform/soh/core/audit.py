"""The audit log: an event commits with the act it tells of, or not at all."""

from datetime import datetime
from typing import Any

from soh.core import clock
from soh.core.models import AuditEvent


def record(
    *, force_id: int, actor: str, action: str, subject: str, at: datetime | None = None, **detail: Any
) -> AuditEvent:
    """Append one event. Call inside `tenancy.transaction(force)`; `detail` must hold no personal data."""
    return AuditEvent.objects.create(
        force_id=force_id, at=at or clock.now(), actor=actor, action=action, subject=subject, detail=detail
    )
