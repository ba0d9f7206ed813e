"""Sealing and opening of a report's words. Call inside `tenancy.transaction(force)`.

Sealing needs the force's public key only. Opening needs the private key, which the public process does not hold.
"""

import json
from collections.abc import Mapping
from typing import Any

from reporting.records.identity.models import IdentityRequest
from reporting.records.models import Note, Report, SealedAnswers
from sites.forces import keys
from soh.core import sealing

_ANSWERS = "reporting_sealedanswers"
_NOTES = "reporting_note"
_IDENTITY = "reporting_identityrequest"


def seal_answers(*, report: Report, answers: Mapping[str, Any]) -> SealedAnswers:
    """Store the answers of a report under a fresh data key, sealed to the force's newest public key."""
    force_key = keys.newest_key(report.force_id)
    data_key = sealing.new_key()
    words = json.dumps(dict(answers), ensure_ascii=False, separators=(",", ":")).encode()
    return SealedAnswers.objects.create(
        force_id=report.force_id,
        report=report,
        force_key=force_key,
        sealed_key=sealing.seal_to(
            public_key=bytes(force_key.public_key),
            plaintext=data_key,
            place=sealing.Place(_ANSWERS, report.reference, "sealed_key"),
        ),
        ciphertext=sealing.seal(
            key=data_key, plaintext=words, place=sealing.Place(_ANSWERS, report.reference, "ciphertext")
        ),
    )


def open_answers(report: Report) -> dict[str, Any]:
    """Return the answers of a report. Raises keys.NoPrivateKeyHere in the public process, sealing.CannotOpen."""
    row = SealedAnswers.objects.select_related("force_key").get(force_id=report.force_id, report=report)
    words = sealing.unseal(
        key=_data_key(report, row),
        ciphertext=bytes(row.ciphertext),
        place=sealing.Place(_ANSWERS, report.reference, "ciphertext"),
    )
    answers: dict[str, Any] = json.loads(words)
    return answers


def seal_note(*, report: Report, number: int, text: str) -> bytes:
    """Return the sealed text of a note."""
    row = SealedAnswers.objects.select_related("force_key").get(force_id=report.force_id, report=report)
    return sealing.seal(key=_data_key(report, row), plaintext=text.encode(), place=_note_place(report, number))


def open_notes(report: Report) -> list[tuple[Note, str]]:
    """Return the notes on a report with their words, oldest first."""
    notes = list(Note.objects.filter(force_id=report.force_id, report=report).order_by("number"))
    if not notes:
        return []
    row = SealedAnswers.objects.select_related("force_key").get(force_id=report.force_id, report=report)
    key = _data_key(report, row)
    return [
        (
            note,
            sealing.unseal(key=key, ciphertext=bytes(note.ciphertext), place=_note_place(report, note.number)).decode(),
        )
        for note in notes
    ]


def seal_identity_words(*, report: Report, number: int, text: str) -> bytes:
    """Return the sealed explanation of a request to see an identity."""
    row = SealedAnswers.objects.select_related("force_key").get(force_id=report.force_id, report=report)
    return sealing.seal(key=_data_key(report, row), plaintext=text.encode(), place=_identity_place(report, number))


def open_identity_words(report: Report, requests: list[IdentityRequest]) -> list[tuple[IdentityRequest, str]]:
    """Return the requests with their explanations, in the same order."""
    if not requests:
        return []
    row = SealedAnswers.objects.select_related("force_key").get(force_id=report.force_id, report=report)
    key = _data_key(report, row)
    return [
        (one, sealing.unseal(
            key=key, ciphertext=bytes(one.sealed_words), place=_identity_place(report, one.number)
        ).decode())
        for one in requests
    ]  # fmt: skip


def _identity_place(report: Report, number: int) -> sealing.Place:
    return sealing.Place(_IDENTITY, f"{report.reference}/{number}", "sealed_words")


def _note_place(report: Report, number: int) -> sealing.Place:
    return sealing.Place(_NOTES, f"{report.reference}/{number}", "ciphertext")


def _data_key(report: Report, row: SealedAnswers) -> bytes:
    return sealing.unseal_with(
        private_key=keys.private_key(row.force_key),
        ciphertext=bytes(row.sealed_key),
        place=sealing.Place(_ANSWERS, report.reference, "sealed_key"),
    )
