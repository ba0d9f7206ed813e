"""`migrate` and `flush` run as the owner of the tables; everything else as the application."""

import pytest
from django.core.management import call_command
from django.db import connection

from soh.core.owner import as_owner


def current_user() -> str:
    """Who this thread is for the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def test_the_application_is_not_the_owner(db: None) -> None:
    assert current_user() == "soh_app"


def test_every_table_belongs_to_the_owner_and_the_application_may_use_it(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
            "AND (pg_get_userbyid(relowner) <> 'soh_owner' OR NOT has_table_privilege(oid, 'SELECT, INSERT'))"
        )
        assert cursor.fetchall() == []


def test_as_owner_lasts_as_long_as_its_block(transactional_db: None) -> None:
    with as_owner():
        assert current_user() == "soh_owner"
    assert current_user() == "soh_app"


def test_as_owner_ends_with_an_error_too(transactional_db: None) -> None:
    with pytest.raises(LookupError), as_owner():
        raise LookupError
    assert current_user() == "soh_app"


def test_as_owner_is_refused_inside_a_transaction(db: None) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"), as_owner():
        pass


def test_migrating_again_changes_nothing(transactional_db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("migrate", interactive=False)

    assert "No migrations to apply" in capsys.readouterr().out
    assert current_user() == "soh_app"


def test_flush_empties_tables_that_the_application_may_not_truncate(transactional_db: None) -> None:
    from django.contrib.contenttypes.models import ContentType

    ContentType.objects.create(app_label="gone", model="gone")

    call_command("flush", interactive=False, verbosity=0)

    assert not ContentType.objects.filter(app_label="gone").exists()
