"""Two teams of a demo force, and whom it alerts: made before the first reports, which the rules then sort."""

from typing import Any

from django.contrib.auth import get_user_model

from reporting.records.teams import Team
from reporting.triage import arranging
from sites.forces.models import Force
from soh.core import tenancy


def make_teams(*, force: Force, users: dict[str, Any], actor: str) -> None:
    """Make the teams of a force that has none: one for all, and one that alone reads sensitive forms."""
    with tenancy.transaction(force):
        if Team.objects.filter(force=force).exists():
            return
    names = [str(users[role]["username"]) for role in ("officer", "supervisor")]
    members = list(get_user_model()._default_manager.filter(username__in=names).values_list("pk", flat=True))
    for name, takes_sensitive in (("Front desk", False), ("Protecting vulnerable people", True)):
        arranging.save_team(
            force_id=force.pk,
            number=None,
            name=name,
            members=members,
            forms=(),
            takes_sensitive=takes_sensitive,
            actor=actor,
        )
    arranging.save_contacts(
        force_id=force.pk,
        actor=actor,
        duty_email=f"duty@{force.slug}.example.org",
        supervisor_email=f"supervisor@{force.slug}.example.org",
        escalation_email=f"control-room@{force.slug}.example.org",
        crime_number_format="43999999999/26",
    )
