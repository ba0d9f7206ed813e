"""Opening the person's side of a report by reference and receipt code.

A wrong reference and a wrong code cannot be told apart, neither by the answer nor by its time: the key of the code is
worked out whatever the database says, and a try is written before it is judged, so that many at once count, too.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Q

from reporting.correspondence import receipt_codes
from reporting.correspondence.models import ReceiptKey
from reporting.records.models import Report
from soh.core import audit, clock, references, sealing, tenancy

FREE_TRIES = 5
LOCK = timedelta(minutes=15)
"""After so many wrong codes nothing opens the report for this time; each further wrong one doubles it."""
LONGEST_LOCK = timedelta(hours=24)


class NotOpened(Exception):
    """There is no such report, or the code is not its code, or it was tried too often. Never says which."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The person's side of one report, for as long as somebody holds its private key."""

    force_id: int
    reference: str
    """As the force that has it calls it."""
    told_as: str
    private_key: bytes = field(repr=False)


def open_by_code(*, force_id: int, reference: str, code: str, is_training: bool, actor: str) -> Opened:
    """Open a report of a force. Raises NotOpened.

    A report of the training space opens there and nowhere else. The opening is audited.
    """
    row = _try(force_id, references.normalise(reference), is_training, actor)
    salt = bytes(row.salt) if row else receipt_codes.NO_SALT
    code_key = receipt_codes.key_of(receipt_codes.normalise(code) or "", salt)
    if row is None:
        raise NotOpened
    try:
        private_key = receipt_codes.private_key_of(row, code_key)
    except sealing.CannotOpen:
        raise NotOpened from None
    with tenancy.transaction(force_id):
        ReceiptKey.objects.filter(force_id=force_id, pk=row.pk).update(wrong_tries=0, locked_until=None)
        record(row.report, actor, "report.opened_by_person")
    return Opened(force_id, row.report.reference, row.told_as, private_key)


def held(opened: Opened, *, lock: bool = False) -> ReceiptKey:
    """Return the row of an opened report, its report with it. Raises NotOpened. Inside `tenancy.transaction(force)`."""
    rows = ReceiptKey.objects.select_related("report").filter(
        force_id=opened.force_id, report__reference=opened.reference, told_as=opened.told_as
    )
    row = (rows.select_for_update(of=("self", "report")) if lock else rows).first()
    if row is None:
        raise NotOpened
    return row


def record(report: Report, actor: str, action: str, **detail: object) -> None:
    """Write an act of the person into the audit log: of somebody anonymous to the quarter hour."""
    audit.record(
        force_id=report.force_id,
        actor=actor,
        action=action,
        subject=f"report:{report.reference}",
        at=moment_of(report),
        **detail,
    )


def moment_of(report: Report) -> datetime:
    """Return the present moment as it may be kept of this report's person."""
    return clock.coarse(clock.now()) if report.is_anonymous else clock.now()


def _try(force_id: int, reference: str | None, is_training: bool, actor: str) -> ReceiptKey | None:
    """Count a try; return what it is tried on, None when there is nothing or when it is locked."""
    now = clock.now()
    with tenancy.transaction(force_id):
        told = Q(report__reference=reference or "-") | Q(report__first_reference=reference or "-")
        rows = ReceiptKey.objects.select_related("report").select_for_update(of=("self",))
        row = rows.filter(told, force_id=force_id, report__is_training=is_training).first()
        if row is None or (row.locked_until is not None and row.locked_until > now):
            return None
        tries = row.wrong_tries + 1
        locked_until = None
        if tries >= FREE_TRIES:
            lock = min(LOCK * 2 ** min(tries - FREE_TRIES, 10), LONGEST_LOCK)
            locked_until = clock.coarse(now + lock) + clock.ANONYMOUS_GRAIN
            record(row.report, actor, "report.code_locked")
        ReceiptKey.objects.filter(force_id=force_id, pk=row.pk).update(
            wrong_tries=F("wrong_tries") + 1, locked_until=locked_until
        )
    return row
