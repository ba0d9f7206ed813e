"""Who deals with a report, and what they set about it. Every act is an event and an audit row in its transaction.

`seen` is the version of the report that the person saw: a stale page changes nothing and is told so.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from reporting.records import clocks
from reporting.records.clocks import Clock
from reporting.records.models import WORKED_ON, CaseEvent, Report, Risk, Status
from reporting.records.reach import readable
from reporting.records.teams import Team, TeamMember
from reporting.records.triage import ChangedMeanwhile, NoSuchReport, find, tell
from sites.access.models import ForceGroup
from sites.access.roles import REPORT_READERS
from soh.core import clock, tenancy

MOST_AT_ONCE = 100


class CannotBeTheirs(Exception):
    """The person may not read this report, so it cannot be given to them."""


class TakenMeanwhile(Exception):
    """Somebody has changed the report since the page was made; `claimed_by` is who has it now, or empty."""

    def __init__(self, claimed_by: str) -> None:
        super().__init__(claimed_by)
        self.claimed_by = claimed_by


@dataclass(frozen=True, slots=True)
class Together:
    """What became of several reports: how many changed, and the references of those that others had changed."""

    changed: int
    left: tuple[str, ...]


def claim(*, forces: Collection[int], reference: str, actor: str) -> Report:
    """Take a report that nobody has; to take one's own again changes nothing. The review clock stops.

    Raises NoSuchReport, TakenMeanwhile, ChangedMeanwhile.
    """
    with tenancy.transaction(*forces):
        report = _workable(forces, reference)
        if report.claimed_by == actor:
            return report
        if report.claimed_by:
            raise TakenMeanwhile(report.claimed_by)
        return _give(report, actor, actor, CaseEvent.Kind.CLAIMED, "report.claimed")


def assign(*, forces: Collection[int], reference: str, person: int, actor: str, seen: int | None = None) -> Report:
    """Give a report to a colleague who may read it.

    Raises NoSuchReport, TakenMeanwhile, ChangedMeanwhile, CannotBeTheirs.
    """
    with tenancy.transaction(*forces):
        report = _workable(forces, reference, seen)
        if person not in readers(report):
            raise CannotBeTheirs
        wanted = f"user:{person}"
        if report.claimed_by == wanted:
            return report
        return _give(report, wanted, actor, CaseEvent.Kind.ASSIGNED, "report.assigned")


def release(*, forces: Collection[int], reference: str, actor: str, seen: int | None = None) -> Report:
    """Give a report back to its queue; its review clock stays stopped. Raises as `assign` does."""
    with tenancy.transaction(*forces):
        report = _workable(forces, reference, seen)
        if report.claimed_by:
            before, report.claimed_by = report.claimed_by, ""
            _save(report, "claimed_by")
            tell(report, CaseEvent.Kind.RELEASED, actor, "report.released", before=before)
        return report


def assign_several(
    *, forces: Collection[int], seen: Iterable[tuple[str, int]], person: int | None, actor: str
) -> Together:
    """Give several reports to a person, or back to the queue for None; each with the version that was seen.

    What others have changed, what is gone and what the person may not read is left and told.
    """
    changed, left = 0, []
    for reference, version in list(seen)[:MOST_AT_ONCE]:
        try:
            if person is None:
                release(forces=forces, reference=reference, actor=actor, seen=version)
            else:
                assign(forces=forces, reference=reference, person=person, actor=actor, seen=version)
        except (NoSuchReport, TakenMeanwhile, ChangedMeanwhile, CannotBeTheirs):
            left.append(reference)
        else:
            changed += 1
    return Together(changed, tuple(left))


def move(*, forces: Collection[int], reference: str, team: int | None, actor: str, seen: int | None = None) -> Report:
    """Give a report to another team of its force, or to none. One that only its team reads stays with it.

    Raises NoSuchReport, TakenMeanwhile, ChangedMeanwhile, CannotBeTheirs.
    """
    with tenancy.transaction(*forces):
        report = _workable(forces, reference, seen)
        wanted = Team.objects.filter(force_id=report.force_id, pk=team).first() if team else None
        if report.is_restricted or (team and wanted is None):
            raise CannotBeTheirs
        if report.team_id != (wanted.pk if wanted else None):
            before, report.team = report.team, wanted
            _save(report, "team")
            detail = {"before": before.code if before else "", "after": wanted.code if wanted else ""}
            tell(report, CaseEvent.Kind.TEAM_CHANGED, actor, "report.team_changed", **detail)
        return report


def set_risk(*, forces: Collection[int], reference: str, risk: Risk, actor: str, seen: int | None = None) -> Report:
    """Set how urgent a report is; why the rules flagged it stays beside it. Raises as `assign` does."""
    with tenancy.transaction(*forces):
        report = _workable(forces, reference, seen)
        if report.risk != risk:
            before, report.risk = report.risk, int(risk)
            _save(report, "risk")
            tell(report, CaseEvent.Kind.RISK_CHANGED, actor, "report.risk_changed", before=before, after=int(risk))
        return report


def contacted(*, forces: Collection[int], reference: str, actor: str) -> Report:
    """Write down that the reporter was reached; the contact clock stops. Raises NoSuchReport, ChangedMeanwhile."""
    with tenancy.transaction(*forces):
        report = _workable(forces, reference)
        changed = clocks.stop(report, Clock.CONTACT, clock.now())
        if changed:
            _save(report, *changed)
            tell(report, CaseEvent.Kind.CONTACTED, actor, "report.contacted")
        return report


def readers(report: Report) -> set[int]:
    """Return the accounts that may read a report: of its force's officers and supervisors, and of its team where it
    is for that alone. Inside `tenancy.transaction(force)`.
    """
    roles = [str(role) for role in REPORT_READERS]
    people = set(
        ForceGroup.objects.filter(force_id=report.force_id, role__in=roles, group__user__is_active=True).values_list(
            "group__user", flat=True
        )
    )
    if report.is_restricted:
        members = TeamMember.objects.filter(force_id=report.force_id, team=report.team)
        people &= set(members.values_list("person_id", flat=True))
    return people


def waiting_for(forces: Collection[int], actor: str) -> int:
    """Return how many open reports a person has. Inside `tenancy.transaction(*forces)`."""
    own = Report.objects.filter(force_id__in=list(forces), claimed_by=actor, status__in=(Status.NEW, Status.IN_REVIEW))
    return own.filter(readable(forces), is_test=False).count()


def _workable(forces: Collection[int], reference: str, seen: int | None = None) -> Report:
    report = find(forces, reference, lock=True)
    if report.status not in WORKED_ON:
        raise ChangedMeanwhile(report.status)
    if seen is not None and report.version != seen:
        raise TakenMeanwhile(report.claimed_by)
    return report


def _give(report: Report, person: str, actor: str, kind: CaseEvent.Kind, action: str) -> Report:
    before, report.claimed_by = report.claimed_by, person
    _save(report, "claimed_by", *clocks.stop(report, Clock.REVIEW, clock.now()))
    detail: dict[str, Any] = {"person": person}
    if before:
        detail["before"] = before
    tell(report, kind, actor, action, **detail)
    return report


def _save(report: Report, *names: str) -> None:
    report.version += 1
    report.save(update_fields=[*names, "version"])
