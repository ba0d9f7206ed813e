"""The test databases themselves: a template is made once, and a transactional test leaves nothing behind."""

import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from tests.database import clones


def test_workers_that_come_together_make_a_template_once(transactional_db: None, django_db_blocker: Any) -> None:
    prefix, made = f"soh_race_{os.getpid()}_", []

    def ask(_: int) -> str:
        with django_db_blocker.unblock():
            return clones.built_once(prefix, "x", made.append, is_stale=lambda: not made)

    try:
        with ThreadPoolExecutor(3) as threads:
            names = set(threads.map(ask, range(3)))
    finally:
        clones.drop_clone(f"{prefix}x")

    assert names == {f"{prefix}x"}
    assert len(made) == 1


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
