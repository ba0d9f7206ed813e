"""What a force's publishers are told by e-mail: that an update waits, or that an emergency change was made."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse

from reporting.authoring.sharing.models import Progress, RollOut, RollOutForce, RollOutKind
from reporting.authoring.sharing.updates import newest_of
from sites.access.roles import PUBLISHING_ROLES, Role
from sites.forces.models import Force

_ON_EMERGENCY = PUBLISHING_ROLES | {Role.FORCE_ADMIN}


def tell(*, roll_out_force: int) -> int:
    """Write to the people of one force; return how many. Raises what the mail backend raises."""
    row = RollOutForce.objects.select_related("roll_out", "force").get(pk=roll_out_force)
    is_emergency = row.roll_out.kind == RollOutKind.EMERGENCY
    people = _addresses(row.force, _ON_EMERGENCY if is_emergency else PUBLISHING_ROLES)
    taken_back = is_emergency and row.progress == Progress.UNDONE
    subject, message = _taken_back(row) if taken_back else _emergency(row) if is_emergency else _offer(row)
    for address in people:  # one message each: nobody is told who else there is
        send_mail(subject=subject, message=message, from_email=None, recipient_list=[address])
    return len(people)


def _addresses(force: Force, roles: frozenset[Any]) -> list[str]:
    people = get_user_model().objects.filter(
        is_active=True, groups__force_group__force=force, groups__force_group__role__in=roles
    )
    return sorted(set(people.exclude(email="").values_list("email", flat=True)))


def _offer(row: RollOutForce) -> tuple[str, str]:
    title = _title(row.roll_out)
    return (
        f"{row.force.short_name}: an update of “{title}” waits for you",
        f"The national team offers an update of the form “{title}”.\n\n{row.roll_out.reason}\n\n"
        "Nothing on your site changes until a publisher takes it. Look at the difference and decide:\n"
        f"{_address(row)}\n",
    )


def _emergency(row: RollOutForce) -> tuple[str, str]:
    title = _title(row.roll_out)
    return (
        f"{row.force.short_name}: the form “{title}” was changed in an emergency",
        f"Two people of the national team changed the form “{title}” on your site.\n\n{row.roll_out.reason}\n\n"
        "Look at the change here. You can go back to the version before with one click:\n"
        f"{_address(row)}\n",
    )


def _taken_back(row: RollOutForce) -> tuple[str, str]:
    title = _title(row.roll_out)
    return (
        f"{row.force.short_name}: the emergency change of “{title}” was taken back",
        f"The national team took its emergency change of the form “{title}” back. "
        f"Your site shows the version that it had before.\n\n{_address(row)}\n",
    )


def _address(row: RollOutForce) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('form_updates:form', args=[row.force_id, row.roll_out.form_key])}"


def _title(roll_out: RollOut) -> str:
    newest = newest_of([roll_out.form_key]).get(roll_out.form_key)
    return newest.title if newest else "a form"
