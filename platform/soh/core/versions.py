"""Version numbers of what each process keeps in memory: hosts, menus, themes, link maps.

A writer bumps a scope in its own transaction; a reader compares the number with the one it loaded at, so nothing stale
is served and no process needs telling. Scopes: `hosts` and `site:<id>`; `all` belongs to every reader.
"""

from django.db import connection

# A number is never given twice, not even after a rollback: else a process that looked inside the transaction that was
# rolled back would take the next change for the one it already knows.
_BUMP = """
INSERT INTO core_contentversion (scope, number) SELECT unnest(%s::text[]), nextval('core_version_numbers')
ON CONFLICT (scope) DO UPDATE SET number = excluded.number
"""


def bump(*scopes: str) -> None:
    """Tell every process, at commit, that what it knows of these scopes is old. Call last in the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(_BUMP, [sorted(set(scopes))])


def current(*scopes: str) -> tuple[int, ...]:
    """Return the numbers of these scopes in one query; a scope never bumped is 0."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope, number FROM core_contentversion WHERE scope = ANY(%s)", [list(scopes)])
        found = dict(cursor.fetchall())
    return tuple(found.get(scope, 0) for scope in scopes)
