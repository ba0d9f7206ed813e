"""How long a force keeps its reports. The national period holds until a force sets its own."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from reporting.definition.json_values import JSON
from reporting.definition.periods import shifted
from reporting.retention.models import RetentionPeriod, Rule
from soh.core import audit, clock, tenancy

NATIONAL_MONTHS = 72
"""Six years from closing: the least after which the Code of Practice on Police Information and Records Management lets
records of group 3 be reviewed for deletion."""
TEST_DAYS = 30
NOTICE = timedelta(days=30)
"""So long a new period waits before anything is deleted under it; so long ahead what is due is announced."""
LONGEST = 1200


@dataclass(frozen=True, slots=True)
class Period:
    """How long, and by which rule. Nothing is deleted under it before `effective_from`."""

    months: int
    rule: Rule
    effective_from: datetime | None = None

    def over_before(self, moment: datetime) -> datetime:
        """Return the moment: what was closed before it is over at `moment`."""
        return shifted(moment, self._span, -1)

    def ends(self, closed_at: datetime) -> datetime:
        """Return when a report that was closed then is due."""
        end = shifted(closed_at, self._span, 1)
        return max(end, self.effective_from) if self.effective_from else end

    @property
    def _span(self) -> dict[str, JSON]:
        return {"amount": self.months, "unit": "months"}


def periods(force_id: int) -> tuple[Period, dict[uuid.UUID, Period]]:
    """Return the force's period and those of single forms. Inside `tenancy.transaction(force)`."""
    usual, of_forms = Period(NATIONAL_MONTHS, Rule.NATIONAL), {}
    for row in RetentionPeriod.objects.filter(force_id=force_id):
        rule = Rule.FORM if row.form_key else Rule.FORCE
        period = Period(row.months, rule, row.effective_from)
        if row.form_key:
            of_forms[row.form_key] = period
        else:
            usual = period
    return usual, of_forms


def set_period(*, force_id: int, form_key: uuid.UUID | None, months: int, actor: str) -> RetentionPeriod:
    """Set how long reports (of one form, or of all without a period of their own) are kept after they are closed.

    Takes effect after NOTICE. Raises ValueError for a period that is none.
    """
    if not 1 <= months <= LONGEST:
        raise ValueError(f"Enter a number of months from 1 to {LONGEST}")
    with tenancy.transaction(force_id):
        row, _ = RetentionPeriod.objects.update_or_create(
            force_id=force_id,
            form_key=form_key,
            defaults={
                "months": months,
                "set_by": actor,
                "set_at": clock.now(),
                "effective_from": clock.now() + NOTICE,
            },
        )
        audit.record(
            force_id=force_id,
            actor=actor,
            action="retention.period_set",
            subject=f"form:{form_key}" if form_key else f"force:{force_id}",
            months=months,
        )
        return row
