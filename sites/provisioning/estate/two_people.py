"""What takes two people: one asks for it with a reason, another does it within a week, and the site is shut."""

from datetime import timedelta

from sites.forces.models import Force, Phase
from soh.core import audit, clock, tenancy
from soh.core.models import AuditEvent

REQUEST_LASTS = timedelta(days=7)
_SHUT = (Phase.PRIVATE, Phase.PAUSED)


class CannotRemove(Exception):
    """The force stays as it is; the message says why and what to do."""


def ask(*, force: Force, actor: str, act: str, reason: str) -> None:
    """Write down that somebody asks for an act, and why. Raises CannotRemove."""
    if not reason.strip():
        raise CannotRemove("Say why.")
    refuse_open(force)
    with tenancy.transaction(force):
        audit.record(force_id=force.pk, actor=actor, action=act, subject=f"force:{force.slug}", reason=reason.strip())


def refuse_open(force: Force) -> None:
    """Raise CannotRemove while visitors reach the site."""
    if force.phase not in _SHUT:
        raise CannotRemove(f"{force.name} is open to visitors. Make it private or pause it first.")


def refuse_alone(force: Force, actor: str, *, act: str) -> None:
    """Raise CannotRemove unless another person asked for it within the last week."""
    since = clock.now() - REQUEST_LASTS
    with tenancy.transaction(force):
        requests = AuditEvent.objects.filter(force_id=force.pk, action=act, at__gte=since)
        askers = set(requests.values_list("actor", flat=True))
    if not askers - {actor}:
        raise CannotRemove("Another person must have asked for it within the last seven days (--request).")
