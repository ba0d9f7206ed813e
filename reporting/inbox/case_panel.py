"""Where a report stands in the work: clocks, risk and why, who has it, and to whom it can go."""

from typing import Any

from reporting.inbox.colleagues import colleagues_of
from reporting.inbox.rows import names_of, reason_names
from reporting.records import clocks
from reporting.records.models import ClosingReason, Report, Risk
from reporting.records.teams import Team
from reporting.triage import claims, watch
from soh.core import clock, tenancy


def words_for(report: Report, actor: str) -> dict[str, Any]:
    """Return what the panel of a report shows."""
    with tenancy.transaction(report.force_id):
        names = reason_names([report])
        may_read = claims.readers(report)
        teams = list(Team.objects.filter(force_id=report.force_id).order_by("name"))
        is_alarming = watch.waits_for_acknowledgement(report)
    return {
        "clocks": clocks.shown(report, clock.now()),
        "risk_names": Risk.choices,
        "reasons": [names.get(code, code) for code in report.risk_reasons],
        "holder": names_of({report.claimed_by}).get(report.claimed_by, "") if report.claimed_by else "",
        "is_mine": report.claimed_by == actor,
        "colleagues": [one for one in colleagues_of([report.force_id]) if one[0] in may_read],
        "teams": teams,
        "closing_reasons": ClosingReason.choices,
        "is_alarming": is_alarming,
    }
