"""Prepare a PostgreSQL server of somebody's own: one superuser's URL becomes the two of the platform."""

from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from soh.core.database_roles import APPLICATION, OWNER
from soh.operations.postgres import roles
from soh.operations.postgres.errors import PostgresError

OLDEST = 150000  # PostgreSQL 15: NULLS NOT DISTINCT, and a public schema that only its owner may fill


def prepare(
    url: str, passwords: dict[str, str], *, may_change: bool = False, for_tests: bool = False
) -> dict[str, str]:
    """Make roles with these passwords and the database that `url` names; return the two URLs to configure.

    `url` must be a superuser's, or on a managed server that of a role with CREATEROLE and CREATEDB. Existing roles
    keep their passwords, which other databases of the server may use, unless `may_change`. Raises PostgresError with
    what to do, psycopg.Error when there is no connection.
    """
    parts = urlsplit(url)
    database = parts.path.lstrip("/")
    if not database:
        raise PostgresError("DATABASE_URL must end with the name of a database, such as /soh.")
    maintenance = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
    with psycopg.connect(maintenance, autocommit=True, connect_timeout=10) as administrator:
        _require_rights(administrator)
        if not may_change and roles.exist(administrator):
            raise PostgresError(
                f"this server already has the roles {OWNER} and {APPLICATION}. Set DATABASE_URL to the "
                f"URL of {APPLICATION} and DATABASE_OWNER_URL to that of {OWNER}, with their passwords."
            )
        roles.prepare(administrator, database=database, passwords=passwords, for_tests=for_tests)
    return {
        "DATABASE_URL": _for(url, APPLICATION, passwords[APPLICATION]),
        "DATABASE_OWNER_URL": _for(url, OWNER, passwords[OWNER]),
    }


def _require_rights(administrator: psycopg.Connection) -> None:
    if administrator.info.server_version < OLDEST:
        raise PostgresError("PostgreSQL 15 or newer is needed.")
    rights = "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles WHERE rolname = current_user"
    if administrator.execute(rights).fetchone() != (True,):
        raise PostgresError(
            "its role may not make other roles. Give the URL of a superuser, or of a role with CREATEROLE and "
            "CREATEDB, once (`manage.py prepare_database`), or set DATABASE_OWNER_URL beside DATABASE_URL."
        )


def _for(url: str, role: str, password: str) -> str:
    parts = urlsplit(url)
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{role}:{quote(password, safe='')}@{place}"))
