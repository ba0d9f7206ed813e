"""Test databases: one migrated template for each fingerprint, and quick clones of it for each worker."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from soh.core.owner import as_owner

TEMPLATE = "soh_template_"
CLONE = "test_soh_"
TEMPLATES_KEPT = 3


def prepare_template(fingerprint: str, *, anew: bool = False) -> str:
    """Return the name of the template of this fingerprint, migrating one when it is missing (or `anew`)."""
    return built_once(TEMPLATE, fingerprint, _migrate, is_stale=lambda: anew)


def built_once(
    prefix: str,
    fingerprint: str,
    fill: Callable[[str], None],
    *,
    source: str = "template0",
    is_stale: Callable[[], bool] = lambda: False,
) -> str:
    """Return the name of a template that is made once for all processes: a copy of `source` that `fill` completed."""
    name = f"{prefix}{fingerprint}"
    with _server() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [prefix])  # ends with the connection
        # Asked under the lock: what was missing a moment ago, another worker may have made meanwhile.
        if is_stale():
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if name not in _names(cursor, prefix):
            draft = f"{name}_draft"
            _clone(cursor, draft, source)
            fill(draft)
            cursor.execute(f'ALTER DATABASE "{draft}" RENAME TO "{name}"')
            for old in _names(cursor, prefix)[TEMPLATES_KEPT:]:
                cursor.execute(f'DROP DATABASE IF EXISTS "{old}" WITH (FORCE)')
    return name


def _migrate(name: str) -> None:
    with as_owner(NAME=name):
        call_command("migrate", verbosity=0, interactive=False)


def create_clone(worker: str, template: str) -> str:
    """Make this process's test database, point the default connection at it, and return its name."""
    name = create_other_clone(worker, template)
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    return name


def create_other_clone(purpose: str, template: str) -> str:
    """Make a database of this process that the default connection is not pointed at, and return its name."""
    name = f"{CLONE}{purpose}_{os.getpid()}"
    with _server() as cursor:
        _clone(cursor, name, template)
    return name


def renew_clone(template: str) -> None:
    """Put the test database back to the template's state."""
    name = connection.settings_dict["NAME"]
    with _server() as cursor:
        _clone(cursor, name, template)


def drop_clone(name: str | None = None) -> None:
    """Remove a clone; without a name, this process's test database."""
    with _server() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name or connection.settings_dict["NAME"]}" WITH (FORCE)')


def drop_orphans() -> None:
    """Remove test databases of processes that were killed."""
    with _server() as cursor:
        for name in _names(cursor, CLONE):
            pid = name.rpartition("_")[2]
            if pid.isdigit() and not _alive(int(pid)):
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def environment(name: str | None = None) -> dict[str, str]:
    """DATABASE_URL and DATABASE_OWNER_URL of a database (else this process's), for servers that a test starts."""
    place = {**connection.settings_dict, **({"NAME": name} if name else {})}
    roles = {"DATABASE_URL": place, "DATABASE_OWNER_URL": {**place, **settings.DATABASE_OWNER}}
    return {name: _url(specification) for name, specification in roles.items()}


def _url(place: dict[str, Any]) -> str:
    user, password, host = (quote(str(place[part]), safe="") for part in ("USER", "PASSWORD", "HOST"))
    return f"postgres://{user}:{password}@{host}:{place['PORT'] or 5432}/{place['NAME']}"


def _clone(cursor: psycopg.Cursor[Any], name: str, template: str) -> None:
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


@contextmanager
def _server() -> Iterator[psycopg.Cursor[Any]]:
    """The owner's cursor on the maintenance database, with the application's pool closed."""
    connections["default"].close()
    connections["default"].close_pool()
    place = {**connections["default"].settings_dict, **settings.DATABASE_OWNER}
    address = {
        "host": place["HOST"],
        "port": place["PORT"],
        "user": place["USER"],
        "password": place["PASSWORD"],
    }
    with psycopg.connect(**address, dbname="postgres", autocommit=True) as owner, owner.cursor() as cursor:
        yield cursor


def _names(cursor: psycopg.Cursor[Any], prefix: str) -> list[str]:
    """Databases whose name begins so, newest first."""
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC", [prefix])
    return [name for (name,) in cursor.fetchall() if not name.endswith("_draft")]


def _alive(pid: int) -> bool:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, 0)
        return True
    return False
