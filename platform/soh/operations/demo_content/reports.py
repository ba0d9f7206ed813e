"""Reports in the inbox of each demo force, made on the first load by the same road as a visitor's."""

from typing import Any

from django.contrib.auth import get_user_model

from reporting.authoring.models import AdoptedFormPage
from reporting.authoring.published import published_form
from reporting.intake.submit import Receipt, submit
from reporting.records import triage
from reporting.records.models import Channel, Report, Status
from sites.forces import hosts
from sites.forces.models import Force
from soh.core import tenancy
from soh.operations.demo_content.reports_by_force import samples_of
from soh.operations.demo_content.sample_report import Sample


def make_reports(*, force: Force, officer: str) -> int:
    """Submit the sample reports of a force that has none yet, and let its officer deal with some; return how many."""
    with tenancy.transaction(force):
        if Report.objects.filter(force_id=force.pk).exists():
            return 0
    samples = samples_of(force.slug)
    for sample in samples:
        _triage(force, submit_sample(force, sample).reference, sample, officer)
    return len(samples)


def submit_sample(force: Force, sample: Sample) -> Receipt:
    """Send a sample report as a visitor would."""
    home = force.site.root_page
    page = AdoptedFormPage.objects.descendant_of(home).get(slug="report-a-crime")
    published = published_form(page)
    face = hosts.site_of_force(force.pk).force
    if published is None or face is None:
        raise LookupError(f"{force} does not offer the form.")
    return submit(
        force=face,
        form_key=published.form_key,
        pinned=published.pinned,
        answers=sample.answers,
        locale=sample.locale,
        channel=Channel.WEB,
        actor="public",
    )


def _triage(force: Force, reference: str, sample: Sample, officer: str) -> None:
    if not sample.status:
        return
    person: Any = get_user_model().objects.get(username=officer)
    actor = f"user:{person.pk}"
    triage.change_status(forces=[force.pk], reference=reference, status=Status(sample.status), actor=actor)
    if sample.note:
        triage.add_note(forces=[force.pk], reference=reference, text=sample.note, actor=actor, actor_name=str(person))
