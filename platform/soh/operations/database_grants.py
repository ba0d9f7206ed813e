"""What the application may do with tables that migrations make. Given before the first one is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import AppConfig
from django.db import connections

from soh.core.database_roles import APPLICATION
from soh.core.owner_connection import OwnerConnection

# PostgreSQL keeps default privileges by database, and a new (test) database has none.
IN_SCHEMA = "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT"
GRANTS = (
    f"GRANT USAGE ON SCHEMA public TO {APPLICATION}",
    f"{IN_SCHEMA} SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APPLICATION}",
    f"{IN_SCHEMA} USAGE, SELECT ON SEQUENCES TO {APPLICATION}",
    # Without IN SCHEMA: PUBLIC's own default is global, and a schema's cannot take it away.
    "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
    f"{IN_SCHEMA} EXECUTE ON FUNCTIONS TO {APPLICATION}",
)

MIGRATION_LOCK = 0x50_4F_4C_49_43_45  # any number that nothing else uses


def grant_to_application(sender: AppConfig, using: str, **_: Any) -> None:
    """Receiver of `pre_migrate`."""
    with connections[using].cursor() as cursor:
        for statement in GRANTS:
            cursor.execute(statement)


@contextmanager
def one_at_a_time(owner: OwnerConnection) -> Iterator[None]:
    """Hold back a second migration of the same database until this one ends, however it ends."""
    with owner.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        yield
        cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])
