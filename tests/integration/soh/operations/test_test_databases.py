"""The test databases themselves: a template is made once, and a transactional test leaves nothing behind."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from tests.database import clones

WAITING = """
    SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND (classid::bigint << 32 | objid::bigint) = hashtext(%s)::bigint
"""


def test_a_worker_that_waited_uses_the_template_which_another_made_meanwhile(
    transactional_db: None, django_db_blocker: Any
) -> None:
    prefix, stale = f"soh_race_{os.getpid()}_", [True]

    def ask() -> str:
        with django_db_blocker.unblock():
            return clones.built_once(prefix, "x", lambda draft: None, is_stale=lambda: stale[0])

    try:
        name = ask()
        with psycopg.connect(clones.environment()["DATABASE_OWNER_URL"], dbname="postgres") as other:
            made = number_of(name, other)
            other.execute("SELECT pg_advisory_lock(hashtext(%s))", [prefix])
            with ThreadPoolExecutor(1) as threads:
                asked = threads.submit(ask)
                while not asked.done() and not other.execute(WAITING, [prefix]).fetchone():
                    time.sleep(0.05)
                stale[0] = False
                other.execute("SELECT pg_advisory_unlock(hashtext(%s))", [prefix])
                assert asked.result(60) == name
            assert number_of(name, other) == made
    finally:
        clones.drop_clone(f"{prefix}x")


def number_of(name: str, server: psycopg.Connection[Any]) -> object:
    """PostgreSQL's number of a database: another one when it was made anew."""
    return server.execute("SELECT oid FROM pg_database WHERE datname = %s", [name]).fetchone()


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_transactional_test_finds_what_migrations_made_and_nothing_of_the_one_before(
    turn: str, transactional_db: None
) -> None:
    assert Page.objects.filter(depth=1).exists()
    assert not ContentType.objects.filter(app_label="left-behind").exists()

    ContentType.objects.create(app_label="left-behind", model=turn)


def test_the_database_is_this_workers_own(db: None) -> None:
    assert connection.settings_dict["NAME"].startswith("test_soh_")
    assert connection.settings_dict["NAME"].endswith(f"_{os.getpid()}")
