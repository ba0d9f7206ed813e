"""What was promised, in digests: each reference with all that opens under it, and each message owed.

Two ledgers under the same secret can be compared, and tell nothing of the words. Needs the staff side's keys.
"""

import hmac
import json
from typing import Any

from reporting.correspondence import force as correspondence
from reporting.correspondence.models import ReceiptKey
from reporting.delivery.endpoints import Delivery
from reporting.delivery.models import OutboxEntry
from reporting.evidence import sealed_files
from reporting.evidence.models import Evidence, State
from reporting.evidence.sealed_files import ORIGINAL
from reporting.records import sealed
from reporting.records.models import Report, SealedAnswers
from sites.forces.keys import NoPrivateKeyHere
from sites.forces.models import Force
from soh.core import sealing, tenancy
from soh.core.models import AuditSeal

Ledger = dict[str, dict[str, str]]

UNREADABLE = "does not open"
_ERRORS = (sealing.CannotOpen, SealedAnswers.DoesNotExist, sealed_files.Damaged, NoPrivateKeyHere)
_AT_ONCE = 500


def ledger(secret: bytes) -> Ledger:
    """Return, of each kind of promise, its name and a digest of what it stands for."""
    found: Ledger = {"reports": {}, "files": {}, "outbox": {}, "deliveries": {}, "chains": {}}
    for force in Force.objects.order_by("slug"):
        last: int | None = 0
        while last is not None:
            with tenancy.transaction(force):
                last = _reports(force, last, found, secret)
        with tenancy.transaction(force):
            _files(force, found, secret)
            _owed(force, found)
    return found


def _reports(force: Force, after: int, found: Ledger, secret: bytes) -> int | None:
    rows = list(Report.objects.filter(force=force, pk__gt=after).order_by("pk")[:_AT_ONCE])
    for report in rows:
        found["reports"][f"{force.slug}:{report.reference}"] = _digest(secret, _opened(report))
    return rows[-1].pk if rows else None


def _opened(report: Report) -> Any:
    key = ReceiptKey.objects.filter(force_id=report.force_id, report=report).first()
    try:
        return {
            "answers": sealed.open_answers(report),
            "notes": [words for _, words in sealed.open_notes(report)],
            "messages": [entry.text for entry in correspondence.thread(report).entries] if key else [],
            "code": [bytes(key.salt).hex(), bytes(key.wrapped_key).hex(), bytes(key.sealed_copy).hex()] if key else [],
            "status": report.status,
        }
    except _ERRORS:
        return UNREADABLE


def _files(force: Force, found: Ledger, secret: bytes) -> None:
    rows = Evidence.objects.filter(force=force, report__isnull=False).select_related("force_key", "report")
    for row in rows.exclude(state=State.RECEIVING).order_by("pk"):
        try:
            file_key = sealed_files.by_force(row, "report_key")
            facts = sealed_files.open_facts(row, file_key)
            pieces = sealed_files.pieces_of(row, ORIGINAL)
            content = hmac.new(secret, digestmod="sha256")
            for piece in sealed_files.read(
                key=row.key, file_key=file_key, variant=ORIGINAL, pieces=pieces, size=facts.size
            ):
                content.update(piece)
            words = content.hexdigest()
        except _ERRORS:
            words = UNREADABLE
        found["files"][f"{force.slug}:{row.key.hex}"] = words


def _owed(force: Force, found: Ledger) -> None:
    for entry in OutboxEntry.objects.filter(force=force).select_related("report"):
        state = "delivered" if entry.delivered_at else "owed"
        found["outbox"][entry.key.hex] = f"{entry.report.reference} {entry.topic} {state}"
    for row in Delivery.objects.filter(force=force).select_related("entry"):
        state = "delivered" if row.delivered_at else "dead" if row.dead_at else "owed"
        found["deliveries"][f"{row.endpoint_id}:{row.entry.key.hex}"] = state
    seal = AuditSeal.objects.filter(force_id=force.pk).order_by("-number").first()
    if seal:
        found["chains"][f"{force.slug}:{seal.number}"] = bytes(seal.digest).hex()


def _digest(secret: bytes, opened: Any) -> str:
    if opened == UNREADABLE:
        return UNREADABLE
    words = json.dumps(opened, sort_keys=True, ensure_ascii=False).encode()
    return hmac.new(secret, words, "sha256").hexdigest()
