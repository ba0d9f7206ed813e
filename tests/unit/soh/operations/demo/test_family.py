"""Which process of the demo is given which key."""

import pytest

from soh.operations.demo import family
from soh.operations.demo.ports import Ports

SECRETS = {
    "PUBLIC_SECRET_KEY": "public-word",
    "STAFF_SECRET_KEY": "staff-word",
    "IDEMPOTENCY_SECRET": "shared-word",
    "FORCE_KEY_ENCRYPTION_KEY": "opening-word",
}
DATABASES = {
    "DATABASE_URL": "postgres://soh_app:a@host/soh",
    "DATABASE_OWNER_URL": "postgres://soh_owner:o@host/soh",
}


@pytest.fixture
def members(monkeypatch: pytest.MonkeyPatch) -> dict[str, family.Member]:
    """The processes, from a shell that happens to hold every secret."""
    for name, value in {**SECRETS, **DATABASES, "SECRET_KEY": "shell-word"}.items():
        monkeypatch.setenv(name, value)
    return {member.name: member for member in family.members(Ports(8000, 8001), SECRETS, DATABASES)}


def test_there_are_three(members: dict[str, family.Member]) -> None:
    assert list(members) == ["public web", "staff web", "worker"]


def test_the_public_process_cannot_open_reports(members: dict[str, family.Member]) -> None:
    values = set(members["public web"].environment.values())

    assert "opening-word" not in values
    assert "staff-word" not in values


def test_staff_and_worker_can_open_reports(members: dict[str, family.Member]) -> None:
    for name in ("staff web", "worker"):
        assert members[name].environment["FORCE_KEY_ENCRYPTION_KEY"] == "opening-word"


def test_the_two_doors_sign_with_keys_of_their_own(members: dict[str, family.Member]) -> None:
    assert members["public web"].environment["SECRET_KEY"] == "public-word"
    assert members["staff web"].environment["SECRET_KEY"] == "staff-word"


def test_no_process_can_change_the_tables(members: dict[str, family.Member]) -> None:
    for member in members.values():
        assert "DATABASE_OWNER_URL" not in member.environment
        assert DATABASES["DATABASE_OWNER_URL"] not in member.environment.values()


def test_each_process_stands_at_its_own_door(members: dict[str, family.Member]) -> None:
    assert [member.environment["DOOR"] for member in members.values()] == ["public", "staff", "worker"]


def test_a_chosen_port_reaches_addresses_that_the_platform_prints() -> None:
    [public, staff, _] = family.members(Ports(9100, 9101), SECRETS, DATABASES)

    assert public.environment["PUBLIC_PORT"] == "9100"
    assert "127.0.0.1:9100" in public.command
    assert staff.environment["STAFF_HOST"] == "admin.localhost:9101"
