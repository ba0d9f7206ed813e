"""A force with one of everything that is kept about a report, each named by a word of the force's own."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps

from reporting.correspondence import force as force_side
from reporting.correspondence.opening import Opened, open_by_code
from reporting.delivery import outbox, switching
from reporting.delivery.endpoints import DeliveryEndpoint
from reporting.delivery.models import OutboxEntry
from reporting.intake.submit import submit
from reporting.records.models import CaseEvent, Channel, Report
from reporting.records.teams import Team, TeamMember
from reporting.retention.models import Disposal, LegalHold, RetentionPeriod, Rule
from reporting.triage import list_keys
from reporting.triage.models import Alert, ForcePlan, SavedFilter, TriageSettings
from sites.forces.models import Force
from soh.core import clock, tenancy
from tests.factories.plain_forces import face_of
from tests.factories.small_form import NAMED, PublishedSmallForm

PERSON = 7
"""A member of a team at each force, with a filter of one name at each."""


@dataclass
class Furnished:
    """What a test needs to ask for it."""

    force: Force
    word: str
    reference: str
    code: str
    endpoint: DeliveryEndpoint

    @property
    def report(self) -> Report:
        with tenancy.transaction(self.force):
            return Report.objects.select_related("force").get(force=self.force, reference=self.reference)

    def opened(self) -> Opened:
        return open_by_code(
            force_id=self.force.pk, reference=self.reference, code=self.code, is_training=False, actor="public"
        )

    def rows(self, name: str) -> list[dict[str, Any]]:
        """All rows of a model that are this force's."""
        model: Any = apps.get_model("reporting", name)
        with tenancy.transaction(self.force):
            return list(model.objects.filter(force_id=self.force.pk).order_by("pk").values())


def furnish(form: PublishedSmallForm, force: Force, word: str, *, months: int) -> Furnished:
    """Give a force a report with messages, deliveries, a hold, alerts, and what it has set."""
    values = {"form_key": form.key, "pinned": form.pinned, "locale": "en", "channel": Channel.WEB, "actor": "public"}
    endpoint, _ = switching.create(
        force_id=force.pk, name=f"{word} records", url=f"https://{word}.example.org/", forms=[], actor="user:1"
    )
    receipt = submit(force=face_of(force), answers={**NAMED, "account": f"A {word} bicycle"}, **values)
    reference = receipt.reference
    force_side.write(
        forces=[force.pk],
        reference=reference,
        text=f"A {word} message",
        is_question=False,
        seen=0,
        actor="user:1",
        actor_name="Nia Bowen",
    )
    with tenancy.transaction(force):
        entry = OutboxEntry.objects.filter(force=force).earliest("pk")
    outbox.settle(entry=entry.pk, force=force.pk, deliver=lambda row: None)
    with tenancy.transaction(force):
        _set_up(force, form, word, months)
        _about(Report.objects.get(force=force, reference=reference), word)
    return Furnished(force, word, reference, receipt.code, endpoint)


def _set_up(force: Force, form: PublishedSmallForm, word: str, months: int) -> None:
    team = Team.objects.create(force=force, code=f"{word}-team", name=f"{word} team")
    TeamMember.objects.create(force=force, team=team, person_id=PERSON)
    address = f"{word}@duty.example"
    TriageSettings.objects.create(
        force=force,
        duty_email=address,
        supervisor_email=address,
        escalation_email=address,
        crime_number_format="9" * len(word),
    )
    rule = {"code": f"{word}-rule", "name": f"{word} rule", "words": [word], "risk": 3}
    ForcePlan.objects.create(force=force, form_key=form.key, data={"rules": [rule]}, version=1)
    list_keys.newest(force.pk)
    SavedFilter.objects.create(force=force, person_id=PERSON, name=f"{word} filter", query="")
    RetentionPeriod.objects.create(
        force=force, months=months, set_by="user:1", effective_from=clock.now() - timedelta(days=900)
    )


def _about(report: Report, word: str) -> None:
    Alert.objects.create(force=report.force, report=report, stage=1, claimed_at=clock.now(), sent_at=clock.now())
    LegalHold.objects.create(
        force=report.force, report=report, reason="court", authority=f"{word} 1", placed_by="user:1"
    )
    Disposal.objects.create(
        force=report.force,
        report_number=1,
        reference_digest=b"the same at both",
        form_title=f"{word} form",
        received_month=clock.today().replace(day=1),
        rule=Rule.NATIONAL,
        actor="user:1",
        disposed_on=clock.today(),
    )
    CaseEvent.objects.create(
        force=report.force,
        report=report,
        kind=CaseEvent.Kind.STATUS_CHANGED,
        actor="user:1",
        detail={"before": "new", "after": "in_review"},
    )
