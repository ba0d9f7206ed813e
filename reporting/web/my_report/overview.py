"""The report as its person sees it: where it stands, what happens next, and the messages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from reporting.correspondence import contact_details, person, standing
from reporting.correspondence.messages import LONGEST, Entry, Kind
from reporting.correspondence.opening import Opened
from reporting.correspondence.standing import Stage
from reporting.custody.where_to import where_to
from reporting.web.my_report import frame
from reporting.web.my_report.referrals import told_of
from soh.core import clock
from soh.design.fields import FormField
from soh.design.fields.errors import errors_of

TYPED = "text"


def overview(
    request: HttpRequest, opened: Opened, *, typed: str = "", error: str = "", status: int = 200
) -> HttpResponse:
    """Show an opened report; `typed` and `error` are those of a message that was not taken. Raises NotOpened."""
    side = person.look(opened=opened)
    report, language = side.report, frame.language_of(request)
    promise = standing.promise_of(report, language)
    stage = standing.stage_of(report)
    field = FormField(
        "long_text",
        TYPED,
        _("Write to us"),
        hint=_("Answer a question, or add something to your report. If it is an emergency, call 999."),
        values={TYPED: [typed]},
        error=error,
        private=True,
        settings={"max_length": LONGEST, "rows": 6},
    )
    return frame.page(
        request,
        "overview",
        {
            "report": report,
            "form_title": promise.title,
            "stage": stage_words()[stage],
            "is_open": stage in (Stage.RECEIVED, Stage.IN_REVIEW) and not side.withdrawn_at,
            "what_happens_next": promise.what_happens_next,
            "reply_time": promise.reply_time,
            "answer_due": standing.answer_due(report),
            "is_late": (due := standing.answer_due(report)) is not None and due < clock.now(),
            "crime_number": standing.crime_number_of(report),
            "withdrawn_at": side.withdrawn_at,
            "passed_to": where_to(report),
            "referrals": told_of(report),
            "entries": [_shown(entry) for entry in side.entries],
            "unread": side.unread,
            "field": field,
            "errors": errors_of([field]),
            "can_write": person.can_write(report),
            "is_being_passed_on": not person.can_write(report) and stage is not Stage.PASSED_ON,
            "last": side.entries[-1].number if side.entries else 0,
            "done": _done(request),
        },
        title=_("Your report"),
        status=status,
    )


def stage_words() -> dict[Stage, tuple[str, str]]:
    """Return for each stage a short name and a sentence."""
    return {
        Stage.RECEIVED: (
            _("Received"),
            _("We have your report. Somebody will read it and decide what happens next."),
        ),
        Stage.IN_REVIEW: (
            _("In progress"),
            _("We are dealing with your report."),
        ),
        Stage.CLOSED: (
            _("Closed"),
            _("We have finished with your report. You can still write to us about it."),
        ),
        Stage.PASSED_ON: (
            _("Passed on"),
            _("Another police force has your report now."),
        ),
    }


def way_words() -> dict[str, str]:
    """Return the ways to reach somebody, in words."""
    words = (_("Email"), _("Text message"), _("Phone call"), _("Letter"))
    return dict(zip(contact_details.WAYS, words, strict=True))


def time_words() -> dict[str, str]:
    """Return the times at which somebody may be reached, in words."""
    words = (
        _("Monday to Friday, 9am to 5pm"),
        _("Any evening, 5pm to 9pm"),
        _("Saturday and Sunday, 9am to 5pm"),
    )
    return dict(zip(contact_details.TIMES, words, strict=True))


def _shown(entry: Entry) -> dict[str, Any]:
    lines: list[str] = []
    if entry.kind == Kind.CONTACT:
        ways, times = way_words(), time_words()
        lines = [
            *(value for value in (entry.details["email"], entry.details["phone"]) if value),
            *(ways[way] for way in entry.details["ways"]),
            *(times[time] for time in entry.details["times"]),
        ]
        if not entry.details["ways"]:
            lines.append(_("Do not contact me"))
    return {
        "entry": entry,
        "lines": lines,
        "is_new": entry.is_of_force and entry.read_at is None,
        "is_question": entry.kind == Kind.QUESTION,
        "is_contact": entry.kind == Kind.CONTACT,
        "is_withdrawal": entry.kind == Kind.WITHDRAWAL,
    }


def _done(request: HttpRequest) -> str:
    """What was just done, by a word of ours in the address."""
    words = {
        "sent": _("We have your message."),
        "corrected": _("We have your new contact details."),
        "withdrawn": _("We have told the police that you withdraw your report."),
    }
    return next((text for name, text in words.items() if name in request.GET), "") if request.method == "GET" else ""
