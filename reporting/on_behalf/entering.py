"""A report entered for somebody: what goes along with the draft, and what is kept with the report."""

from dataclasses import asdict, dataclass, field
from typing import Any

from reporting.on_behalf.models import EnteredReport, Person
from reporting.records.models import ENTERED, Channel, Report
from sites.forces import keys
from soh.core import sealing

LONGEST_LOG = 60
_TABLE = "reporting_enteredreport"


@dataclass(frozen=True, slots=True)
class Entering:
    """Who enters a report (`user:<id>`), by which way it came, for whom, and the call's number in the force's log.

    It travels sealed: with the token that begins the journey, then with the draft.
    """

    by: str
    way: str
    person: str
    log: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.way not in ENTERED or self.person not in Person.values or not self.by:
            raise ValueError("This is no way to enter a report")

    def packed(self) -> dict[str, Any]:
        """Return it as plain data, from which `Entering(**data)` makes it again."""
        return {**asdict(self), "way": str(self.way), "person": str(self.person)}


@dataclass(frozen=True, slots=True)
class Entered:
    """What is known of how a report was entered."""

    by: str
    way: str
    person: str
    log: str


def keep(*, report: Report, entering: Entering) -> EnteredReport:
    """Keep with a new report who entered it, for whom. Inside `tenancy.transaction(force)`."""
    key = keys.newest_key(report.force_id) if entering.log else None
    return EnteredReport.objects.create(
        force_id=report.force_id,
        report=report,
        entered_by=entering.by,
        person=entering.person,
        force_key=key,
        sealed_log=sealing.seal_to(
            public_key=bytes(key.public_key), plaintext=entering.log.encode(), place=_place(report)
        )
        if key
        else None,
    )


def of_report(report: Report) -> Entered | None:
    """Return how a report was entered, None for one that its person made. Inside `tenancy.transaction(force)`.

    Raises keys.NoPrivateKeyHere, sealing.CannotOpen.
    """
    rows = EnteredReport.objects.select_related("force_key")
    row = rows.filter(force_id=report.force_id, report=report).first()
    if row is None:
        return None
    log = ""
    if row.force_key is not None and row.sealed_log:
        log = sealing.unseal_with(
            private_key=keys.private_key(row.force_key), ciphertext=bytes(row.sealed_log), place=_place(report)
        ).decode()
    return Entered(row.entered_by, str(Channel(report.channel).label), str(Person(row.person).label), log)


def _place(report: Report) -> sealing.Place:
    return sealing.Place(_TABLE, report.reference, "sealed_log")
