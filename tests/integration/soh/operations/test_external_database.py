"""A PostgreSQL of one's own: one superuser's URL becomes the two that the platform uses."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from soh.core.database_roles import APPLICATION, OWNER
from soh.operations.postgres import Layout, PostgresError, external, server, start, stop

PASSWORDS = {APPLICATION: "a/b@c", OWNER: "o?p#q"}


@pytest.fixture(scope="module")
def superuser() -> Iterator[str]:
    """A superuser's URL to a server that asks for passwords and has none of our roles."""
    with tempfile.TemporaryDirectory(prefix="soh-test-") as folder:
        Path(folder).chmod(0o755)
        layout = start(Layout(Path(folder) / "postgres"))
        with server.connect(layout, database="postgres") as connection:
            connection.execute("ALTER ROLE postgres PASSWORD 'root'")
            connection.execute("DROP DATABASE soh")
            for role in ("soh_owner", "soh_app", "soh_claimer"):
                connection.execute(f"DROP ROLE {role}")
            (layout.cluster / "pg_hba.conf").write_text("local all all scram-sha-256\n")
            connection.execute("SELECT pg_reload_conf()")
        yield f"postgres://postgres:root@{quote(str(layout.socket_folder), safe='')}:5432/police"
        stop(layout)


@pytest.fixture(scope="module")
def urls(superuser: str) -> dict[str, str]:
    """What the first preparation returned."""
    return external.prepare(superuser, PASSWORDS)


def one(url: str, statement: str) -> object:
    """The one value that a statement returns."""
    with psycopg.connect(url) as connection:
        row = connection.execute(statement).fetchone()
        assert row is not None
        return row[0]


def test_both_roles_sign_in_with_their_passwords(urls: dict[str, str]) -> None:
    assert one(urls["DATABASE_URL"], "SELECT current_user") == APPLICATION
    assert one(urls["DATABASE_OWNER_URL"], "SELECT current_user") == OWNER


def test_the_owner_owns_the_database_that_the_url_named(urls: dict[str, str]) -> None:
    statement = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'police'"

    assert one(urls["DATABASE_URL"], statement) == OWNER


def test_outside_tests_the_owner_can_make_no_databases(urls: dict[str, str]) -> None:
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        psycopg.connect(urls["DATABASE_OWNER_URL"], autocommit=True) as owner,
    ):
        owner.execute("CREATE DATABASE more")


def test_passwords_that_others_may_use_are_not_changed(superuser: str, urls: dict[str, str]) -> None:
    with pytest.raises(PostgresError, match="already has the roles"):
        external.prepare(superuser, {APPLICATION: "new", OWNER: "new"})

    assert one(urls["DATABASE_URL"], "SELECT 1") == 1


def test_preparing_again_with_leave_is_harmless(superuser: str, urls: dict[str, str]) -> None:
    assert external.prepare(superuser, PASSWORDS, may_change=True) == urls


def test_an_ordinary_role_is_refused_with_what_to_do(urls: dict[str, str]) -> None:
    with pytest.raises(PostgresError, match="prepare_database"):
        external.prepare(urls["DATABASE_URL"], PASSWORDS)


def test_a_url_without_a_database_is_refused(superuser: str) -> None:
    with pytest.raises(PostgresError, match="name of a database"):
        external.prepare(superuser.removesuffix("/police"), PASSWORDS)


def test_the_server_keeps_passwords_hashed(superuser: str, urls: dict[str, str]) -> None:
    stored = one(
        superuser.replace("/police", "/postgres"),
        "SELECT rolpassword FROM pg_authid WHERE rolname = 'soh_app'",
    )

    assert str(stored).startswith("SCRAM-SHA-256$")
