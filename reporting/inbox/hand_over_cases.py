"""Hand-overs to and from the reader's forces: the list, one of them, and the three answers."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from reporting.custody import deciding, lists, offering
from reporting.custody.models import Direction, State
from reporting.custody.refusals import AlreadyDecided, CannotHandOver
from reporting.inbox.access import Forces, for_hand_overs, for_report_readers, may_hand_over
from reporting.inbox.hand_over_forms import ReturnForm
from reporting.inbox.report_page import UNREADABLE, actor_of, unreadable
from sites.forces.models import Force
from soh.core import tenancy

_PAGE = 50
_DECIDED = "This offer was decided meanwhile. Look at what became of it."


@for_report_readers
@require_safe
def hand_overs(request: HttpRequest, forces: Forces) -> HttpResponse:
    """List what waits for an answer first, then everything else; no report is opened."""
    with tenancy.transaction(*forces):
        everything = lists.hand_overs(forces)
        open_ones = list(everything.filter(state=State.OFFERED)[:200])
        page = Paginator(everything.exclude(state=State.OFFERED), _PAGE).get_page(request.GET.get("page"))
        decided = list(page.object_list)
    words = {
        "header_title": "Hand-overs",
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [
            {"url": reverse("inbox:queue"), "label": "Reports inbox"},
            {"url": "", "label": "Hand-overs"},
        ],
        "view": "hand_overs",
        "to_us": [row for row in open_ones if row.direction == Direction.RECEIVED],
        "from_us": [row for row in open_ones if row.direction == Direction.GIVEN],
        "decided": decided,
        "page": page,
        "force_names": _names(forces),
    }
    return render(request, "reporting/inbox/hand_overs.html", words)


@for_report_readers
@require_safe
def one_hand_over(request: HttpRequest, forces: Forces, case_key: uuid.UUID) -> HttpResponse:
    """Show one hand-over; the look is audited."""
    return _show(request, forces, case_key)


@for_hand_overs
@require_POST
def accept(request: HttpRequest, forces: Forces, case_key: uuid.UUID) -> HttpResponse:
    """Take the report over and go to it."""
    try:
        report = deciding.accept(forces=forces, case_key=case_key, actor=actor_of(request))
    except AlreadyDecided:
        messages.warning(request, _DECIDED)
        return _to("inbox:one_hand_over", case_key)
    except CannotHandOver as refused:
        messages.error(request, str(refused))
        return _to("inbox:one_hand_over", case_key)
    except UNREADABLE as error:
        return _unreadable(request, case_key, error)
    messages.success(request, f"The report is yours now. Its reference here is {report.reference}.")
    return _to("inbox:report", report.reference)


@for_hand_overs
@require_POST
def give_back(request: HttpRequest, forces: Forces, case_key: uuid.UUID) -> HttpResponse:
    """Return the report with a reason; an empty one comes back with its words."""
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _show(request, forces, case_key, form=form)
    try:
        words = form.cleaned_data["words"]
        row = deciding.give_back(forces=forces, case_key=case_key, words=words, actor=actor_of(request))
    except AlreadyDecided:
        messages.warning(request, _DECIDED)
    except CannotHandOver as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Returned to {row.other_name}.")
    return _to("inbox:one_hand_over", case_key)


@for_hand_overs
@require_POST
def withdraw(request: HttpRequest, forces: Forces, case_key: uuid.UUID) -> HttpResponse:
    """Take the own offer back."""
    try:
        row = offering.withdraw(forces=forces, case_key=case_key, actor=actor_of(request))
    except AlreadyDecided:
        messages.warning(request, _DECIDED)
        return _to("inbox:one_hand_over", case_key)
    messages.success(request, f"You took the offer to {row.other_name} back.")
    return _to("inbox:report", row.reference)


def _show(request: HttpRequest, forces: Forces, case_key: uuid.UUID, *, form: ReturnForm | None = None) -> HttpResponse:
    try:
        opened = lists.open_hand_over(forces=forces, case_key=case_key, actor=actor_of(request))
    except UNREADABLE as error:
        return _unreadable(request, case_key, error)
    row = opened.row
    waits = row.state == State.OFFERED
    decides = may_hand_over(request.user, row.force_id)
    words: dict[str, Any] = {
        **_frame(row.reference),
        "opened": opened,
        "row": row,
        "force": Force.objects.get(pk=row.force_id),
        "is_ours_to_answer": waits and row.direction == Direction.RECEIVED and decides,
        "can_be_withdrawn": waits and row.direction == Direction.GIVEN and decides,
        "report_reference": row.report.reference if row.report else "",
        "form": form or ReturnForm(),
    }
    return render(request, "reporting/inbox/one_hand_over.html", words)


def _names(forces: Forces) -> dict[int, str]:
    return dict(Force.objects.filter(pk__in=forces).values_list("pk", "short_name"))


def _unreadable(request: HttpRequest, case_key: uuid.UUID, error: Exception) -> HttpResponse:
    return unreadable(request, _frame(str(case_key)), str(case_key), error)


def _frame(reference: str) -> dict[str, Any]:
    return {
        "reference": reference,
        "header_title": f"Hand-over of {reference}",
        "header_icon": "clipboard-list",
        "breadcrumbs_items": [
            {"url": reverse("inbox:queue"), "label": "Reports inbox"},
            {"url": reverse("inbox:hand_overs"), "label": "Hand-overs"},
            {"url": "", "label": reference},
        ],
    }


def _to(name: str, argument: object) -> HttpResponse:
    response = redirect(name, argument)
    response.status_code = 303
    return response
