"""Who asks: people and keys of every kind, none of whom has any business with the victim."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from sites.access.roles import FORCE_ROLES, Role
from sites.access.staff import create_staff, grant_role
from sites.forces.models import Force
from soh.api.keys.lifecycle import issue_key
from soh.api.keys.scopes import Scope
from soh.core import clock
from tests.isolation.estate import PASSWORD
from tests.isolation.preparation import A, C
from tests.isolation.world import World


@dataclass(frozen=True)
class Requester:
    """Somebody at a door. `open` gives a fresh browser or client of theirs."""

    name: str
    open: Callable[[], Client]
    is_national: bool = False
    """May see what is published or drafted anywhere, and nothing under row-level security."""


def staff_requesters(world: World) -> list[Requester]:
    """People at the staff door."""
    people = get_user_model().objects
    found = [Requester(str(role), _signed_in(people.get(pk=world.attacker.people[str(role)]))) for role in FORCE_ROLES]
    two = _two_forces()
    national = _person("walk-national", None, Role.NATIONAL_EDITOR)
    return [
        *found,
        Requester("two forces", _signed_in(two)),
        Requester("anonymous", _signed_in(None)),
        Requester("national editor", _signed_in(national), is_national=True),
    ]


def key_requesters(world: World) -> list[Requester]:
    """Partners of the attacker's force with one right each, live and test, and one without a key."""
    force = Force.objects.get(pk=world.attacker.force_id)
    found = [Requester("no key", lambda: Client(raise_request_exception=False))]
    for is_test in (False, True):
        for scope in Scope:
            text = issue_key(
                force=force,
                name="A partner",
                scopes=[scope],
                is_test=is_test,
                expires_at=clock.now() + timedelta(days=1),
                actor="system",
            )
            name = f"{'test' if is_test else 'live'} key, {scope}"
            found.append(Requester(name, _with_key(text)))
    return found


def _two_forces() -> Any:
    first, second = (Force.objects.get(slug=slug) for slug in (A, C))
    person = _person("walk-two-forces", first, Role.PUBLISHER)
    for force in (first, second):
        for role in (Role.PUBLISHER, Role.OFFICER, Role.FORCE_ADMIN):
            grant_role(user=person, force=force, role=role, actor="system")
    return get_user_model().objects.get(pk=person.pk)


def _person(username: str, force: Force | None, role: Role) -> Any:
    found = get_user_model().objects.filter(username=username).first()
    return found or create_staff(
        username=username, password=PASSWORD, email=f"{username}@example.org", force=force, role=role, actor="system"
    )


def _signed_in(person: Any) -> Callable[[], Client]:
    def browser() -> Client:
        client = Client(headers={"host": settings.STAFF_HOST}, raise_request_exception=False)
        if person is not None:
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser


def _with_key(text: str) -> Callable[[], Client]:
    return lambda: Client(headers={"authorization": f"Bearer {text}"}, raise_request_exception=False)
