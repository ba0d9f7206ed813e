"""Models of the sub-packages, under the one app label."""

from reporting.authoring.models import AdoptedFormPage, FormPage
from reporting.catalogue.models import Edition, FormText, FormVersion
from reporting.delivery.models import OutboxEntry
from reporting.intake.models import Draft, IdempotentReply
from reporting.records.models import CaseEvent, Note, Report, SealedAnswers

__all__ = [
    "AdoptedFormPage",
    "CaseEvent",
    "Draft",
    "Edition",
    "FormPage",
    "FormText",
    "FormVersion",
    "IdempotentReply",
    "Note",
    "OutboxEntry",
    "Report",
    "SealedAnswers",
]
