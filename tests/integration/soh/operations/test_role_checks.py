"""System checks: a role that row-level security does not bind stops `migrate` and `check`."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core import checks

from soh.operations.checks import check_application_role, check_roles_differ


@pytest.fixture
def sign_in_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Change the user of the database settings."""
    place = settings.DATABASES["default"]
    return lambda user: monkeypatch.setattr(settings, "DATABASES", {"default": {**place, "USER": user}})


def test_the_roles_of_these_settings_pass(db: None) -> None:
    assert check_roles_differ(None) == []
    assert check_application_role(None, databases=["default"]) == []


@pytest.mark.parametrize("user", ["postgres", "soh_owner"])
def test_another_role_than_the_applications_is_an_error(user: str, db: None, sign_in_as: Callable[[str], None]) -> None:
    sign_in_as(user)

    [error] = check_application_role(None, databases=["default"])

    assert error.id == "operations.E002"
    assert "prepare_database" in (error.hint or "")


def test_an_application_role_that_owns_tables_is_an_error(
    db: None, monkeypatch: pytest.MonkeyPatch, sign_in_as: Callable[[str], None]
) -> None:
    monkeypatch.setattr("soh.operations.checks.APPLICATION", "soh_owner")
    sign_in_as("soh_owner")

    [error] = check_application_role(None, databases=["default"])

    assert error.id == "operations.E003"


def test_one_role_for_both_is_an_error_at_deployment(sign_in_as: Callable[[str], None]) -> None:
    sign_in_as(settings.DATABASE_OWNER["USER"])

    [error] = check_roles_differ(None)

    assert error.id == "operations.E001"


def test_both_checks_are_registered_where_they_run() -> None:
    assert check_roles_differ in checks.registry.registry.get_checks(include_deployment_checks=True)
    assert check_application_role in checks.registry.registry.get_checks()
