"""A row of a list of reports: what its columns show, with names, clocks and the summary that was sealed for it."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model

from reporting.records import clocks
from reporting.records.models import Report, Risk
from reporting.triage import standing_rules, summaries
from reporting.triage.models import ForcePlan, NationalPlan
from reporting.triage.plans import from_data


@dataclass(frozen=True, slots=True)
class Row:
    """One report in a list. `clock` is the running one that ends first; `holder` is empty when nobody has it."""

    report: Report
    force: str
    summary: list[str]
    clock: clocks.Shown | None
    holder: str
    is_mine: bool
    reasons: list[str]

    @property
    def key(self) -> str:
        """What is sent when the row is chosen: the report, and the version that was seen."""
        return f"{self.report.reference}:{self.report.version}"

    @property
    def is_urgent(self) -> bool:
        """Whether its risk is more than usual."""
        return self.report.risk < Risk.STANDARD


def rows_of(reports: Collection[Report], *, forces: Mapping[int, str], actor: str, now: datetime) -> list[Row]:
    """Return the rows of reports, in a number of queries that does not grow with them.

    Inside `tenancy.transaction(*forces)`.
    """
    holders = names_of({report.claimed_by for report in reports if report.claimed_by})
    reasons = reason_names(reports)
    opened = summaries.open_summaries(reports)
    return [
        Row(
            report=report,
            force=forces[report.force_id],
            summary=opened.get(report.pk, []),
            clock=next((one for one in clocks.shown(report, now) if one.done_at is None), None),
            holder=holders.get(report.claimed_by, ""),
            is_mine=report.claimed_by == actor,
            reasons=[reasons.get(code, code) for code in report.risk_reasons],
        )
        for report in reports
    ]


def names_of(actors: Collection[str]) -> dict[str, str]:
    """Return the names of accounts, by `user:<id>`."""
    ids = {actor: int(actor.removeprefix("user:")) for actor in actors if actor.removeprefix("user:").isdigit()}
    people = get_user_model()._default_manager.in_bulk(list(ids.values())) if ids else {}
    return {
        actor: str(people[pk]) if pk in people else "A former member of staff" for actor, pk in ids.items()
    }  # fmt: skip


def reason_names(reports: Iterable[Report]) -> dict[str, str]:
    """Return the names of the rules that flagged reports, by code, as they are called now."""
    own = [report for report in reports if any(code not in standing_rules.NAMES for code in report.risk_reasons)]
    names = dict(standing_rules.NAMES)
    if own:
        keys: set[uuid.UUID] = {report.form_key for report in own}
        plans = list(NationalPlan.objects.filter(form_key__in=keys).values_list("data", flat=True))
        forces = {report.force_id for report in own}
        plans += ForcePlan.objects.filter(form_key__in=keys, force_id__in=forces).values_list("data", flat=True)
        names |= {rule.code: rule.name for plan in plans for rule in from_data(plan).rules}
    return names
