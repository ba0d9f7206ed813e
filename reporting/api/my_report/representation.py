"""A report as its person sees it, as plain data."""

from typing import Any

from reporting.correspondence import standing
from reporting.correspondence.messages import Entry
from reporting.correspondence.models import Message
from reporting.correspondence.person import PersonsSide
from reporting.custody.where_to import where_to
from reporting.records.models import Report
from reporting.referral import referring
from soh.core import tenancy


def status_of(side: PersonsSide) -> dict[str, Any]:
    """Return the body of the answer about a report."""
    report = side.report
    promise = standing.promise_of(report, report.locale)
    passed = where_to(report)
    return {
        "reference": report.reference,
        "status": standing.stage_of(report).value,
        "received_at": report.received_at.isoformat(),
        "anonymous": report.is_anonymous,
        "test": report.is_test,
        "withdrawn_at": side.withdrawn_at.isoformat() if side.withdrawn_at else None,
        "crime_number": standing.crime_number_of(report),
        "form": promise.title,
        "what_happens_next": promise.what_happens_next,
        "reply_time": promise.reply_time,
        "passed_to": {"force": passed.name, "reference": passed.reference, "website": passed.website}
        if passed
        else None,
        "referrals": _referrals(report),
        "messages": [_entry(entry) for entry in side.entries],
    }


def _referrals(report: Report) -> list[dict[str, str]]:
    with tenancy.transaction(report.force_id):
        made = referring.of_report(report)
    return [{"to": one.body, "name": one.body_label, "reason": one.reason, "at": one.at.isoformat()} for one in made]


def message_of(message: Message, text: str) -> dict[str, Any]:
    """Return a message that was just written."""
    return {
        "number": message.number,
        "sender": str(message.sender),
        "kind": str(message.kind),
        "text": text,
        "written_at": message.written_at.isoformat(),
        "read_at": None,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "sender": entry.sender,
        "kind": entry.kind,
        "text": entry.text,
        "written_at": entry.written_at.isoformat(),
        "read_at": entry.read_at.isoformat() if entry.read_at else None,
    }
