"""Taking away the second factor of somebody who lost their phone, so that they can set up a new one."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.mail import send_mail
from django.db import transaction

from sites.access.memberships import memberships, runs_platform
from sites.access.people.changes import NotAMember
from sites.access.people.members import member
from sites.forces.models import Force
from soh.accounts.sessions import end_all
from soh.core import audit, tenancy

_WORDS = """Your two-step sign-in for Single Online Home was taken away by an administrator, because the phone was lost.

Sign in with your password and set it up again. If you did not ask for this, tell your force's administrator at once.
"""


class NotTheirs(Exception):
    """The person has access beyond the force, so only platform staff decide."""


def reset(*, force: Force, person_id: int, actor: Any) -> None:
    """Delete the person's second factor and recovery codes, end their sessions and tell them.

    An administrator may do it for people of their force alone: nobody of one force weakens the way into another.
    Raises NotAMember, NotTheirs.
    """
    with tenancy.transaction(force):
        found = member(force, person_id)
        if found is None:
            raise NotAMember
        if person_id == actor.pk or not (runs_platform(actor) or _works_here_only(found.person, force)):
            raise NotTheirs
        Authenticator.objects.filter(user_id=person_id).delete()
        end_all(found.person)
        audit.record(
            force_id=force.pk,
            actor=f"user:{actor.pk}",
            action="staff.second_factor_reset",
            subject=f"user:{person_id}",
        )
        address = found.person.email
        transaction.on_commit(
            lambda: send_mail("Your two-step sign-in was taken away", _WORDS, None, [address]) if address else None,
            robust=True,
        )


def _works_here_only(person: Any, force: Force) -> bool:
    return not person.is_platform_staff and {force_id for force_id, _ in memberships(person)} == {force.pk}
