"""tenancy.transaction: exactly the named forces' rows exist, and outside it none can be touched."""

import re
from types import SimpleNamespace

import pytest
from django.db import DataError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from soh.core import tenancy
from tests.integration.soh.core.protected_tables import CASE, NOTE, add_case, case_of, forces_seen, rows

pytestmark = pytest.mark.usefixtures("protected")

OUTSIDE = re.escape("no force: use tenancy.transaction()")


@pytest.mark.parametrize(
    "statement",
    [
        f"SELECT * FROM {CASE}",
        f"SELECT * FROM {NOTE}",  # empty
        f"SELECT count(*) FROM {CASE} WHERE force_id = 1",
        f"INSERT INTO {CASE} (force_id) VALUES (1)",
        f"UPDATE {CASE} SET word = 'x' WHERE force_id = 1",
        f"DELETE FROM {CASE} WHERE force_id = 1",
        f"SELECT t.model, c.word FROM django_content_type t LEFT JOIN {CASE} c ON c.id = t.id",
    ],
)
def test_every_statement_outside_is_refused_with_what_to_do(statement: str) -> None:
    with pytest.raises(DataError, match=OUTSIDE):
        rows(statement)


def test_it_is_refused_outside_also_on_a_connection_that_was_inside_before() -> None:
    with tenancy.transaction(1):
        assert forces_seen() == {1}

    with pytest.raises(DataError, match=OUTSIDE):
        forces_seen()


@pytest.mark.parametrize(("forces", "seen"), [((1,), {1}), ((2,), {2}), ((1, 2), {1, 2}), ((3,), set())])
def test_exactly_the_named_forces_rows_exist(forces: tuple[int, ...], seen: set[int]) -> None:
    with tenancy.transaction(*forces):
        assert forces_seen() == seen


def test_a_force_object_counts_as_its_primary_key() -> None:
    with tenancy.transaction(SimpleNamespace(pk=2)):
        assert forces_seen() == {2}


@pytest.mark.parametrize("force", [None, True, 0, -1, "1", SimpleNamespace(pk=None)])
def test_what_is_no_saved_force_is_refused(force: object) -> None:
    with pytest.raises(ValueError, match="not a saved force"), tenancy.transaction(force):
        pass


def test_no_force_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one force"), tenancy.transaction():
        pass


def test_writing_for_another_force_is_refused() -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), tenancy.transaction(1):
        add_case(2)


def test_moving_a_row_to_another_force_is_refused() -> None:
    with pytest.raises(ProgrammingError, match="row-level security"), tenancy.transaction(1):
        rows(f"UPDATE {CASE} SET force_id = 2")


def test_changing_and_deleting_reach_only_own_rows() -> None:
    with tenancy.transaction(1):
        rows(f"UPDATE {CASE} SET word = 'changed'")
        rows(f"DELETE FROM {CASE} WHERE force_id = 2")

    with tenancy.transaction(1, 2):
        assert rows(f"SELECT force_id, word FROM {CASE} ORDER BY 1") == [(1, "changed"), (2, "two")]


def test_an_error_inside_undoes_the_writes() -> None:
    with pytest.raises(DataError), tenancy.transaction(1):
        rows("SELECT %s + 1/0", add_case(1, "lost"))

    with tenancy.transaction(1):
        assert rows(f"SELECT word FROM {CASE}") == [("one",)]


def test_nesting_may_narrow_and_returns_to_the_wider_set() -> None:
    with tenancy.transaction(1, 2):
        with tenancy.transaction(2):
            assert forces_seen() == {2}
        assert forces_seen() == {1, 2}


def test_nesting_never_widens() -> None:
    with tenancy.transaction(1), pytest.raises(tenancy.ForceMismatch), tenancy.transaction(1, 2):
        pass


def test_nesting_never_changes_force() -> None:
    with tenancy.transaction(1):
        with pytest.raises(tenancy.ForceMismatch), tenancy.transaction(2):
            pass
        assert forces_seen() == {1}


def test_an_inner_transaction_ends_with_itself_inside_a_plain_one() -> None:
    with transaction.atomic():
        with tenancy.transaction(1):
            assert forces_seen() == {1}
        with pytest.raises(DataError, match=OUTSIDE), transaction.atomic():
            forces_seen()


def test_a_failed_inner_transaction_leaves_the_outer_set() -> None:
    with tenancy.transaction(1, 2):
        with pytest.raises(LookupError), tenancy.transaction(2):
            raise LookupError
        assert forces_seen() == {1, 2}


def test_callbacks_after_commit_run_outside() -> None:
    seen: list[frozenset[int]] = []

    with tenancy.transaction(1):
        transaction.on_commit(lambda: seen.append(tenancy.current()))

    assert seen == [frozenset()]


def test_current_names_the_forces_of_the_transaction() -> None:
    with tenancy.transaction(2, 1):
        assert tenancy.current() == {1, 2}


def test_the_application_cannot_become_another_role() -> None:
    for role in ("soh_owner", "soh_claimer", "postgres"):
        with pytest.raises(ProgrammingError, match="permission denied"):
            rows(f"SET ROLE {role}")


def test_the_application_cannot_switch_row_level_security_off() -> None:
    with tenancy.transaction(1):
        rows("SET LOCAL row_security = off")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            forces_seen()


def test_the_application_cannot_drop_a_policy_or_truncate() -> None:
    for statement in (
        f"DROP POLICY tenant ON {CASE}",
        f"TRUNCATE {CASE}",
        f"ALTER TABLE {CASE} NO FORCE ROW LEVEL SECURITY",
    ):
        with pytest.raises(ProgrammingError, match=r"owner|permission"):
            rows(statement)


def test_naming_the_forces_costs_one_statement() -> None:
    with CaptureQueriesContext(connection) as queries, tenancy.transaction(1):
        forces_seen()

    begin, naming, reading, commit = (query["sql"] for query in queries)
    assert (begin, commit) == ("BEGIN", "COMMIT")
    assert "set_config" in naming
    assert CASE in reading


def test_rows_of_a_force_survive_for_the_next_transaction() -> None:
    added = case_of(3, "three")

    with tenancy.transaction(3):
        assert rows(f"SELECT id FROM {CASE}") == [(added,)]
    assert not connection.in_atomic_block
