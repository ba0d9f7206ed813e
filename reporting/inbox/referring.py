"""Telling another organisation of a report."""

from typing import Any

from django.contrib import messages as flashes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reporting.inbox.access import Forces, for_report_readers
from reporting.records import triage
from reporting.records.models import Report, Status
from reporting.records.triage import ChangedMeanwhile
from reporting.referral import referring
from reporting.referral.models import Body, Reason
from reporting.referral.referring import LONGEST_NAME, CannotRefer
from soh.core import tenancy

_REFUSED = {
    "no_name": "Enter the name of the other organisation.",
    "twice": "The report is referred to them already.",
}


def words_for(report: Report) -> dict[str, Any]:
    """Return what the report page shows of referrals."""
    with tenancy.transaction(report.force_id):
        made = referring.of_report(report)
    return {
        "referrals": made,
        "bodies": Body.choices,
        "referral_reasons": Reason.choices,
        "longest_body_name": LONGEST_NAME,
    }


@for_report_readers
@require_POST
def refer(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Write the referral down; the person is told."""
    body, reason = request.POST.get("body", ""), request.POST.get("reason", "")
    version = request.POST.get("version", "")
    if body not in Body.values or reason not in Reason.values:
        with tenancy.transaction(*forces):
            triage.find(forces, reference)
        flashes.error(request, "Choose to whom you refer the report, and why.")
        return _back(reference)
    try:
        row = referring.refer(
            forces=forces,
            reference=reference,
            body=Body(body),
            reason=Reason(reason),
            name=request.POST.get("name", ""),
            close="close" in request.POST,
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
            actor=f"user:{request.user.pk}",
        )
    except CannotRefer as refused:
        flashes.error(request, _REFUSED[refused.reason])
    except ChangedMeanwhile as meanwhile:
        now = Status(meanwhile.status).label
        flashes.warning(request, f"Somebody else has changed the report, which is now “{now}”. Nothing was done.")
    else:
        whom = row.body_name or str(Body(row.body).label)
        flashes.success(request, f"Referral written down: {whom}. The reporter sees it at “my report”.")
    return _back(reference)


def _back(reference: str) -> HttpResponse:
    response = redirect("inbox:report", reference)
    response.status_code = 303
    return response
