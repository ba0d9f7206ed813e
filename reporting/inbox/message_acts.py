"""Writing to the person of a report."""

from django.contrib import messages as flashes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reporting.correspondence import force as correspondence
from reporting.correspondence.force import NewerMessage
from reporting.correspondence.messages import CannotWrite
from reporting.inbox.access import Forces, for_report_readers
from reporting.inbox.messages import REFUSED, MessageForm
from reporting.inbox.replies import left_open, replies_for
from reporting.inbox.report_page import actor_of, show
from reporting.records import triage
from soh.core import tenancy


@for_report_readers
@require_POST
def write(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Send a message to the person; one that cannot be sent comes back with its words."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return show(request, forces, reference, message=form)
    sent = form.cleaned_data
    if left := _left_open(forces, reference, sent["text"]):
        form.add_error("text", f"Replace {' and '.join(left)} with your own words before you send it.")
        return show(request, forces, reference, message=form)
    try:
        correspondence.write(
            forces=forces,
            reference=reference,
            text=sent["text"],
            is_question=sent["is_question"],
            seen=sent["seen"] or 0,
            actor=actor_of(request),
            actor_name=str(request.user),
        )
    except NewerMessage:
        form.add_error("text", "There is a newer message, shown above. Read it, then send yours if it is still right.")
        return show(request, forces, reference, message=form)
    except CannotWrite as refused:
        form.add_error("text", REFUSED.get(refused.reason, REFUSED["moved"]))
        return show(request, forces, reference, message=form)
    flashes.success(request, "Message sent. The person reads it with reference and code.")
    response = redirect("inbox:report", reference)
    response.status_code = 303
    return response


def _left_open(forces: Forces, reference: str, text: str) -> list[str]:
    if "[" not in text:
        return []
    with tenancy.transaction(*forces):
        report = triage.find(forces, reference)
    found = replies_for(report)
    return left_open(text, (*found.fitting, *found.others))
