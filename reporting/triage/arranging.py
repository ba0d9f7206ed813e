"""How a force arranges its triage: teams and what they alone read, whom it alerts, plans of forms. Audited, all of it.

`seen` is the version that the person saw; a stale page changes nothing.
"""

import uuid
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import F, Q
from django.utils.text import slugify

from reporting.records.models import Report
from reporting.records.teams import Team, TeamMember
from reporting.triage.models import ForcePlan, NationalPlan, TriageSettings
from reporting.triage.plans import MOST_RULES, Plan
from soh.core import audit, tenancy


class Stale(Exception):
    """Somebody has changed it since the page was made."""


class Refused(Exception):
    """It cannot be kept; the message says why."""


def save_team(
    *,
    force_id: int,
    number: int | None,
    name: str,
    members: Collection[int],
    forms: Collection[uuid.UUID],
    takes_sensitive: bool,
    actor: str,
    seen: int | None = None,
) -> Team:
    """Make or change a team. Reports of what it alone reads become its own at once, and others' again when it does not.

    Raises Stale, Refused for a name that is taken.
    """
    with tenancy.transaction(force_id):
        team = _team(force_id, number, name)
        if seen is not None and team.pk and team.version != seen:
            raise Stale
        team.name, team.forms, team.takes_sensitive = name, list(forms), takes_sensitive
        team.version += 1
        team.save()
        before = set(TeamMember.objects.filter(force_id=force_id, team=team).values_list("person_id", flat=True))
        TeamMember.objects.filter(force_id=force_id, team=team).exclude(person_id__in=members).delete()
        for person in set(members) - before:
            TeamMember.objects.create(force_id=force_id, team=team, person_id=person)
        _restrict(team)
        audit.record(
            force_id=force_id,
            actor=actor,
            action="triage.team_saved",
            subject=f"team:{team.code}",
            joined=sorted(set(members) - before),
            left=sorted(before - set(members)),
            forms=sorted(str(form) for form in forms),
            sensitive=takes_sensitive,
        )
        return team


def save_contacts(*, force_id: int, actor: str, seen: int | None = None, **values: str) -> TriageSettings:
    """Change whom a force alerts and what its crime numbers look like. Raises Stale."""
    with tenancy.transaction(force_id):
        row = TriageSettings.objects.select_for_update().filter(force_id=force_id).first()
        row = row or TriageSettings(force_id=force_id)
        if seen is not None and row.version != seen:
            raise Stale
        for name, value in values.items():
            setattr(row, name, value)
        row.version += 1
        row.save()
        audit.record(force_id=force_id, actor=actor, action="triage.contacts_saved", subject="triage settings")
        return row


def save_plan(*, force_id: int | None, form_key: uuid.UUID, plan: Plan, actor: str, seen: int) -> int:
    """Store the plan of a form, a force's part or the national one, for what comes in from now on; return its version.

    Raises Stale, Refused.
    """
    if len(plan.rules) > MOST_RULES:
        raise Refused(f"A form has at most {MOST_RULES} rules")
    if force_id is None:
        return _store(NationalPlan.objects.all(), {"form_key": form_key}, plan, seen)
    with tenancy.transaction(force_id):
        kept = {"force_id": force_id, "form_key": form_key}
        version = _store(ForcePlan.objects.filter(force_id=force_id), kept, plan, seen)
        subject = f"plan:{form_key}"
        detail: dict[str, Any] = {"clocks": dict(plan.clocks), "rules": [rule.code for rule in plan.rules]}
        audit.record(force_id=force_id, actor=actor, action="triage.plan_saved", subject=subject, **detail)
        return version


def _store(rows: Any, kept: dict[str, Any], plan: Plan, seen: int) -> int:
    if seen == 0 and not rows.filter(form_key=kept["form_key"]).exists():
        return int(rows.model.objects.create(**kept, data=plan.data(), version=1).version)
    found = rows.filter(form_key=kept["form_key"], version=seen)
    if not found.update(data=plan.data(), version=F("version") + 1):
        raise Stale
    return seen + 1


def _team(force_id: int, number: int | None, name: str) -> Team:
    teams = Team.objects.select_for_update().filter(force_id=force_id)
    team = teams.filter(pk=number).first() if number else Team(force_id=force_id, code=slugify(name)[:40])
    if team is None or not team.code or (not team.pk and teams.filter(code=team.code).exists()):
        raise Refused("Choose another name for the team")
    return team


def _restrict(team: Team) -> None:
    """Bring the reports that are here already to what the team alone reads now."""
    reports = Report.objects.filter(force_id=team.force_id)
    alone = Q(form_key__in=team.forms)
    if team.takes_sensitive:
        alone |= Q(is_sensitive=True)
    raised = F("version") + 1
    reports.filter(alone, is_restricted=False).update(team=team, is_restricted=True, version=raised)
    reports.filter(team=team, is_restricted=True).exclude(alone).update(is_restricted=False, version=raised)


def lines_of(text: str) -> tuple[str, ...]:
    """Return what was typed one to a line or between commas, without repeats."""
    parts: Iterable[str] = (" ".join(part.split()) for line in text.splitlines() for part in line.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
