"""What the report's page shows of a protected identity: whether it is open, who asked and what was decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reporting.inbox.rows import names_of
from reporting.records.identity import asking, hiding
from reporting.records.identity.models import IdentityRequest, Reason
from reporting.records.triage import OpenReport
from soh.core import clock, tenancy


@dataclass(frozen=True, slots=True)
class Line:
    """One request. `state` is `waiting`, `open`, `over` or `refused`."""

    number: int
    asked_by: str
    asked_at: datetime
    reason: str
    words: str
    state: str
    decided_by: str
    open_until: datetime | None
    is_own: bool


def words_for(opened: OpenReport, actor: str) -> dict[str, Any]:
    """Return what the panel needs; nothing of a report whose reporter is not protected."""
    report = opened.report
    if not hiding.is_protected(report):
        return {}
    with tenancy.transaction(report.force_id):
        asked = asking.on_report(report)
    names = names_of({who for one in asked for who in (one.row.asked_by, one.row.decided_by) if who})
    lines = [
        Line(
            one.row.number,
            names.get(one.row.asked_by, one.row.asked_by),
            one.row.asked_at,
            Reason(one.row.reason).label,
            one.words,
            _state(one.row),
            names.get(one.row.decided_by, one.row.decided_by),
            one.row.open_until,
            one.row.asked_by == actor,
        )
        for one in asked
    ]
    return {
        "identity_requests": lines,
        "hidden_answers": len(opened.hidden),
        "identity_open_until": opened.identity_open_until,
        "has_asked": any(line.is_own and line.state == "waiting" for line in lines),
        "is_identity_protected": bool(opened.hidden or lines or report.protects_identity),
    }


def is_closed(opened: OpenReport) -> bool:
    """Whether whoever opened the report may not see how its reporter can be reached."""
    return hiding.is_protected(opened.report) and opened.identity_open_until is None


def _state(row: IdentityRequest) -> str:
    if row.decided_at is None:
        return "waiting"
    if not row.is_approved:
        return "refused"
    return "open" if row.open_until and row.open_until > clock.now() else "over"
