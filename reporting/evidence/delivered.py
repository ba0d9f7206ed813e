"""Files for a force's record system: a link for each in the message, good for a day and for one use.

That a link was used stands in the report's history, which nothing can change: so no second use, and no table for it.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing

from reporting.delivery.acknowledging import moment_of
from reporting.delivery.models import OutboxEntry
from reporting.evidence import sealed_files
from reporting.evidence.models import QUARANTINED, Evidence, State
from reporting.evidence.reading import HandedOut, NotHandedOut
from reporting.evidence.sealed_files import ORIGINAL
from reporting.records.models import CaseEvent, Report
from soh.core import audit, clock, sealing, tenancy

LASTS = timedelta(hours=24)
ACTOR = "system:delivery"
_SALT = "file of a delivery"


@dataclass(frozen=True, slots=True)
class DeliveredLink:
    """Which file a link gives; `once` tells links of the same file apart."""

    force_id: int
    report_id: int
    key: uuid.UUID
    once: str


def of_entry(entry: OutboxEntry) -> list[dict[str, Any]]:
    """Return what a message says of the report's files. Inside `tenancy.transaction(force)`.

    A link is made also for a file that waits for the scanner; until it is found clean, the link answers 404 and stays
    unused. One in quarantine has none.
    """
    rows = Evidence.objects.filter(force_id=entry.force_id, report_id=entry.report_id).order_by("pk")
    expires = clock.coarse(clock.now() + LASTS).isoformat()
    said = []
    for row in rows:
        line: dict[str, Any] = {"file": row.key.hex, "state": str(row.state), "url": None, "expires_at": None}
        if row.state not in QUARANTINED:
            link = DeliveredLink(row.force_id, entry.report_id, row.key, uuid.uuid4().hex)
            line |= {"url": _url(link), "expires_at": expires}
        said.append(line)
    return said


def sign(link: DeliveredLink) -> str:
    """Return a link's token."""
    return signing.dumps([link.force_id, link.report_id, link.key.hex, link.once], salt=_SALT)


def hand_out(token: str) -> HandedOut:
    """Give the original of a clean file, once; it is written down before the first byte. Raises NotHandedOut."""
    try:
        force_id, report_id, key, once = signing.loads(token, salt=_SALT, max_age=LASTS)
        link = DeliveredLink(int(force_id), int(report_id), uuid.UUID(key), str(once))
    except (signing.BadSignature, ValueError, TypeError):
        raise NotHandedOut from None
    with tenancy.transaction(link.force_id):
        # Locked, so that of two uses at a time one finds the other's.
        report = Report.objects.select_for_update().filter(force_id=link.force_id, pk=link.report_id).first()
        rows = Evidence.objects.filter(force_id=link.force_id, report=report, key=link.key, state=State.CLEAN)
        row = rows.select_related("force_key").first() if report else None
        if report is None or row is None or _is_used(link):
            raise NotHandedOut
        try:
            file_key = sealed_files.by_force(row, "report_key")
            facts = sealed_files.open_facts(row, file_key, "sealed_facts")
        except sealing.CannotOpen:
            raise NotHandedOut from None
        pieces = sealed_files.pieces_of(row, ORIGINAL)
        _tell(report, link)
    content = sealed_files.read(key=row.key, file_key=file_key, variant=ORIGINAL, pieces=pieces, size=facts.size)
    return HandedOut(facts, content)


def _is_used(link: DeliveredLink) -> bool:
    events = CaseEvent.objects.filter(force_id=link.force_id, report_id=link.report_id)
    return events.filter(kind=CaseEvent.Kind.FILE_OPENED, detail__link=link.once).exists()


def _tell(report: Report, link: DeliveredLink) -> None:
    moment, detail = moment_of(report), {"file": link.key.hex, "variant": str(ORIGINAL), "link": link.once}
    CaseEvent.objects.create(
        force_id=report.force_id,
        report=report,
        kind=CaseEvent.Kind.FILE_OPENED,
        at=moment,
        actor=ACTOR,
        detail=detail,
    )
    audit.record(
        force_id=report.force_id,
        at=moment,
        actor=ACTOR,
        action="report.file_delivered",
        subject=f"report:{report.reference}",
        **detail,
    )


def _url(link: DeliveredLink) -> str:
    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return f"{scheme}://{settings.EVIDENCE_HOST}/delivered/{sign(link)}/"
