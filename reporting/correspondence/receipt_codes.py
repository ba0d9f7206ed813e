"""The receipt code: made with the report, told once, kept nowhere. It alone opens the person's side of a report.

The code has 90 random bits, so that nobody finds it by trying, however fast. Working a key out of it costs 4 MB and
about a hundredth of a second all the same: what a report may cost more at sending, and a dear guess.
"""

import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from reporting.correspondence.models import ReceiptKey
from reporting.records.models import Report
from soh.core import resume_codes, sealing

_TABLE = "reporting_receiptkey"
_COST, _BLOCK, _PARALLEL = 2**12, 8, 1
NO_SALT = b"\x00" * 16
"""Stands for the salt of a report that does not exist, so that its answer takes as long."""

normalise = resume_codes.normalise


def issue(*, report: Report, answers: Mapping[str, Any]) -> str:
    """Give a report its key pair and the person's copy of the answers; return the code. In the report's transaction."""
    code, salt = resume_codes.new_code(), resume_codes.new_salt()
    public, private = sealing.new_key_pair()
    words = json.dumps(dict(answers), ensure_ascii=False, separators=(",", ":")).encode()
    told_as = report.reference
    ReceiptKey.objects.create(
        force_id=report.force_id,
        report=report,
        told_as=told_as,
        public_key=public,
        salt=salt,
        wrapped_key=sealing.seal(key=key_of(code, salt), plaintext=private, place=_place(told_as, "wrapped_key")),
        sealed_copy=sealing.seal_to(public_key=public, plaintext=words, place=_place(told_as, "sealed_copy")),
    )
    return code


def key_of(code: str, salt: bytes) -> bytes:
    """Work out the 256-bit key of a code."""
    return Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=_PARALLEL).derive(code.encode())


def private_key_of(row: ReceiptKey, code_key: bytes) -> bytes:
    """Return the private half of a report's key pair. Raises CannotOpen."""
    return sealing.unseal(key=code_key, ciphertext=bytes(row.wrapped_key), place=_place(row.told_as, "wrapped_key"))


def copy_of_answers(row: ReceiptKey, private_key: bytes) -> dict[str, Any]:
    """Return the person's copy of the answers. Raises CannotOpen."""
    words = sealing.unseal_with(
        private_key=private_key, ciphertext=bytes(row.sealed_copy), place=_place(row.told_as, "sealed_copy")
    )
    answers: dict[str, Any] = json.loads(words)
    return answers


def _place(told_as: str, field: str) -> sealing.Place:
    return sealing.Place(_TABLE, told_as, field)
