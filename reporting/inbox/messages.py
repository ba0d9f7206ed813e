"""Messages with the person of a report: the thread on the report's page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest

from reporting.correspondence import force as correspondence
from reporting.correspondence.force import Thread
from reporting.correspondence.messages import LONGEST
from reporting.inbox.replies import replies_for, values_of
from reporting.notices.reading import Line, of_report
from reporting.records.models import Report
from soh.core import tenancy

TEMPLATE = "template"
REFUSED = {
    "empty": "Write a message before you send it",
    "too_long": f"The message must be {LONGEST:,} characters or fewer. Send it in several parts.",
    "no_code": "This report was made before receipt codes: nobody could read the message.",
    "offered": "The report is offered to another force and takes no messages meanwhile.",
    "moved": "Another force has this report now.",
}


class MessageForm(forms.Form):
    """A message to the person. `seen` is the number of the newest message on the page it was written on."""

    text = forms.CharField(
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": REFUSED["empty"], "max_length": REFUSED["too_long"]},
    )
    is_question = forms.BooleanField(required=False)
    seen = forms.IntegerField(required=False, min_value=0)


def thread_of(report: Report) -> Thread:
    """Return the messages on a report that was opened."""
    with tenancy.transaction(report.force_id):
        return correspondence.thread(report)


def notices_of(report: Report) -> Sequence[Line]:
    """Return what became of the notices to the person."""
    with tenancy.transaction(report.force_id):
        return of_report(report)


def words_for(
    request: HttpRequest, report: Report, form: MessageForm | None, *, are_details_hidden: bool = False
) -> dict[str, Any]:
    """Return what the report's page needs to show the messages and to write one."""
    found, asked = replies_for(report), request.GET.get(TEMPLATE)
    text = found.begun(asked, values_of(report)) if asked else None
    return {
        "thread": thread_of(report),
        "are_details_hidden": are_details_hidden,
        "notices": notices_of(report),
        "message_form": form or MessageForm(initial={"text": text} if text is not None else None),
        "message_templates": found,
        "chosen_template": asked or "",
        "longest_message": LONGEST,
    }
