"""How a report was entered for somebody, among the facts on its page."""

from typing import Any

from reporting.inbox.rows import names_of
from reporting.on_behalf import entering
from reporting.records.identity import hiding
from reporting.records.triage import OpenReport
from soh.core import tenancy


def words_for(opened: OpenReport) -> dict[str, Any]:
    """Return who entered a report that was opened, and for whom; nothing for one that its person made.

    The number of the call may lead to the person, so it is shown to nobody from whom the identity is hidden.
    """
    report = opened.report
    with tenancy.transaction(report.force_id):
        entered = entering.of_report(report)
    if entered is None:
        return {}
    return {
        "entered": entered,
        "entered_by": names_of({entered.by}).get(entered.by, "A former member of staff"),
        "is_log_hidden": hiding.is_protected(report) and opened.identity_open_until is None,
    }
