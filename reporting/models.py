"""Models of the sub-packages, under the one app label."""

from reporting.authoring.models import AdoptedFormPage, FormPage
from reporting.authoring.sharing.models import DeclinedUpdate, HeldEdition, RollOut, RollOutForce
from reporting.catalogue.models import Edition, FormText, FormVersion
from reporting.custody.models import HandOver
from reporting.delivery.models import OutboxEntry
from reporting.evidence.models import Evidence, EvidenceChunk
from reporting.intake.models import Arrival, Draft, IdempotentReply, Reminder, SavedDraft
from reporting.records.models import CaseEvent, Note, Report, SealedAnswers

__all__ = [
    "AdoptedFormPage",
    "Arrival",
    "CaseEvent",
    "DeclinedUpdate",
    "Draft",
    "Edition",
    "Evidence",
    "EvidenceChunk",
    "FormPage",
    "FormText",
    "FormVersion",
    "HandOver",
    "HeldEdition",
    "IdempotentReply",
    "Note",
    "OutboxEntry",
    "Reminder",
    "Report",
    "RollOut",
    "RollOutForce",
    "SavedDraft",
    "SealedAnswers",
]
