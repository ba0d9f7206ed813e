"""The demo's database: the embedded server, or the one that DATABASE_URL names."""

import os
import secrets
import time
from pathlib import Path

import psycopg

from soh.core.database_roles import APPLICATION, OWNER
from soh.operations.demo import keys
from soh.operations.demo.problems import DemoError
from soh.operations.demo.terminal import say
from soh.operations.postgres import Layout, PostgresError, ensure_running, external, is_ready, start
from soh.operations.postgres.urls import url

SECONDS_BETWEEN_LOOKS = 2.0


def is_embedded() -> bool:
    """Whether the demo brings its own server."""
    return not os.environ.get("DATABASE_URL")


def prepare(secrets_file: Path) -> dict[str, str]:
    """Have the database ready and return DATABASE_URL and DATABASE_OWNER_URL. Raises DemoError."""
    if is_embedded():
        try:
            layout = ensure_running()
        except PostgresError as problem:
            raise DemoError(str(problem)) from problem
        return _embedded_urls(layout)
    given = os.environ["DATABASE_URL"]
    owner = os.environ.get("DATABASE_OWNER_URL")
    try:
        return {"DATABASE_URL": given, "DATABASE_OWNER_URL": owner} if owner else _split(given, secrets_file)
    except (psycopg.Error, PostgresError) as problem:
        raise DemoError(f"DATABASE_URL cannot be used: {problem}") from problem


class Watch:
    """Brings the embedded server back when it died. Call it often: it looks every two seconds."""

    def __init__(self) -> None:
        self.next_look = 0.0

    def __call__(self) -> None:
        """Look, when it is time."""
        if not is_embedded() or time.monotonic() < self.next_look:
            return
        try:
            if not is_ready():
                say("The database ended; starting it again.")
                start()
        except PostgresError as problem:
            say(str(problem))
        self.next_look = time.monotonic() + SECONDS_BETWEEN_LOOKS


def empty(secrets_file: Path, *, was_filled: bool) -> None:
    """Remove every table, as the owner. DemoError when that database is not the demo's to empty."""
    if not is_embedded() and not was_filled:
        raise DemoError("DATABASE_URL names a database that this demo did not fill, so it is left alone.")
    try:
        with psycopg.connect(prepare(secrets_file)["DATABASE_OWNER_URL"], autocommit=True) as owner:
            owner.execute("SET lock_timeout = '10s'")
            owner.execute("DROP SCHEMA public CASCADE")
            owner.execute("CREATE SCHEMA public")
    except psycopg.errors.LockNotAvailable as problem:
        raise DemoError("Another program is using the database. End it (a shell? tests?) and try again.") from problem


def _embedded_urls(layout: Layout) -> dict[str, str]:
    return {"DATABASE_URL": url(layout, APPLICATION), "DATABASE_OWNER_URL": url(layout, OWNER)}


def _split(given: str, secrets_file: Path) -> dict[str, str]:
    """Two roles from one superuser's URL, with passwords of our own that are kept for the next start."""
    known = keys.load_or_make(secrets_file, content_exists=False)
    passwords = {role: known.get(role, "") or secrets.token_urlsafe(24) for role in (APPLICATION, OWNER)}
    made = external.prepare(given, passwords, may_change=all(role in known for role in passwords))
    keys.remember(secrets_file, **passwords)
    return made
