"""What forces ask at sign-in, kept per process by version: it is asked on every request of the staff door."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from sites.access.memberships import memberships
from sites.access.sign_in.models import SignInRules
from sites.forces.models import Force
from soh.core import tenancy, versions
from soh.core.memos import VersionedMemo

SCOPE = "sign-in"
"""Bumped when a force's rules change."""

BY_FORCE = "signed_in_by_force"
"""Where the session keeps the id of the force whose provider signed the person in."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one force, without its secret."""

    force_id: int
    slug: str
    force_name: str
    two_factor_for_all: bool
    provider_is_on: bool
    provider_is_required: bool
    issuer: str
    client_id: str
    domains: frozenset[str]


def _load(_: str) -> dict[int, Rules]:
    """Read the rules of all forces: before sign-in no force is known."""
    forces = {force.pk: force for force in Force.objects.only("slug", "name")}
    if not forces:
        return {}
    with tenancy.transaction(*forces):
        rows = list(SignInRules.objects.filter(force_id__in=forces).defer("sealed_client_secret"))
    return {
        row.force_id: Rules(
            force_id=row.force_id,
            slug=forces[row.force_id].slug,
            force_name=forces[row.force_id].name,
            two_factor_for_all=row.two_factor_for_all,
            provider_is_on=row.provider_is_on,
            provider_is_required=row.provider_is_on and row.provider_is_required,
            issuer=row.issuer,
            client_id=row.client_id,
            domains=frozenset(row.email_domains.lower().split()),
        )
        for row in rows
    }


_rules: VersionedMemo[str, dict[int, Rules]] = VersionedMemo(_load)


def all_rules() -> dict[int, Rules]:
    """Return the rules of every force that has any, by force id."""
    return _rules.get("", versions.current(SCOPE))


def any_asks_two_factor_of_all(forces: Collection[int], known: Mapping[int, Rules] | None = None) -> bool:
    """Whether one of these forces asks a second factor of everybody. `known` are the rules, where they are at hand."""
    if not forces:
        return False
    rules_of = all_rules() if known is None else known
    return any(rules.two_factor_for_all for key, rules in rules_of.items() if key in forces)


def signed_in_by_force(request: HttpRequest) -> bool:
    """Whether the session was opened by a force's provider, still on, which asks for a second factor itself."""
    force_id = request.session.get(BY_FORCE)
    return force_id is not None and force_id in all_rules() and all_rules()[force_id].provider_is_on


def password_refusal(person: Any, known: Mapping[int, Rules] | None = None) -> str:
    """Return why the person may not sign in with a password here, empty when they may.

    Only people of one force which requires its own accounts are refused: its provider can sign in nobody else.
    """
    forces = {force_id for force_id, _ in memberships(person)}
    if person.is_platform_staff or len(forces) != 1:
        return ""
    rules = (all_rules() if known is None else known).get(next(iter(forces)) or 0)
    if rules is None or not rules.provider_is_required:
        return ""
    return "Your force signs in with its own accounts. Choose “Sign in with your force’s account”."
