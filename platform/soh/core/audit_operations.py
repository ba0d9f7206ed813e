"""Which of the operations of section 62 of the Data Protection Act 2018 an audited act is.

Section 62 asks for a log of collection, alteration, consultation, disclosure (transfers among them), combination and
erasure of personal data that is processed for law enforcement, so that it can be established who did it, and when.
"""

from enum import StrEnum


class Operation(StrEnum):
    """Operations of section 62(1), and what is none of them."""

    COLLECTION = "collection"
    ALTERATION = "alteration"
    CONSULTATION = "consultation"
    DISCLOSURE = "disclosure"
    COMBINATION = "combination"
    ERASURE = "erasure"
    ADMINISTRATION = "administration"
    """Of staff, keys, pages, forms and sites: no personal data of a report."""


_OF_REPORTS: dict[Operation, frozenset[str]] = {
    Operation.COLLECTION: frozenset(
        {
            "answers.announced",
            "draft.saved",
            "entry.begun",
            "evidence.begun",
            "evidence.received",
            "message.received",
            "report.message_came",
            "report.offered_by_force",
            "report.received",
            "report.entered",
            "subject.requested",
        }
    ),
    Operation.ALTERATION: frozenset(
        {
            "evidence.checked",
            "identity.asked",
            "identity.refused",
            "report.alert_acknowledged",
            "report.alerted",
            "report.assigned",
            "report.claimed",
            "report.code_locked",
            "report.contact_corrected",
            "report.contacted",
            "report.not_delivered",
            "report.sent_again",
            "report.sent_on",
            "report.crime_number",
            "report.hold_lifted",
            "report.hold_placed",
            "report.note_added",
            "report.offer_returned",
            "report.offer_withdrawn",
            "report.offer_withdrawn_by_force",
            "report.person_withdrew",
            "report.released",
            "report.returned_by_force",
            "report.risk_changed",
            "report.status_changed",
            "report.team_changed",
            "report.withdrawn",
            "subject.approved",
            "subject.finished",
            "subject.refused",
        }
    ),
    Operation.CONSULTATION: frozenset(
        {
            "audit.exported",
            "audit.fed",
            "audit.viewed",
            "draft.locked",
            "draft.returned",
            "identity.seen",
            "report.hand_over_opened",
            "report.opened",
            "report.opened_by_person",
        }
    ),
    Operation.DISCLOSURE: frozenset(
        {
            "evidence.handed_out",
            "evidence.handed_over",
            "evidence.taken_over",
            "identity.approved",
            "reminder.given_up",
            "report.delivered",
            "report.exported",
            "report.file_delivered",
            "report.handed_over",
            "report.message_sent",
            "report.offered_to_force",
            "report.referred",
            "report.sheet_downloaded",
            "report.taken_over",
            "subject.exported",
        }
    ),
    Operation.COMBINATION: frozenset(
        {"report.likenesses_shown", "report.linked", "report.unlinked", "subject.searched"}
    ),
    Operation.ERASURE: frozenset(
        {"evidence.withdrawn", "force.removed", "keys.shredded", "report.disposed", "subject.erased"}
    ),
}
_OPERATIONS = {act: operation for operation, acts in _OF_REPORTS.items() for act in acts}

PERSONAL = ("answers", "audit", "draft", "evidence", "identity", "message", "reminder", "report", "subject")
"""First words of acts on personal data: each needs its operation above."""


def operation_of(act: str) -> Operation | None:
    """Return the operation; None for an act on personal data that nobody has placed yet (a test looks for those)."""
    if act in _OPERATIONS:
        return _OPERATIONS[act]
    return None if act.partition(".")[0] in PERSONAL else Operation.ADMINISTRATION


def acts_of(operation: Operation) -> frozenset[str]:
    """Return the acts that are this operation; empty for administration, which is everything else."""
    return _OF_REPORTS.get(operation, frozenset())
