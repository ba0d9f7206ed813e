"""Every table that belongs to a force is under row-level security, or says here why it need not be."""

import pytest
from django.apps import apps
from django.db import connection

from pages.library.entries import LibraryEntry
from soh.core.row_level_security import POLICY

pytestmark = pytest.mark.django_db

NOT_PROTECTED = {
    "force_sites_forcegroup": "which group stands for which role: asked before any force is known",
    "force_sites_look": "what every page of the site shows",
    "force_sites_brandpicture": "what every page of the site shows",
    "force_sites_sitelink": "what every page of the site shows",
    "force_sites_twinrule": "where links of the site lead",
    "reporting_heldedition": "which version of a form the site shows, as its pages do: the national team sees it",
    "reporting_declinedupdate": "which version of a form a force left aside: the national team sees it",
    "reporting_rolloutforce": "to whom the national team offers a version of a form",
    "reporting_questiongroupversion": "published versions of the shared library's questions",
    "pages_rolloutstep": "what the national team's roll-out of a page did at each force",
    **{
        model._meta.db_table: "published content of the shared library"
        for model in apps.get_models()
        if issubclass(model, LibraryEntry)
    },
}
"""Tables with a force that hold no report, draft, key or other personal data."""

APPEND_ONLY = {
    "core_auditcheck",
    "core_auditevent",
    "core_auditseal",
    "force_sites_accessreview",
    "reporting_caseevent",
    "reporting_disposal",
}


def _tables_of_forces() -> set[str]:
    return {
        model._meta.db_table
        for model in apps.get_models()
        if any(field.column == "force_id" for field in model._meta.concrete_fields)
    }


def _security() -> dict[str, tuple[bool, bool]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relkind = 'r'")
        return {name: (enabled, forced) for name, enabled, forced in cursor.fetchall()}


def _normal(expression: str) -> str:
    return (
        "".join(expression.split())
        .replace("(", "")
        .replace(")", "")
        .replace("::text", "")
        .replace("::integer", "::int")
    )


def test_every_table_of_a_force_is_under_row_level_security_or_says_why_not():
    security = _security()

    open_tables = {name for name in _tables_of_forces() if security[name] != (True, True)}

    assert open_tables == set(NOT_PROTECTED)


def test_what_hangs_on_a_protected_table_is_protected_too():
    """A table without a force column, but with a key to reports, would be a way round."""
    security = _security()
    protected = {name for name, state in security.items() if state == (True, True)}
    ways_round = {
        f"{model._meta.db_table}.{field.column}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if field.remote_field and field.remote_field.model._meta.db_table in protected
        if model._meta.db_table not in protected
    }

    assert ways_round == set()


def test_keys_between_protected_tables_carry_the_force():
    """PostgreSQL checks a plain key past the policies: with the force in it, no row hangs on another force's."""
    security = _security()
    protected = {name for name, state in security.items() if state == (True, True)}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, confrelid::regclass::text, array_length(conkey, 1) "
            "FROM pg_constraint WHERE contype = 'f'"
        )
        keys = cursor.fetchall()
    pairs = {(child, parent) for child, parent, _ in keys if child in protected and parent in protected}
    bound = {(child, parent) for child, parent, columns in keys if columns == 2}

    assert pairs - bound == set()


def test_the_policy_in_the_database_is_the_one_in_the_source():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, qual, with_check FROM pg_policies WHERE policyname = 'tenant'")
        policies = {table: (qual, check) for table, qual, check in cursor.fetchall()}
    wanted = _normal(POLICY.format(column="force_id"))

    assert set(policies) == _tables_of_forces() - set(NOT_PROTECTED)
    for table, expressions in policies.items():
        for expression in expressions:
            assert _normal(expression) == wanted, table


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_what_was_written_down_cannot_be_changed_by_the_application(table, right):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(current_user, %s, %s)", [table, right])
        assert cursor.fetchone() == (False,)


def test_the_application_neither_owns_tables_nor_goes_round_the_policies():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user")
        assert cursor.fetchone() == (0,)
