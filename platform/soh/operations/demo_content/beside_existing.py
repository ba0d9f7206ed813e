"""What makes a demo force's beta complete: agreement, twins on the existing site, a second publisher, a tried delivery."""

from datetime import date

from django.contrib.auth import get_user_model

from sites.access.roles import Role
from sites.access.staff import create_staff
from sites.forces import agreement_changes, twin_changes
from sites.forces.models import Force
from sites.provisioning.delivery_trial import is_tested, send_test
from sites.provisioning.gaps import has_key
from soh.operations.demo_content.people import new_password

_TWINS = (
    ("/report-a-crime/", "ro/report/"),
    ("/report-a-crime/*", "ro/report/"),
    ("/advice/", "advice/"),
    ("/advice/*", "advice/advice-and-information/"),
    ("/contact-us/", "contact/"),
    ("/privacy/", "hyg/privacy/"),
    ("/accessibility/", "hyg/accessibility/"),
    ("/cookies/", "hyg/cookies/"),
)
"""Facts about the addresses of the existing sites, which share one build."""


def complete(*, force: Force, actor: str) -> None:
    """Give a new force of the demo what its beta needs. What is there already is kept."""
    rules = "".join(f"{path},{force.existing_website.rstrip('/')}/{address}\n" for path, address in _TWINS)
    twin_changes.put_rules(force_id=force.pk, text=rules, actor=actor)
    if agreement_changes.current_agreement(force.pk) is None:
        _agree(force, actor)
    username = f"{force.slug}-publisher-2"
    if not get_user_model().objects.filter(username=username).exists():
        create_staff(
            username=username,
            password=new_password(username),
            email=f"{username}@example.org",
            force=force,
            role=Role.PUBLISHER,
            actor=actor,
        )
    if has_key(force) and not is_tested(force):
        send_test(force=force, actor=actor)


def _agree(force: Force, actor: str) -> None:
    agreement_changes.record_agreement(
        force_id=force.pk,
        values={
            "version": "1.0",
            "data_controller": f"The Chief Constable of {force.name}",
            "data_processor": "The platform’s operator",
            "responsibilities": "The force reads the inbox day and night, answers reporters and writes its own pages.\n"
            "The platform runs the service, keeps it safe and writes the national library.\n"
            "Either side may send all visitors back to the existing site.",
            "contacts": "Force: duty inspector of the control room, by 101.\nPlatform: duty engineer, by the duty number.",
            "retention": "Drafts: 24 hours. Reports: by the force’s own schedule. Training: 30 days.",
            "incident_duty": "Each side tells the other within one hour. The controller decides whether to tell the "
            "Information Commissioner, within 72 hours.",
            "signed_on": date(2026, 9, 1),
            "signed_by": "Deputy Chief Constable",
            "signed_by_platform": "Programme Director",
        },
        document_name="",
        document=None,
        actor=actor,
    )
