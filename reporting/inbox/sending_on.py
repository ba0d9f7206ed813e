"""What of a report was sent to record systems, and sending it on by hand."""

import uuid
from typing import Any

from django.contrib import messages as flashes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reporting.delivery import log, sending_on
from reporting.delivery.sending_on import CannotSendOn
from reporting.inbox.access import Forces, for_report_readers
from reporting.records.models import Report
from soh.core import tenancy

_REFUSED = {
    "no_system": "That record system does not take this report.",
    "off": "That record system is switched off. Ask an administrator of your force.",
    "waiting": "The report is on its way there already.",
    "nothing": "This report cannot be sent on from here.",
}


def words_for(report: Report) -> dict[str, Any]:
    """Return what the report page shows of its deliveries."""
    with tenancy.transaction(report.force_id):
        return {"deliveries": log.of_report(report), "send_on_choices": sending_on.choices(report)}


@for_report_readers
@require_POST
def send_on(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Send the report to the chosen record system."""
    try:
        chosen = uuid.UUID(request.POST.get("system", ""))
    except ValueError:
        chosen = uuid.UUID(int=0)
    try:
        sending_on.send_on(forces=forces, reference=reference, system=chosen, actor=f"user:{request.user.pk}")
    except CannotSendOn as refused:
        flashes.warning(request, _REFUSED[refused.reason])
    else:
        flashes.success(request, "Sent on. What the record system answers is shown below within a minute.")
    response = redirect("inbox:report", reference)
    response.status_code = 303
    return response
