"""Models of the sub-packages, under the one app label."""

from reporting.authoring.models import AdoptedFormPage, FormPage
from reporting.authoring.sharing.models import DeclinedUpdate, HeldEdition, RollOut, RollOutForce
from reporting.catalogue.models import Edition, FormText, FormVersion
from reporting.delivery.models import OutboxEntry
from reporting.intake.models import Draft, IdempotentReply
from reporting.records.models import CaseEvent, Note, Report, SealedAnswers

__all__ = [
    "AdoptedFormPage",
    "CaseEvent",
    "DeclinedUpdate",
    "Draft",
    "Edition",
    "FormPage",
    "FormText",
    "FormVersion",
    "HeldEdition",
    "IdempotentReply",
    "Note",
    "OutboxEntry",
    "Report",
    "RollOut",
    "RollOutForce",
    "SealedAnswers",
]
