"""Version numbers of what each process keeps in memory: hosts, menus, themes, link maps.

A writer bumps a scope in its own transaction; a reader compares the number with the one it loaded at, so nothing stale
is served and no process needs telling. Scopes: `hosts` and `site:<id>`; `all` belongs to every reader.
"""

from django.db import connection

from soh.core.models import ContentVersion

_BUMP = """
INSERT INTO {table} (scope, number) SELECT unnest(%s::text[]), 1
ON CONFLICT (scope) DO UPDATE SET number = {table}.number + 1
"""


def bump(*scopes: str) -> None:
    """Tell every process, at commit, that what it knows of these scopes is old. Call last in the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_BUMP.format(table=ContentVersion._meta.db_table), [sorted(set(scopes))])


def current(*scopes: str) -> tuple[int, ...]:
    """Return the numbers of these scopes in one query; a scope never bumped is 0."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope, number FROM core_contentversion WHERE scope = ANY(%s)", [list(scopes)])
        found = dict(cursor.fetchall())
    return tuple(found.get(scope, 0) for scope in scopes)
