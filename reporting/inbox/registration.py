"""The inbox makes itself known, and shuts every other way to a report."""

from pages.serving.errors import register_csrf_answer


def register() -> None:
    """Close Wagtail's generic views to everything under row-level security; keep notes through a failed CSRF check."""
    from reporting.custody.models import HandOver
    from reporting.delivery.models import OutboxEntry
    from reporting.evidence.models import Evidence, EvidenceChunk
    from reporting.inbox.unsaved_note import after_failed_csrf
    from reporting.intake.models import Arrival, Draft, IdempotentReply, Reminder, SavedDraft
    from reporting.records.models import CaseEvent, Note, Report, SealedAnswers
    from sites.access.policies import close
    from sites.forces.models import ForceKey
    from soh.core.models import AuditEvent

    close(
        Report,
        SealedAnswers,
        CaseEvent,
        Note,
        HandOver,
        Evidence,
        EvidenceChunk,
        Draft,
        SavedDraft,
        Reminder,
        Arrival,
        IdempotentReply,
        OutboxEntry,
        ForceKey,
        AuditEvent,
    )
    register_csrf_answer(after_failed_csrf)
