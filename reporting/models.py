"""Models of the sub-packages, under the one app label."""

from reporting.authoring.models import AdoptedFormPage, FormPage
from reporting.authoring.question_library.models import QuestionGroup, QuestionGroupVersion
from reporting.authoring.sharing.models import DeclinedUpdate, HeldEdition, RollOut, RollOutForce
from reporting.catalogue.models import Edition, FormText, FormVersion
from reporting.correspondence.models import Message, ReceiptKey
from reporting.custody.models import HandOver
from reporting.delivery.endpoints import Delivery, DeliveryAttempt, DeliveryEndpoint, DeliverySecret
from reporting.delivery.models import OutboxEntry
from reporting.evidence.models import Evidence, EvidenceChunk
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

__all__ = [
    "AdoptedFormPage",
    "Alert",
    "Arrival",
    "CaseEvent",
    "DeclinedUpdate",
    "Delivery",
    "DeliveryAttempt",
    "DeliveryEndpoint",
    "DeliverySecret",
    "Disposal",
    "Draft",
    "Edition",
    "EnteredReport",
    "Evidence",
    "EvidenceChunk",
    "ForcePlan",
    "FormPage",
    "FormText",
    "FormVersion",
    "FoundReport",
    "HandOver",
    "HeldEdition",
    "IdempotentReply",
    "IdentityRequest",
    "LegalHold",
    "ListKey",
    "Message",
    "NationalPlan",
    "Note",
    "Notice",
    "OutboxEntry",
    "QuestionGroup",
    "QuestionGroupVersion",
    "ReceiptKey",
    "Referral",
    "Reminder",
    "Report",
    "ReportLink",
    "RetentionPeriod",
    "RollOut",
    "RollOutForce",
    "SavedDraft",
    "SavedFilter",
    "SealedAnswers",
    "SubjectRequest",
    "Team",
    "TeamMember",
    "TriageSettings",
]
