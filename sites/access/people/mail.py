"""E-mails about people: invitations and alerts. They name no report, no role and no other person's address."""

import hashlib
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.urls import reverse

from sites.access.people import invitations
from sites.access.people.models import EmergencyAccess
from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import tenancy
from soh.core.clock import LONDON

_INVITATION = """A colleague has invited you to use Single Online Home, where police forces look after their public \
contact.

To accept, open this link before {until}:
{address}

The link works once and is for you alone: do not pass it on.
If you did not expect this message you need not do anything.
"""
_ALERT = """A person who runs the platform has taken emergency access to {force}.

Who: {who}
Role: {role}
Reason: {reason}
Until: {until}

It ends by itself. To see it, or to end it now, open:
{address}

If you know of no emergency, end it and tell the platform's duty officer.
"""


def digest(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def send_invitation(*, force_id: int | None, invitation_id: int) -> None:
    """Send the link of an open invitation. Each call makes a new token; an earlier link dies."""
    force = Force.objects.get(pk=force_id) if force_id is not None else None
    with invitations.within(force):
        invitation = invitations.of(force).select_for_update().filter(pk=invitation_id).first()
        if invitation is None or not invitation.is_open or invitation.has_expired:
            return
        token = secrets.token_urlsafe(32)
        invitation.token_digest = digest(token)
        invitation.save(update_fields=["token_digest"])
        path = reverse("people:accept", args=[invitations.slug_of(force), token])
        until = f"{invitation.expires_at.astimezone(LONDON):%-d %B %Y at %H:%M}"
        text = _INVITATION.format(until=until, address=f"{settings.WAGTAILADMIN_BASE_URL}{path}")
        # Inside the transaction: when it cannot be sent, the earlier link stays good and the job is tried again.
        send_mail("Your invitation to Single Online Home", text, None, [invitation.email])


def tell_of_emergency_access(*, force_id: int, access_id: int) -> None:
    """Tell the force's administrators and the platform's duty address who has access, why and until when."""
    force = Force.objects.get(pk=force_id)
    with tenancy.transaction(force):
        access = EmergencyAccess.objects.select_related("person").get(pk=access_id, force=force)
    path = reverse("emergency:force", args=[force.slug])
    text = _ALERT.format(
        force=force.name,
        who=access.person,
        role=Role(access.role).label,
        reason=access.reason,
        until=f"{access.ends_at.astimezone(LONDON):%-d %B %Y at %H:%M}",
        address=f"{settings.WAGTAILADMIN_BASE_URL}{path}",
    )
    for address in alerted(force):
        send_mail(f"Emergency access to {force.name}", text, None, [address])


def alerted(force: Force) -> list[str]:
    """Return the addresses that an alert about the force goes to."""
    administrators = get_user_model().objects.filter(
        groups__force_group__force=force,
        groups__force_group__role=Role.FORCE_ADMIN,
        is_active=True,
        is_platform_staff=False,
    )
    addresses = {address for address in administrators.values_list("email", flat=True) if address}
    return sorted(addresses | ({settings.PLATFORM_DUTY_EMAIL} - {""}))
