"""The second walk: every address answers somebody who has a right to it, lest a wall of 404s pass for isolation."""

import itertools
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client, override_settings

from sites.access.roles import Role
from sites.access.staff import create_staff
from sites.forces.models import Force
from soh.api.keys.lifecycle import issue_key
from soh.api.keys.scopes import Scope
from soh.core import clock
from soh.settings.components.doors import door_settings
from tests.factories.small_form import NAMED
from tests.isolation.addresses import staff_addresses
from tests.isolation.estate import PASSWORD
from tests.isolation.payloads import form_of
from tests.isolation.public_addresses import public_paths
from tests.isolation.world import World

_POSTED = 3
"""To so many fillings of an address a form is posted."""
_OWN = (Role.PUBLISHER, Role.OFFICER, Role.SUPERVISOR, Role.AUDITOR, Role.FORCE_ADMIN)
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def unanswered(world: World, names: Callable[[str], bool] = lambda name: True) -> set[str]:
    """Return the names of addresses at which nobody was answered, of those whose `names` fit."""
    answers_nobody = _public(world, names)  # first: the walk of the staff door deletes what is served here
    return answers_nobody | _staff(world, names)


def _staff(world: World, names: Callable[[str], bool]) -> set[str]:
    form = {name: value for name, value in form_of(world.victim).items() if name != "next"}
    waiting: dict[str, list[str]] = {}
    for address in staff_addresses(world.victim, world.attacker):
        if names(address.name) and not address.is_own:
            waiting.setdefault(address.name, []).append(address.path)
    with override_settings(**door_settings("staff")):
        people = _people(world)
        for verb, person in itertools.product(("get", "post", "put"), people):
            client = _browser(person)
            if waiting:
                for name in list(waiting):
                    data: dict[str, Any] = {} if verb == "get" else {"data": form}
                    for path in waiting[name] if verb == "get" else waiting[name][:_POSTED]:
                        response = getattr(client, verb)(path, **data)
                        if _is_answered(response):
                            del waiting[name]
                            break
                        if _ends_session(response):
                            client = _browser(person)
    return set(waiting)


def _is_answered(response: Any) -> bool:
    """Whether it was given: a page, or the way on. The way back to the start or to sign in is a refusal."""
    if response.status_code in (301, 302, 303):
        path = str(response.headers["Location"]).partition("?")[0]
        return path != "/admin/" and not path.startswith(("/admin/login/", "/admin/account/two-step/"))
    return response.status_code in (200, 201, 204)


def _ends_session(response: Any) -> bool:
    """Whether the person was sent to sign in: what was asked before has signed them out."""
    return str(response.headers.get("Location", "")).startswith("/admin/login/")


def _people(world: World) -> list[Any]:
    """The victim's own people, then the national team, then who runs the platform, then a stranger."""
    people = get_user_model().objects
    own = [people.get(pk=world.victim.people[str(role)]) for role in _OWN]
    name = "rightful-national"
    national = create_staff(
        username=name,
        password=PASSWORD,
        email=f"{name}@example.org",
        force=None,
        role=Role.NATIONAL_EDITOR,
        actor="system",
    )
    engineer = people.create_superuser("rightful-engineer", "engineer@example.org", PASSWORD)
    return [*own, people.get(pk=national.pk), engineer, None]


def _browser(person: Any) -> Client:
    client = Client(headers={"host": settings.STAFF_HOST}, raise_request_exception=False)
    if person is not None:
        client.force_login(person, backend=_BACKEND)
    return client


def _public(world: World, names: Callable[[str], bool]) -> set[str]:
    key = issue_key(
        force=Force.objects.get(pk=world.victim.force_id),
        name="A partner",
        scopes=Scope.values,
        is_test=False,
        expires_at=clock.now() + timedelta(days=1),
        actor="system",
    )
    waiting: dict[str, list[str]] = {}
    for name, path in public_paths(world.victim):
        if names(name):
            waiting.setdefault(name, []).append(path)
    body = json.dumps({"answers": NAMED, "locale": "en"})
    prefill = json.dumps({"answers": {"account": NAMED["account"]}, "source": "A partner"})
    with override_settings(**door_settings("public")):
        api = Client(
            headers={"host": world.victim.host, "authorization": f"Bearer {key}"}, raise_request_exception=False
        )
        visitor = Client(headers={"host": world.victim.host}, raise_request_exception=False)
        asks: tuple[Callable[[str], Any], ...] = (
            visitor.get,
            api.get,
            lambda path: api.post(
                path, body, content_type="application/json", headers={"idempotency-key": "rightful-0000000000"}
            ),
            lambda path: api.post(path, prefill, content_type="application/json"),
            visitor.post,
        )
        for ask in asks:
            for name in list(waiting):
                if any(_is_answered(ask(path)) for path in waiting[name]):
                    del waiting[name]
    return set(waiting)
