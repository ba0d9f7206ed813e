"""Makes the roles that row-level security stands on, and the database they share, as a superuser."""

import psycopg
from psycopg import sql

from soh.core.database_roles import APPLICATION, CLAIMER, OWNER

ATTRIBUTES = {OWNER: "LOGIN CREATEDB", APPLICATION: "LOGIN NOINHERIT", CLAIMER: "NOLOGIN"}


def prepare(
    administrator: psycopg.Connection,
    *,
    database: str,
    passwords: dict[str, str] | None = None,
    for_tests: bool = False,
) -> None:
    """Make the roles and the database where they are missing; set `passwords` (role to password) when given.

    `for_tests` lets the owner end the application's sessions, which dropping a test database needs. The
    connection must be a superuser's, in autocommit.
    """
    for role, attributes in ATTRIBUTES.items():
        if not _exists(administrator, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
            administrator.execute(sql.SQL("CREATE ROLE {} " + attributes).format(sql.Identifier(role)))
    for role, password in (passwords or {}).items():
        administrator.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(password))
        )
    administrator.execute(f"GRANT {CLAIMER} TO {OWNER} WITH INHERIT FALSE, SET TRUE")
    if for_tests:
        administrator.execute(f"GRANT pg_signal_backend TO {OWNER}")
    if not _exists(administrator, "SELECT 1 FROM pg_database WHERE datname = %s", database):
        statement = "CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0"
        administrator.execute(sql.SQL(statement).format(sql.Identifier(database), sql.Identifier(OWNER)))


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None  # type: ignore[arg-type]
