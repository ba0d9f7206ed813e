"""Where a report went, for the person who made it: the other force, its reference and its site."""

from dataclasses import dataclass

from reporting.custody.lists import of_report
from reporting.custody.models import State
from reporting.records.models import Report, Status
from sites.forces import hosts
from sites.forces.models import Force
from soh.core import tenancy


@dataclass(frozen=True, slots=True)
class PassedTo:
    """The force that has a report now. `website` is empty where it has none here."""

    name: str
    reference: str
    website: str


def where_to(report: Report) -> PassedTo | None:
    """Return which force has taken a report over, None for one that is here."""
    if report.status != Status.HANDED_OVER:
        return None
    with tenancy.transaction(report.force_id):
        row = of_report(report)
    if row is None or row.state != State.ACCEPTED:
        return None
    return PassedTo(row.other_name, row.other_reference, _website(row.other_slug))


def _website(slug: str) -> str:
    force = Force.objects.filter(slug=slug).first()
    try:
        return hosts.site_of_force(force.pk).root_url if force else ""
    except LookupError:
        return ""
