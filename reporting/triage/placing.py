"""Where a report goes as it comes in: team, risk, clocks and summary, worked out while the words are still readable.

Only codes and times are kept, and the summary, sealed apart. Call all of it inside `tenancy.transaction(force)`.
"""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reporting.definition.form import Form, FormKind
from reporting.records import clocks
from reporting.records.identity.protection import is_marked_protected
from reporting.records.models import CaseEvent, Report, Risk
from reporting.records.teams import Team
from reporting.triage import list_keys, rules, summaries
from reporting.triage.models import ForcePlan, NationalPlan
from reporting.triage.plans import Plan, from_data, merged, minutes_for


def columns(
    *,
    force_id: int,
    reference: str,
    form_key: uuid.UUID,
    form: Form,
    answers: Mapping[str, Any],
    start: datetime,
    is_test: bool = False,
) -> dict[str, Any]:
    """Return the columns of a new report that triage works with.

    `start` is when its clocks begin; a test or training report has none.
    """
    plan = plan_of(force_id=force_id, form_key=form_key, kind=form.kind)
    outcome = rules.judge(form, answers, plan)
    team, is_restricted = _team(force_id, form_key, form, outcome.team)
    found: dict[str, Any] = {
        "team": team,
        "is_restricted": is_restricted,
        "risk": outcome.risk,
        "risk_reasons": list(outcome.reasons),
        "protects_identity": plan.protects_identity or is_marked_protected(form, answers),
    }
    if not is_test:
        found |= clocks.columns(minutes_for(plan, outcome.risk), start)
    key = list_keys.newest(force_id)
    if key is not None and (lines := summaries.summary_of(form, answers, plan.summary)):
        found |= {"summary_key": key, "summary": summaries.seal(key=key, reference=reference, lines=lines)}
    return found


def tell(report: Report, *, at: datetime) -> None:
    """Write into the history why a report is urgent or a team's; nothing where no rule said anything."""
    if report.risk == Risk.STANDARD and report.team_id is None:
        return
    detail: dict[str, Any] = {"risk": int(report.risk), "reasons": list(report.risk_reasons)}
    if report.team is not None:
        detail["team"] = report.team.code
    CaseEvent.objects.create(
        force_id=report.force_id, report=report, kind=CaseEvent.Kind.SORTED, at=at, actor="system", detail=detail
    )


def plan_of(*, force_id: int, form_key: uuid.UUID, kind: FormKind) -> Plan:
    """Return what holds for a form in a force."""
    return merged(kind, national_plan(form_key), force_plan(force_id=force_id, form_key=form_key))


def national_plan(form_key: uuid.UUID) -> Plan:
    """Return the national team's plan of a form; an empty one where there is none."""
    row = NationalPlan.objects.filter(form_key=form_key).first()
    return from_data(row.data) if row else Plan()


def force_plan(*, force_id: int, form_key: uuid.UUID) -> Plan:
    """Return a force's own part of a form's plan; an empty one where there is none."""
    row = ForcePlan.objects.filter(force_id=force_id, form_key=form_key).first()
    return from_data(row.data) if row else Plan()


def _team(force_id: int, form_key: uuid.UUID, form: Form, wanted: str) -> tuple[Team | None, bool]:
    """The team that alone reads the form, else the one a rule names, else the one the force's form names."""
    teams = list(Team.objects.filter(force_id=force_id).order_by("pk"))
    is_sensitive = form.kind is FormKind.SENSITIVE
    for by_form in (True, False):  # a team for exactly this form before one for all sensitive forms
        for team in teams:
            if team.alone_reads(form_key, is_sensitive=is_sensitive) and (form_key in team.forms) is by_form:
                return team, True
    named = form.team.strip().casefold()
    for team in teams:
        if wanted and team.code == wanted:
            return team, False
    return next((team for team in teams if named and named in (team.name.casefold(), team.code)), None), False
