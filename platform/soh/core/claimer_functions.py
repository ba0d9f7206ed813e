"""Migration operation for the few functions that see rows of every force: claims, hand-over, figures."""

from collections.abc import Mapping, Sequence

from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

from soh.core.database_roles import APPLICATION, CLAIMER

Columns = Mapping[str, Sequence[str]]
Conditions = Mapping[str, str]


def claimer_function(
    signature: str,
    *,
    returns: str,
    body: str,
    reads: Columns,
    marks: Columns | None = None,
    adds: Columns | None = None,
    removes: Conditions | None = None,
) -> list[Operation]:
    """A function for the application that row-level security lets see every force. Let it return ids.

        claimer_function(
            "claim_outbox(how_many int)",
            returns="TABLE (outbox_id bigint, force int)",
            body="UPDATE public.outbox SET claimed_at = now() WHERE ... RETURNING id, force_id",
            reads={"outbox": ["id", "force_id", "claimed_at"]},
            marks={"outbox": ["claimed_at"]},
        )

    `body` is SQL that names every table with its schema. `reads`, `marks` (updates) and `adds` (new rows) give,
    for each table, the only columns it may touch; `removes` gives the only rows of a table that it may delete.
    Rows come back in any order.
    """
    name = signature.partition("(")[0].strip()
    rights = [
        ("SELECT", reads, "USING (true)"),
        ("UPDATE", marks or {}, "USING (true) WITH CHECK (true)"),
        ("INSERT", adds or {}, "WITH CHECK (true)"),
    ]
    grants = [s for verb, columns, check in rights for s in _rights(name, verb, columns, check)]
    drops = [f'DROP POLICY {name}_{verb.lower()} ON "{table}"' for verb, columns, _ in rights for table in columns]
    # Reversed, column grants stay: another function may need them, and without policy they open nothing.
    grants += [s for table, condition in (removes or {}).items() for s in _removal(name, table, condition)]
    drops += [f'DROP POLICY {name}_delete ON "{table}"' for table in removes or {}]
    making = _made(name, signature, returns, body)
    return [RunSQL(tuple(grants), tuple(drops)), RunSQL(making, f"DROP FUNCTION {name}")]


def _made(name: str, signature: str, returns: str, body: str) -> tuple[str, ...]:
    return (
        f"GRANT USAGE ON SCHEMA public TO {CLAIMER}",
        f"CREATE FUNCTION {signature} RETURNS {returns} LANGUAGE sql SECURITY DEFINER "
        f"SET search_path = pg_catalog, pg_temp AS $function$ {body} $function$",
        f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC",
        f"GRANT EXECUTE ON FUNCTION {name} TO {APPLICATION}",
        # Whoever is to own a function must be allowed to create in its schema at that moment.
        f"GRANT CREATE ON SCHEMA public TO {CLAIMER}",
        f"ALTER FUNCTION {name} OWNER TO {CLAIMER}",
        f"REVOKE CREATE ON SCHEMA public FROM {CLAIMER}",
    )


def _rights(function: str, verb: str, columns_of: Columns, check: str) -> list[str]:
    statements = []
    for table, columns in columns_of.items():
        policy = f'CREATE POLICY {function}_{verb.lower()} ON "{table}" FOR {verb} TO {CLAIMER}'
        statements += [
            f'GRANT {verb} ({", ".join(columns)}) ON "{table}" TO {CLAIMER}',
            f"{policy} {check}",
        ]
    return statements


def _removal(function: str, table: str, condition: str) -> tuple[str, str]:
    return (
        f'GRANT DELETE ON "{table}" TO {CLAIMER}',
        f'CREATE POLICY {function}_delete ON "{table}" FOR DELETE TO {CLAIMER} USING ({condition})',
    )
