"""Every table says whose it is, so that no new one is forgotten when a force leaves."""

import pytest
from django.apps import apps
from django.db import connection

from sites.provisioning.estate.classes import OWNED, PLATFORM, SHARED

_HOW = "Add it to OWNED, SHARED or PLATFORM in sites/provisioning/estate/classes.py, which says how."


def _labels() -> set[str]:
    return {model._meta.label for model in apps.get_models(include_auto_created=True) if not model._meta.proxy}


def test_every_table_is_a_forces_shared_or_the_platforms() -> None:
    assert _labels() - set(OWNED) - set(SHARED) - set(PLATFORM) == set(), _HOW


def test_no_line_is_of_a_table_that_is_gone_and_none_stands_twice() -> None:
    lines = [*OWNED, *SHARED, *PLATFORM]

    assert set(lines) - _labels() == set()
    assert len(lines) == len(set(lines))


def test_every_table_with_a_column_of_a_force_is_a_forces() -> None:
    with_force = {
        model._meta.label
        for model in apps.get_models()
        if any(field.column == "force_id" for field in model._meta.local_concrete_fields)
    }

    assert with_force - set(OWNED) == set(), _HOW


@pytest.mark.django_db
def test_every_table_under_row_level_security_is_a_forces() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        protected = {name for (name,) in cursor.fetchall()}
    owned = {apps.get_model(label)._meta.db_table for label in OWNED}

    assert protected - owned == set(), _HOW


def test_what_a_line_leads_to_stands_above_it() -> None:
    seen: set[str] = set()
    for label, rule in OWNED.items():
        if rule.how == "via":
            field = apps.get_model(label)._meta.get_field(rule.columns[0])
            assert field.remote_field.model._meta.label in seen, label
        seen.add(label)
