"""Invitations of people to a force or to the national team: made, sent again, withdrawn, accepted.

Whoever invites learns nothing of who has an account already: the same invitation goes out either way, and only the
reader of the e-mail finds out whether they are to sign in or to choose a password.
"""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from sites.access.people.models import AnyInvitation, Invitation, NationalInvitation
from sites.access.people.roles import checked_roles
from sites.access.roles import Role
from sites.access.staff import create_staff, grant_role
from sites.forces.models import Force
from soh.core import audit, clock, jobs, tenancy

DAYS = 7
NATIONAL = "national"
MOST_OPEN = 200
_SEND = "sites.tasks.send_invitation"


class AlreadyInvited(Exception):
    """An invitation to this address is open."""


class AlreadyMember(Exception):
    """The person belongs to the force already."""


class TooManyInvitations(Exception):
    """So many are open that somebody should look at them first."""


class NotOpen(Exception):
    """The invitation was accepted or withdrawn, or its time is over."""


class NotForThisPerson(Exception):
    """The invitation is for another e-mail address."""


class AccountExists(Exception):
    """Somebody has an account with this address: they sign in and accept."""


def slug_of(force: Force | None) -> str:
    """Return what addresses call the force, or the national team."""
    return force.slug if force else NATIONAL


def within(force: Force | None) -> AbstractContextManager[Any]:
    """Return the transaction in which the invitations of the force, or of the national team, are there."""
    return tenancy.transaction(force) if force else transaction.atomic()


def of(force: Force | None) -> QuerySet[Any]:
    """Return the invitations of the force or of the national team."""
    return Invitation.objects.filter(force=force) if force else NationalInvitation.objects.all()


def invite(*, force: Force | None, email: str, name: str, roles: Iterable[str], actor: str) -> AnyInvitation:
    """Invite a person; the worker sends the e-mail.

    Raises RoleNotAllowed, AlreadyInvited, AlreadyMember, TooManyInvitations.
    """
    wanted = checked_roles(roles, force)
    email = normal(email)
    with within(force):
        if is_member(force, email):
            raise AlreadyMember
        open_ones = of(force).filter(accepted_at=None, withdrawn_at=None)
        if open_ones.count() >= MOST_OPEN:
            raise TooManyInvitations
        made: AnyInvitation = Invitation(force=force) if force else NationalInvitation()
        made.email, made.name, made.roles = email, name.strip(), sorted(wanted)
        made.invited_by, made.expires_at = actor, clock.now() + timedelta(days=DAYS)
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError as error:
            raise AlreadyInvited from error
        _tell(force, made, actor, "invited", roles=sorted(wanted))
        _send(force, made)
    return made


def resend(*, force: Force | None, invitation_id: int, actor: str) -> None:
    """Send it again with a new link, good for another seven days; the old link dies. Raises NotOpen."""
    with within(force):
        found = _locked(force, invitation_id)
        found.expires_at = clock.now() + timedelta(days=DAYS)
        found.token_digest = ""
        found.save(update_fields=["expires_at", "token_digest"])
        _tell(force, found, actor, "invitation_sent_again")
        _send(force, found)


def withdraw(*, force: Force | None, invitation_id: int, actor: str) -> None:
    """Make the link worthless. Raises NotOpen."""
    with within(force):
        found = _locked(force, invitation_id)
        found.withdrawn_at = clock.now()
        found.token_digest = ""
        found.save(update_fields=["withdrawn_at", "token_digest"])
        _tell(force, found, actor, "invitation_withdrawn")


def accept(*, force: Force | None, invitation_id: int, person: Any) -> None:
    """Give the signed-in person the roles. Raises NotOpen, NotForThisPerson."""
    with within(force):
        found = _locked(force, invitation_id, acceptable=True)
        if normal(person.email) != found.email:
            raise NotForThisPerson
        _accepted(force, found, person)


def accept_as_new(*, force: Force | None, invitation_id: int, name: str, password: str) -> Any:
    """Make the account, whose user name is the e-mail address, and give it the roles. Return the person.

    Raises NotOpen, AccountExists, and ValidationError for a weak password.
    """
    with within(force):
        found = _locked(force, invitation_id, acceptable=True)
        if has_account(found.email):
            raise AccountExists
        actor = f"invitation:{found.pk}"
        person = create_staff(
            username=found.email,
            password=password,
            email=found.email,
            force=force,
            role=Role(found.roles[0]),
            actor=actor,
        )
        first, _, last = name.strip().partition(" ")
        person.first_name, person.last_name = first[:150], last.strip()[:150]
        person.save(update_fields=["first_name", "last_name"])
        _accepted(force, found, person)
    return person


def has_account(email: str) -> bool:
    """Whether somebody signs in with this address. For the reader of an invitation only."""
    people = get_user_model().objects
    return people.filter(email__iexact=email).exists() or people.filter(username__iexact=email).exists()


def is_member(force: Force | None, email: str) -> bool:
    """Whether somebody with this address works for the force already, as its administrators can see anyway."""
    mine = get_user_model().objects.filter(groups__force_group__isnull=False, groups__force_group__force=force)
    return mine.filter(email__iexact=email).exists()


def normal(email: str) -> str:
    """Return the address as it is compared."""
    return email.strip().lower()


def _locked(force: Force | None, invitation_id: int, *, acceptable: bool = False) -> Any:
    found = of(force).select_for_update().filter(pk=invitation_id).first()
    if found is None or not found.is_open or (acceptable and found.has_expired):
        raise NotOpen
    return found


def _accepted(force: Force | None, invitation: AnyInvitation, person: Any) -> None:
    for role in invitation.roles:
        grant_role(user=person, force=force, role=Role(role), actor=f"invitation:{invitation.pk}")
    invitation.accepted_at, invitation.token_digest = clock.now(), ""
    invitation.save(update_fields=["accepted_at", "token_digest"])
    _tell(force, invitation, f"user:{person.pk}", "invitation_accepted", by=invitation.invited_by)


def _send(force: Force | None, invitation: AnyInvitation) -> None:
    jobs.defer(_SEND, force_id=force.pk if force else None, invitation_id=invitation.pk)


def _tell(force: Force | None, invitation: AnyInvitation, actor: str, action: str, **detail: Any) -> None:
    """A force's invitations stand in its audit log, national ones in Wagtail's."""
    if force is None:
        log(invitation, f"soh.{action}", data={"actor": actor, **detail})
        return
    subject = f"invitation:{invitation.pk}"
    audit.record(force_id=force.pk, actor=actor, action=f"staff.{action}", subject=subject, **detail)
