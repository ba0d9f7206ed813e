"""Makes the roles that row-level security stands on, and the database they share, as a superuser."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from soh.core.database_roles import APPLICATION, CLAIMER, OWNER

ATTRIBUTES = {OWNER: "LOGIN", APPLICATION: "LOGIN NOINHERIT", CLAIMER: "NOLOGIN"}


def exist(administrator: psycopg.Connection) -> bool:
    """Whether one of the roles that sign in is there already."""
    found = administrator.execute("SELECT 1 FROM pg_roles WHERE rolname = ANY (%s)", [[OWNER, APPLICATION]])
    return found.fetchone() is not None


def prepare(
    administrator: psycopg.Connection,
    *,
    database: str,
    passwords: dict[str, str] | None = None,
    for_tests: bool = False,
) -> None:
    """Make the roles and the database where they are missing; set `passwords` (role to password) when given.

    `for_tests` lets the owner make databases, and end the application's sessions to drop them. The connection
    must be in autocommit, a superuser's or (not for tests) that of a role with CREATEROLE and CREATEDB.
    """
    for role, attributes in ATTRIBUTES.items():
        if not _exists(administrator, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
            administrator.execute(sql.SQL("CREATE ROLE {} " + attributes).format(sql.Identifier(role)))
    for role, password in (passwords or {}).items():
        # Hashed here: the server may log statements.
        digest = administrator.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
        statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
        administrator.execute(statement.format(sql.Identifier(role), sql.Literal(digest.decode())))
    administrator.execute(_membership(administrator))
    if for_tests:
        administrator.execute(f"ALTER ROLE {OWNER} CREATEDB")
        administrator.execute(f"GRANT pg_signal_backend TO {OWNER}")
    with _standing_for_owner(administrator):
        _give_database(administrator, database)


def _give_database(administrator: psycopg.Connection, database: str) -> None:
    if not _exists(administrator, "SELECT 1 FROM pg_database WHERE datname = %s", database):
        statement = sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0")
        administrator.execute(statement.format(sql.Identifier(database), sql.Identifier(OWNER)))
    else:
        statement = sql.SQL("ALTER DATABASE {} OWNER TO {}")
        administrator.execute(statement.format(sql.Identifier(database), sql.Identifier(OWNER)))


@contextmanager
def _standing_for_owner(administrator: psycopg.Connection) -> Iterator[None]:
    """Whoever is no superuser must be able to become the owner while giving it a database, and not after."""
    row = administrator.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if row == (True,):
        yield
        return
    administrator.execute(f"GRANT {OWNER} TO CURRENT_USER")
    yield
    administrator.execute(f"REVOKE {OWNER} FROM CURRENT_USER")


def _membership(administrator: psycopg.Connection) -> str:
    """The owner may hand functions to the claimer, without holding the claimer's rights itself."""
    if administrator.info.server_version >= 160000:
        return f"GRANT {CLAIMER} TO {OWNER} WITH INHERIT FALSE, SET TRUE"
    return f"GRANT {CLAIMER} TO {OWNER}"


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None
