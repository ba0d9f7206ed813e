"""Governance makes itself known to the rooms below it."""

from collections.abc import Iterator

from django.urls import NoReverseMatch, reverse

from sites.forces.models import Force
from sites.provisioning.readiness import Item, NeededFor


def register() -> None:
    """Keep the proxy's rules current, and add the agreement to every force's readiness list."""
    from sites.forces import phase_changes
    from sites.governance.proxy_folder import renew, renew_after_change
    from sites.provisioning import readiness

    phase_changes.register_after_change(renew_after_change)
    phase_changes.register_round(renew)
    readiness.register(agreement)


def agreement(force: Force) -> Iterator[Item]:
    """A beta handles reports of the public, so it begins with a signed memorandum of understanding."""
    from sites.forces.agreement_changes import current_agreement

    signed = current_agreement(force.pk) is not None
    words = "" if signed else "Have the memorandum of understanding signed, and record it."
    yield Item("mou", "Memorandum of understanding signed", signed, NeededFor.BETA, words, _address(force))


def _address(force: Force) -> str:
    try:
        return reverse("governance:agreement", args=[force.slug])
    except NoReverseMatch:  # a process without the admin
        return ""
