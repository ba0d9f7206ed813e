"""The people of the demo: one for each role of a force, a national editor and somebody who runs the platform."""

import secrets
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sites.access.roles import FORCE_ROLES, Role
from sites.access.sign_in import two_factor
from sites.access.staff import create_staff, grant_role
from sites.forces.models import Force
from soh.operations.demo_content.phones import secret_for

_SYLLABLES = tuple(first + second for first in "bdfghjkmnprstvz" for second in "aeiou")

_PLATFORM = "platform-admin"

SignIn = dict[str, str | None]
"""username, password and totp_secret, which is empty where no second factor is required."""


def knows(facts: dict[str, Any]) -> bool:
    """Whether facts of an earlier load belong to this database: the platform's person has the password they tell.

    One look is enough, and checking every password would take longer than all the rest of a second load.
    """
    user = get_user_model().objects.filter(username=_PLATFORM).first()
    return user is not None and user.check_password(facts.get("platform", {}).get("password") or "")


def force_people(*, force: Force, known: dict[str, SignIn], actor: str) -> dict[str, SignIn]:
    """Return the sign-in of each role of a force, by role; `known` are those of an earlier load."""
    return {str(role): _person(force.slug, force, role, known.get(str(role)), actor) for role in FORCE_ROLES}


def national_people(*, known: dict[str, SignIn], actor: str) -> dict[str, SignIn]:
    """Return the sign-in of the national editor, as `editor`."""
    return {"editor": _person("national", None, Role.NATIONAL_EDITOR, known.get("editor"), actor)}


def platform_person(*, known: SignIn | None) -> SignIn:
    """Return the sign-in of somebody who runs the platform: everything but reports, for a while at a time."""
    user = get_user_model().objects.filter(username=_PLATFORM).first()
    if user is not None and known:
        return {**known, "totp_secret": secret_for(user, known.get("totp_secret"))}
    password = new_password(_PLATFORM)
    if user is None:
        user = get_user_model().objects.create_superuser(_PLATFORM, f"{_PLATFORM}@example.org", password)
    else:
        _set_password(user, password)
    return {**_sign_in(_PLATFORM, password), "totp_secret": secret_for(user, None)}


def new_password(username: str) -> str:
    """Return a password that is strong (62 bits), can be read out and typed, and is not too like the user name."""
    person = get_user_model()(username=username, email=f"{username}@example.org")
    while True:
        password = "-".join("".join(secrets.choice(_SYLLABLES) for _ in range(5)) for _ in range(2))
        with suppress(ValidationError):
            validate_password(password, person)
            return password


def _person(owner: str, force: Force | None, role: Role, known: SignIn | None, actor: str) -> SignIn:
    name = "editor" if role is Role.NATIONAL_EDITOR else str(role).replace("_", "-")
    username = f"{owner}-{name}"
    user = get_user_model().objects.filter(username=username).first()
    if user is not None and known:
        return {**known, "totp_secret": _second_factor(user, role, known.get("totp_secret"))}
    password = new_password(username)
    if user is None:
        email = f"{username}@example.org"
        user = create_staff(username=username, password=password, email=email, force=force, role=role, actor=actor)
        user.first_name, user.last_name = (
            name.replace("-", " ").capitalize(),
            f"({force.short_name if force else 'National'})",
        )
        user.save(update_fields=["first_name", "last_name"])
    else:
        grant_role(user=user, force=force, role=role, actor=actor)
        _set_password(user, password)
    return {**_sign_in(username, password), "totp_secret": _second_factor(user, role, None)}


def _second_factor(user: Any, role: Role, known: str | None) -> str | None:
    is_needed = settings.TWO_FACTOR_REQUIRED and role in two_factor.ROLES
    return secret_for(user, known) if is_needed else known


def _set_password(user: Any, password: str) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])


def _sign_in(username: str, password: str) -> SignIn:
    return {"username": username, "password": password, "totp_secret": None}
