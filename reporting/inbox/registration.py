"""The inbox makes itself known, and shuts every other way to a report."""

from pages.serving.errors import register_csrf_answer


def register() -> None:
    """Close Wagtail's generic views to everything under row-level security; keep notes through a failed CSRF check;
    say what files and messages add to what record systems get."""
    from reporting.correspondence import delivered as correspondence
    from reporting.correspondence.models import Message, ReceiptKey
    from reporting.custody.models import HandOver
    from reporting.delivery import payload
    from reporting.delivery.endpoints import Delivery, DeliveryAttempt, DeliveryEndpoint, DeliverySecret
    from reporting.delivery.models import OutboxEntry
    from reporting.evidence import delivered as files
    from reporting.evidence.models import Evidence, EvidenceChunk
    from reporting.inbox.unsaved_note import after_failed_csrf
    from reporting.intake.models import Arrival, Draft, IdempotentReply, Reminder, SavedDraft
    from reporting.links.models import ReportLink
    from reporting.notices.models import Notice
    from reporting.on_behalf.models import EnteredReport
    from reporting.records.identity.models import IdentityRequest
    from reporting.records.models import CaseEvent, Note, Report, SealedAnswers
    from reporting.records.teams import Team, TeamMember
    from reporting.referral.models import Referral
    from reporting.retention.models import Disposal, LegalHold, RetentionPeriod
    from reporting.subject_requests.models import FoundReport, SubjectRequest
    from reporting.triage.models import Alert, ForcePlan, ListKey, NationalPlan, SavedFilter, TriageSettings
    from sites.access.policies import close
    from sites.forces.models import ForceKey
    from soh.core.models import AuditCheck, AuditEvent, AuditSeal

    close(
        Report,
        SealedAnswers,
        CaseEvent,
        Note,
        EnteredReport,
        ReportLink,
        Referral,
        IdentityRequest,
        ReceiptKey,
        Message,
        Notice,
        HandOver,
        Evidence,
        EvidenceChunk,
        Draft,
        SavedDraft,
        Reminder,
        Arrival,
        IdempotentReply,
        OutboxEntry,
        DeliveryEndpoint,
        DeliverySecret,
        Delivery,
        DeliveryAttempt,
        ForceKey,
        AuditEvent,
        Team,
        TeamMember,
        Alert,
        ForcePlan,
        ListKey,
        NationalPlan,
        SavedFilter,
        TriageSettings,
        RetentionPeriod,
        LegalHold,
        Disposal,
        SubjectRequest,
        FoundReport,
        AuditSeal,
        AuditCheck,
    )
    register_csrf_answer(after_failed_csrf)
    payload.register_part("files", files.of_entry)
    payload.register_part("messages", correspondence.of_entry)
