"""Reports that belong to one that is open, and those that may be the same; linking, unlinking, closing as duplicate."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages as flashes
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from reporting.inbox.access import Forces, for_report_readers
from reporting.inbox.rows import names_of
from reporting.links import hints, linking
from reporting.links.linking import CannotLink
from reporting.links.models import LinkKind
from reporting.records.models import Report, Status
from reporting.records.triage import ChangedMeanwhile
from soh.core import references, tenancy

_REFUSED = {
    "missing": "You have no report with this reference. Check it: it looks like TVP-7K3M-Q9XH-4.",
    "same": "This is the report itself. Enter the reference of the other one.",
    "apart": "These two reports cannot be linked: they belong to different forces, or one of them is a test.",
    "linked": "These two reports are linked already.",
    "moved": "Another force has one of these reports now.",
}


def words_for(forces: Forces, report: Report, actor: str) -> dict[str, Any]:
    """Return what the page of an opened report shows of others."""
    with tenancy.transaction(*forces):
        links = linking.links_of(forces=forces, report=report)
        alike = hints.hints_for(forces=forces, report=report, actor=actor)
    names = names_of({one.made_by for one in links})
    return {
        "links": [(one, names.get(one.made_by, one.made_by)) for one in links],
        "hints": alike,
        "link_kinds": LinkKind.choices,
    }


@for_report_readers
@require_POST
def link(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Link the report with the one whose reference was typed."""
    kind, other = request.POST.get("kind", ""), _typed(request)
    chosen = LinkKind(kind) if kind in LinkKind.values else LinkKind.INCIDENT
    actor = f"user:{request.user.pk}"
    return _done(
        request,
        reference,
        lambda: linking.link(forces=forces, reference=reference, other=other, kind=chosen, actor=actor),
        f"Linked with {other}.",
    )


@for_report_readers
@require_POST
def unlink(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Take a link away."""
    other, actor = _typed(request), f"user:{request.user.pk}"
    return _done(
        request,
        reference,
        lambda: linking.unlink(forces=forces, reference=reference, other=other, actor=actor),
        f"No longer linked with {other}.",
    )


@for_report_readers
@require_POST
def close_as_duplicate(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Close the report because it repeats another one."""
    other, seen = _typed(request), request.POST.get("seen", "")
    version = request.POST.get("version", "")
    return _done(
        request,
        reference,
        lambda: linking.close_as_duplicate(
            forces=forces,
            reference=reference,
            of=other,
            seen=Status(seen) if seen in Status.values else Status.NEW,
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
            actor=f"user:{request.user.pk}",
        ),
        f"Closed as a duplicate of {other}.",
    )


def _typed(request: HttpRequest) -> str:
    typed = request.POST.get("other", "")[:60]
    return references.normalise(typed) or typed.strip()


def _done(request: HttpRequest, reference: str, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
    except CannotLink as refused:
        flashes.error(request, _REFUSED[refused.reason])
    except ChangedMeanwhile as meanwhile:
        now = Status(meanwhile.status).label
        flashes.warning(request, f"Somebody else has changed the report, which is now “{now}”. Nothing was done.")
    else:
        flashes.success(request, words)
    response = redirect("inbox:report", reference)
    response.status_code = 303
    return response
