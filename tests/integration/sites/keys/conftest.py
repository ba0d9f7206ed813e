"""A force with one row of everything that is sealed to its key pair."""

import uuid
from dataclasses import dataclass
from typing import Any

import pytest

from reporting.correspondence import force as correspondence
from reporting.custody import lists
from reporting.delivery import secret_keeping, switching
from reporting.evidence import sealed_files
from reporting.evidence.models import Evidence, State
from reporting.intake import reminders
from reporting.intake.models import Draft, Reminder, SavedDraft
from reporting.records import sealed, triage
from reporting.records.models import Report
from reporting.triage import list_keys, summaries
from sites.forces.models import Force
from sites.forces.rotation.holders import all_holders
from soh.core import clock, sealing, tenancy
from tests.factories.hand_overs import offered
from tests.factories.plain_forces import plain_force
from tests.factories.report_files import add_file
from tests.factories.sent_reports import send_report
from tests.factories.small_form import publish_small_form


@dataclass
class World:
    """What a force holds, and what it reads of that."""

    force: Force
    other: Force
    form: Any
    reference: str
    case: Any

    def send(self) -> str:
        return send_report(self.form, self.force)

    def answers(self, reference: str = "") -> dict[str, Any]:
        with tenancy.transaction(self.force):
            return sealed.open_answers(Report.objects.get(force=self.force, reference=reference or self.reference))

    def everything(self) -> dict[str, Any]:
        """Open all of it, as the rooms do."""
        with tenancy.transaction(self.force):
            report = Report.objects.get(force=self.force, reference=self.reference)
            file = Evidence.objects.select_related("force_key").get(force=self.force)
            reminder = Reminder.objects.select_related("force_key", "saved").get(force=self.force)
            return {
                "answers": sealed.open_answers(report),
                "notes": [words for _, words in sealed.open_notes(report)],
                "messages": [entry.text for entry in correspondence.thread(report).entries],
                "summary": summaries.open_summaries([report]),
                "file": sealed_files.open_facts(file, sealed_files.by_force(file, "report_key")),
                "scanner": sealed_files.by_force(file, "scanner_key"),
                "secrets": secret_keeping.opened(switching.DeliveryEndpoint.objects.get(force=self.force)),
                "reminder": sealing.unseal_with(
                    private_key=reminders.keys.private_key(reminder.force_key),
                    ciphertext=bytes(reminder.sealed_address),
                    place=sealing.Place("reporting_reminder", reminder.saved.reference, "sealed_address"),
                ),
                "offer": lists.open_hand_over(forces=[self.force.pk], case_key=self.case, actor="user:1").why,
            }


@pytest.fixture
def small(db: None) -> World:
    """With one report and nothing else."""
    force, form = plain_force("kent"), publish_small_form()
    return World(force, force, form, send_report(form, force), None)


@pytest.fixture
def world(small: World, settings: Any) -> World:
    """With everything."""
    settings.DELIVERY_ALLOWED_TEST_HOSTS = ["127.0.0.1:9"]
    force, other, form = small.force, plain_force("hampshire"), small.form
    with tenancy.transaction(force):
        list_keys.newest(force.pk)
    reference, passed_on = send_report(form, force), small.reference
    forces, officer = [force.pk], {"actor": "user:7", "actor_name": "PC Ada Lovelace"}
    triage.add_note(forces=forces, reference=reference, text="Seen before.", **officer)
    correspondence.write(
        forces=forces, reference=reference, text="What colour was it?", seen=0, is_question=True, **officer
    )
    add_file(force, reference, state=State.RECEIVED)
    switching.create(force_id=force.pk, name="Records", url="http://127.0.0.1:9/", forms=[], actor="user:1")
    _remind(force)
    return World(force, other, form, reference, offered(force, passed_on, other).case_key)


def _remind(force: Force) -> None:
    moment = clock.coarse(clock.now())
    until = moment + reminders.AFTER
    with tenancy.transaction(force):
        draft = Draft.objects.create(
            force=force,
            digest="d",
            visitor="v",
            form_key=uuid.uuid4(),
            ciphertext=b"",
            created_at=moment,
            expires_at=until,
        )
        saved = SavedDraft.objects.create(
            force=force, draft=draft, reference="KENT-SAVED", salt=b"salt", wrapped_key=b"key", expires_at=until
        )
        reminders.promise(saved=saved, address="someone@example.org", locale="en")


def under(force: Force) -> dict[str, set[int]]:
    """The pairs to which the rows of each table are sealed."""
    with tenancy.transaction(force):
        found = {
            holder.name: set(
                holder.model._default_manager.filter(force_id=force.pk)
                .exclude(**{f"{holder.key}_id": None})
                .values_list(f"{holder.key}_id", flat=True)
            )
            for holder in all_holders()
        }
    return {name: numbers for name, numbers in found.items() if numbers}
