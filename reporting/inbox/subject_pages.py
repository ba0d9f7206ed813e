"""Requests of persons for their own data, for supervisors: the list, one of them, and its steps."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reporting.inbox.access import Forces, for_hand_overs, not_found
from reporting.inbox.report_page import actor_of
from reporting.inbox.rows import names_of
from reporting.inbox.subject_forms import SubjectRequestForm
from reporting.subject_requests import copying, erasing, requesting
from reporting.subject_requests.models import Proof, SubjectRequest, Wish
from reporting.subject_requests.requesting import CannotDo, NoSuchRequest
from sites.forces.models import Force
from soh.core import tenancy

_HEADING = "Data requests"


@for_hand_overs
@require_http_methods(["GET", "HEAD", "POST"])
def subject_requests(request: HttpRequest, forces: Forces) -> HttpResponse:
    """List the requests; write one down."""
    choices = [
        (str(pk), name)
        for pk, name in Force.objects.filter(pk__in=list(forces)).order_by("short_name").values_list("pk", "short_name")
    ]
    form = SubjectRequestForm(request.POST if request.method == "POST" else None, forces=choices)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            row = requesting.ask(
                force_id=int(said["force"]),
                wish=Wish(said["wish"]),
                proof=Proof(said["proof"]),
                case_number=said["case_number"],
                told=form.told(),
                email=said["email"],
                phone=said["phone"],
                actor=actor_of(request),
            )
        except CannotDo as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "The request is written down. Another supervisor has to approve it.")
            return _to(row.key)
    with tenancy.transaction(*forces):
        rows = requesting.newest(forces)
    words = {
        **_frame([{"url": "", "label": _HEADING}], _HEADING),
        "lines": [(row, _state(row), requesting.due_at(row)) for row in rows],
        "form": form,
    }
    return render(request, "reporting/inbox/subject_requests.html", words)


@for_hand_overs
@require_safe
def subject_request(request: HttpRequest, forces: Forces, key: uuid.UUID) -> HttpResponse:
    """Show one request: what was found, and what can be done now."""
    try:
        with tenancy.transaction(*forces):
            row = requesting.find(forces, key)
            reports, left_out = requesting.found_reports(forces, row)
            is_open = row.searched_at is not None and row.finished_at is None
            in_the_way = erasing.obstacles(row, reports, left_out) if is_open and row.wish == Wish.ERASURE else []
    except NoSuchRequest:
        return not_found(request)
    actor = actor_of(request)
    names = names_of({who for who in (row.asked_by, row.decided_by, row.finished_by) if who})
    trail = [{"url": reverse("inbox:subject_requests"), "label": _HEADING}, {"url": "", "label": row.case_number}]
    words = {
        **_frame(trail, f"Data request {row.case_number}"),
        "row": row,
        "state": _state(row),
        "due_at": requesting.due_at(row),
        "asked_by": names.get(row.asked_by, row.asked_by),
        "decided_by": names.get(row.decided_by, row.decided_by),
        "finished_by": names.get(row.finished_by, row.finished_by),
        "reports": reports,
        "left_out": left_out,
        "obstacles": in_the_way,
        "is_open": is_open,
        "is_own": row.asked_by == actor,
        "waits": row.decided_at is None,
        "is_searching": row.is_approved and row.searched_at is None,
    }
    return render(request, "reporting/inbox/subject_request.html", words)


@for_hand_overs
@require_POST
def decide(request: HttpRequest, forces: Forces, key: uuid.UUID) -> HttpResponse:
    """Approve or refuse a colleague's request."""
    if request.POST.get("decision") not in ("approve", "refuse"):
        messages.error(request, "Choose whether the request is approved.")
        return _to(key)
    approve = request.POST["decision"] == "approve"
    done = "Approved. The reports are looked for now." if approve else "Refused. Tell the person why."
    return _do(
        request, key, done, lambda actor: requesting.decide(forces=forces, key=key, approve=approve, actor=actor)
    )


@for_hand_overs
@require_POST
def copy(request: HttpRequest, forces: Forces, key: uuid.UUID) -> HttpResponse | StreamingHttpResponse:
    """Send the copy."""
    try:
        archive = copying.begin(forces=forces, key=key, with_notes="notes" in request.POST, actor=actor_of(request))
    except NoSuchRequest:
        return not_found(request)
    except CannotDo as refused:
        messages.warning(request, str(refused))
        return _to(key)
    response = StreamingHttpResponse(archive, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="data-request-{key}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_hand_overs
@require_POST
def erase(request: HttpRequest, forces: Forces, key: uuid.UUID) -> HttpResponse:
    """Erase what was found."""
    if "sure" not in request.POST:
        messages.error(request, "Tick that you have read which reports are erased.")
        return _to(key)
    done = "Erased. The certificates are below; tell the person."
    return _do(request, key, done, lambda actor: erasing.erase(forces=forces, key=key, actor=actor))


@for_hand_overs
@require_POST
def finish(request: HttpRequest, forces: Forces, key: uuid.UUID) -> HttpResponse:
    """Close a request whose person has the answer."""
    return _do(request, key, "Closed.", lambda actor: requesting.finish(forces=forces, key=key, actor=actor))


def _do(request: HttpRequest, key: uuid.UUID, done: str, act: Any) -> HttpResponse:
    try:
        act(actor_of(request))
    except NoSuchRequest:
        return not_found(request)
    except CannotDo as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, done)
    return _to(key)


def _state(row: SubjectRequest) -> str:
    if row.decided_at is None:
        return "Waits for approval"
    if not row.is_approved:
        return "Refused"
    if row.finished_at is not None:
        return "Closed"
    return "Found" if row.searched_at is not None else "Searching"


def _frame(trail: list[dict[str, Any]], heading: str) -> dict[str, Any]:
    return {
        "header_title": heading,
        "header_icon": "user",
        "breadcrumbs_items": [{"url": reverse("inbox:queue"), "label": "Reports inbox"}, *trail],
        "view": "subject_requests",
    }


def _to(key: uuid.UUID) -> HttpResponse:
    response = redirect("inbox:subject_request", key)
    response.status_code = 303
    return response


urlpatterns = [
    path("data-requests/", subject_requests, name="subject_requests"),
    path("data-requests/<uuid:key>/", subject_request, name="subject_request"),
    path("data-requests/<uuid:key>/decide/", decide, name="decide_subject_request"),
    path("data-requests/<uuid:key>/copy/", copy, name="subject_copy"),
    path("data-requests/<uuid:key>/erase/", erase, name="subject_erase"),
    path("data-requests/<uuid:key>/close/", finish, name="finish_subject_request"),
]
