"""The owner's connection: PostgreSQL as Django knows it, with foreign keys that reach protected tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.backends.postgresql.schema import DatabaseSchemaEditor

FORCED_TABLES = """
    SELECT relname FROM pg_class
    WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace AND pg_get_userbyid(relowner) =
    current_user
"""


class OwnerSchemaEditor(DatabaseSchemaEditor):
    """Django's schema editor, able to add foreign keys from and to tables under row-level security.

    PostgreSQL checks a new foreign key by reading both tables as their owner, whom a forced policy binds too:
    with ours it refuses (with one that hides rows it would mark the key valid over rows that break it). So
    for that statement alone, in its transaction, the owner is not bound. The application is, always.
    """

    def execute(self, sql: Any, params: Any = ()) -> None:
        """Run one statement."""
        text = str(sql)
        if "REFERENCES" not in text or self.collect_sql:
            super().execute(sql, params)
            return
        with self._owner_unbound(text):
            super().execute(sql, params)

    @contextmanager
    def _owner_unbound(self, statement: str) -> Iterator[None]:
        with self.connection.cursor() as cursor:
            cursor.execute(FORCED_TABLES)
            tables = [name for (name,) in cursor.fetchall() if self.quote_name(name) in statement]
        for table in tables:
            super().execute(f"ALTER TABLE {self.quote_name(table)} NO FORCE ROW LEVEL SECURITY")
        yield
        for table in tables:
            super().execute(f"ALTER TABLE {self.quote_name(table)} FORCE ROW LEVEL SECURITY")


class OwnerConnection(DatabaseWrapper):
    """A connection for migrations and test set-up; see soh.core.owner."""

    SchemaEditorClass = OwnerSchemaEditor
