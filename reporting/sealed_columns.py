"""All that is sealed to a force's key pair, and the place each ciphertext is bound to. A new column needs a line here.

Notes and the bytes of files are not: they are sealed under data keys that stand here, and stay as they are.
"""

from typing import Any

from reporting.correspondence.models import Message
from reporting.custody.models import HandOver
from reporting.delivery.endpoints import DeliverySecret
from reporting.evidence.models import Evidence
from reporting.intake.models import Reminder
from reporting.on_behalf.models import EnteredReport
from reporting.records.models import SealedAnswers
from reporting.subject_requests.models import SubjectRequest
from reporting.subject_requests.requesting import place_of
from reporting.triage import list_keys
from reporting.triage.models import ListKey
from sites.forces.rotation import holders
from sites.forces.rotation.holders import Holder
from soh.core.sealing import Place, to_text


def register() -> None:
    """Let a change of the key pair find them."""
    holders.register(
        Holder(SealedAnswers, "force_key", ("sealed_key",), _of_answers, ("report",)),
        Holder(EnteredReport, "force_key", ("sealed_log",), _of_entry, ("report",)),
        Holder(Message, "force_key", ("sealed_key",), _of_message, ("report__receipt_key",)),
        Holder(Evidence, "force_key", ("scanner_key", "report_key"), _of_file),
        Holder(HandOver, "words_key", ("sealed_words", "sealed_letter"), _of_hand_over),
        Holder(HandOver, "answer_key", ("sealed_answer",), _of_hand_over),
        Holder(ListKey, "force_key", ("sealed_private_key",), _of_list_key),
        Holder(DeliverySecret, "force_key", ("ciphertext",), _of_secret),
        Holder(SubjectRequest, "force_key", ("sealed_ways",), _of_request),
        Holder(Reminder, "force_key", ("sealed_address",), _of_reminder, ("saved",)),
    )
    holders.follow(list_keys.renew)


def _of_answers(row: Any, column: str) -> Place:
    return Place("reporting_sealedanswers", row.report.reference, column)


def _of_entry(row: Any, column: str) -> Place:
    return Place("reporting_enteredreport", row.report.reference, column)


def _of_message(row: Any, column: str) -> Place:
    return Place("reporting_message", f"{row.report.receipt_key.told_as}/{row.number}", column)


def _of_file(row: Any, column: str) -> Place:
    return Place("reporting_evidence", row.key.hex, column)


def _of_hand_over(row: Any, column: str) -> Place:
    return Place("reporting_handover", str(row.case_key), column)


def _of_list_key(row: Any, column: str) -> Place:
    return Place("reporting_listkey", to_text(bytes(row.public_key)), column)


def _of_secret(row: Any, column: str) -> Place:
    return Place("reporting_deliverysecret", row.key.hex, column)


def _of_request(row: Any, column: str) -> Place:
    return place_of(row)


def _of_reminder(row: Any, column: str) -> Place:
    return Place("reporting_reminder", row.saved.reference, column)
