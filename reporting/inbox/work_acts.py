"""What staff do with the work list and a report's place in it: claim, give, move, set the risk, note a contact."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from reporting.inbox import saved_filters
from reporting.inbox.access import Forces, for_report_readers
from reporting.inbox.acts import must_be_theirs
from reporting.inbox.report_page import actor_of
from reporting.inbox.rows import names_of
from reporting.records.models import Report, Risk, Status
from reporting.records.triage import ChangedMeanwhile
from reporting.triage import claims, crime_numbers, watch
from soh.core import tenancy


@for_report_readers
@require_POST
def claim(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Take a report that nobody has."""
    values: dict[str, Any] = {"forces": forces, "reference": reference, "actor": actor_of(request)}
    return _done(request, reference, lambda: claims.claim(**values), "{} is yours.")


@for_report_readers
@require_POST
def release(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Give a report back to its queue."""
    values = _seen(request, forces, reference)
    return _done(request, reference, lambda: claims.release(**values), "{} is nobody’s now.")


@for_report_readers
@require_POST
def assign(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Give a report to a colleague."""
    person = _number(request, "person")
    if person is None:
        must_be_theirs(forces, reference)
        messages.error(request, "Choose a person.")
        return _back(request, reference)
    values = _seen(request, forces, reference)
    return _done(request, reference, lambda: claims.assign(person=person, **values), "{} is assigned.")


@for_report_readers
@require_POST
def move(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Give a report to another team."""
    values = _seen(request, forces, reference)
    return _done(request, reference, lambda: claims.move(team=_number(request, "team"), **values), "{} was moved.")


@for_report_readers
@require_POST
def set_risk(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Set how urgent a report is."""
    wanted = _number(request, "risk")
    if wanted not in Risk.values:
        must_be_theirs(forces, reference)
        messages.error(request, "Choose a risk.")
        return _back(request, reference)
    risk = Risk(wanted)
    values = _seen(request, forces, reference)
    return _done(request, reference, lambda: claims.set_risk(risk=risk, **values), f"The risk of {{}} is {risk.label}.")


@for_report_readers
@require_POST
def acknowledge(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Say that somebody looks after a report that others were alerted of."""
    values: dict[str, Any] = {"forces": forces, "reference": reference, "actor": actor_of(request)}
    return _done(request, reference, lambda: watch.acknowledge(**values), "Nobody else is alerted about {} now.")


@for_report_readers
@require_POST
def contacted(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Write down that the reporter was reached."""
    values: dict[str, Any] = {"forces": forces, "reference": reference, "actor": actor_of(request)}
    return _done(request, reference, lambda: claims.contacted(**values), "First contact about {} is written down.")


@for_report_readers
@require_POST
def crime_number(request: HttpRequest, forces: Forces, reference: str) -> HttpResponse:
    """Enter the crime number."""
    number = request.POST.get("crime_number", "")
    try:
        crime_numbers.enter(forces=forces, reference=reference, number=number, actor=actor_of(request))
    except crime_numbers.NotACrimeNumber as wrong:
        messages.error(request, f"{wrong}.")
    except ChangedMeanwhile as meanwhile:
        messages.warning(request, _elsewhere(reference, meanwhile))
    else:
        messages.success(request, "The crime number is written down.")
    return _back(request, reference)


@for_report_readers
@require_POST
def assign_several(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Give the chosen reports to a colleague, or back to the queue."""
    chosen = [(reference, int(version)) for reference, _, version in
              (value.partition(":") for value in request.POST.getlist("chosen")) if version.isdigit()]  # fmt: skip
    person = None if "release" in request.POST else _number(request, "person")
    if not chosen or (person is None and "release" not in request.POST):
        messages.error(request, "Choose at least one report, and a person.")
        return _back(request)
    done = claims.assign_several(forces=forces, seen=chosen, person=person, actor=actor_of(request))
    if done.changed:
        messages.success(request, f"{done.changed} {'report' if done.changed == 1 else 'reports'} changed.")
    if done.left:
        words = "Left as they were, because somebody changed them meanwhile or the person may not read them: "
        messages.warning(request, words + ", ".join(done.left))
    return _back(request)


@for_report_readers
@require_POST
def keep_filter(request: HttpRequest, forces: Forces) -> HttpResponse:
    """Keep the present filter under a name."""
    name = " ".join(request.POST.get("name", "").split())[:60]
    if not name:
        messages.error(request, "Enter a name for the filter.")
        return _back(request)
    force_id, query = min(forces), request.POST.get("query", "")
    try:
        with tenancy.transaction(force_id):
            saved_filters.keep(force_id=force_id, person=request.user.pk or 0, name=name, query=query)
    except saved_filters.TooMany:
        messages.error(request, f"You keep {saved_filters.MOST} filters already. Delete one first.")
    else:
        messages.success(request, f"The filter “{name}” is kept.")
    return _back(request)


@for_report_readers
@require_POST
def forget_filter(request: HttpRequest, forces: Forces, number: int) -> HttpResponse:
    """Delete one of the own filters."""
    with tenancy.transaction(*forces):
        saved_filters.forget(forces=forces, person=request.user.pk or 0, number=number)
    messages.success(request, "The filter is deleted.")
    return _back(request)


def _done(request: HttpRequest, reference: str, act: Callable[[], Report], words: str) -> HttpResponse:
    try:
        act()
    except claims.TakenMeanwhile as taken:
        who = names_of({taken.claimed_by}).get(taken.claimed_by) if taken.claimed_by else ""
        now = f"It is with {who} now." if who else "Nobody has it now."
        messages.warning(request, f"Somebody changed {reference} meanwhile, and nothing was overwritten. {now}")
    except claims.CannotBeTheirs:
        messages.error(request, f"{reference} cannot go there: only the team that it is for may have it.")
    except ChangedMeanwhile as meanwhile:
        messages.warning(request, _elsewhere(reference, meanwhile))
    else:
        messages.success(request, words.format(reference))
    return _back(request, reference)


def _seen(request: HttpRequest, forces: Forces, reference: str) -> dict[str, Any]:
    actor, seen = actor_of(request), _number(request, "version")
    return {"forces": forces, "reference": reference, "actor": actor, "seen": seen}


def _elsewhere(reference: str, meanwhile: ChangedMeanwhile) -> str:
    return f"{reference} is now “{Status(meanwhile.status).label}” and takes no changes."


def _number(request: HttpRequest, name: str) -> int | None:
    value: Any = request.POST.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 19 else None


def _back(request: HttpRequest, reference: str = "") -> HttpResponse:
    """To the report, or to the list with its filters where the act was done there."""
    if reference and "query" not in request.POST:
        address = reverse("inbox:report", args=[reference])
    else:
        query = request.POST.get("query", "")[:600]
        address = reverse("inbox:work") + (f"?{query}" if query else "")
    response = redirect(address)
    response.status_code = 303
    return response
