"""The migration operations: policies, keys within a force, append-only tables, functions over all forces."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, connection

from soh.core import tenancy
from soh.core.claimer_functions import claimer_function
from soh.core.owner import as_owner
from soh.core.row_level_security import append_only, composite_foreign_key, row_level_security
from tests.integration.soh.core.protected_tables import CASE, NOTE, as_migration, case_of, forces_seen, rows

pytestmark = pytest.mark.usefixtures("protected")

CLAIM = claimer_function(
    "claim_case(how_many int)",
    returns="TABLE (case_id bigint, force int)",
    body=f"""UPDATE public.{CASE} SET word = 'claimed' WHERE id IN (SELECT id FROM public.{CASE}
        WHERE word <> 'claimed' ORDER BY id LIMIT how_many FOR UPDATE SKIP LOCKED) RETURNING id, force_id""",
    reads={CASE: ["id", "force_id", "word"]},
    marks={CASE: ["word"]},
)


def test_the_policy_binds_the_owner_too() -> None:
    with as_owner() as owner, owner.cursor() as cursor, pytest.raises(DataError, match="no force"):
        cursor.execute(f"SELECT * FROM {CASE}")


def test_the_owner_works_inside_a_transaction_of_a_force() -> None:
    with as_owner(), tenancy.transaction(1):
        assert forces_seen() == {1}


def test_the_policy_is_the_one_that_raises() -> None:
    [(using, check)] = rows("SELECT qual, with_check FROM pg_policies WHERE tablename = %s", CASE)

    assert using == check == "(force_id = ANY ((current_setting('soh.forces'::text))::integer[]))"


def test_a_plain_foreign_key_can_be_added_over_existing_rows() -> None:
    key = f'ALTER TABLE "{NOTE}" ADD CONSTRAINT plain FOREIGN KEY (case_id) REFERENCES "{CASE}" (id)'

    as_migration(key)

    forced = rows("SELECT relforcerowsecurity FROM pg_class WHERE relname IN (%s, %s)", CASE, NOTE)
    assert forced == [(True,), (True,)]


def test_a_foreign_key_over_rows_that_break_it_is_refused() -> None:
    with tenancy.transaction(1):
        rows(f"INSERT INTO {NOTE} (force_id, case_id) VALUES (1, 999)")

    with pytest.raises(IntegrityError):
        as_migration(f'ALTER TABLE "{NOTE}" ADD CONSTRAINT plain FOREIGN KEY (case_id) REFERENCES "{CASE}" (id)')


def test_a_child_of_another_forces_parent_is_refused() -> None:
    as_migration(*composite_foreign_key(NOTE, CASE, column="case_id"))
    theirs = case_of(2)

    with pytest.raises(IntegrityError, match="own_force"), tenancy.transaction(1):
        rows(f"INSERT INTO {NOTE} (force_id, case_id) VALUES (1, %s)", theirs)


def test_a_child_of_an_own_parent_is_accepted_and_the_key_can_be_reversed() -> None:
    operations = composite_foreign_key(NOTE, CASE, column="case_id", on_delete="CASCADE")
    as_migration(*operations)
    ours = case_of(1)

    with tenancy.transaction(1):
        rows(f"INSERT INTO {NOTE} (force_id, case_id) VALUES (1, %s)", ours)
        rows(f"DELETE FROM {CASE} WHERE id = %s", ours)
        assert rows(f"SELECT * FROM {NOTE}") == []

    as_migration(*operations, backwards=True)
    assert rows("SELECT conname FROM pg_constraint WHERE conname LIKE %s", f"{NOTE}%own_force") == []


def test_an_append_only_table_takes_rows_and_gives_none_up() -> None:
    as_migration(*append_only(CASE))
    case_of(1)

    for statement in (
        f"UPDATE {CASE} SET word = ''",
        f"DELETE FROM {CASE}",
        f"SELECT * FROM {CASE} FOR UPDATE",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), tenancy.transaction(1):
            rows(statement)


def test_reversing_takes_the_policy_away() -> None:
    as_migration(*row_level_security(CASE), backwards=True)

    assert forces_seen() == {1, 2}


def test_a_claim_function_sees_every_force_and_hands_each_row_out_once() -> None:
    as_migration(*CLAIM)
    for number in range(94):
        case_of(number % 3 + 1)
    connection.close()

    def claim(_: int) -> list[tuple]:
        try:
            return rows("SELECT case_id, force FROM claim_case(6)")
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        claimed = [row for batch in threads.map(claim, range(16)) for row in batch]

    assert len(claimed) == len(set(claimed)) == 96
    assert {force for _, force in claimed} == {1, 2, 3}


def test_a_claim_function_opens_nothing_else() -> None:
    as_migration(*CLAIM)
    rows("SELECT claim_case(1)")

    with pytest.raises(DataError, match="no force"):
        forces_seen()


def test_a_claim_function_can_be_reversed() -> None:
    as_migration(*CLAIM)
    as_migration(*reversed(CLAIM), backwards=True)

    with pytest.raises(ProgrammingError, match="does not exist"):
        rows("SELECT claim_case(1)")
