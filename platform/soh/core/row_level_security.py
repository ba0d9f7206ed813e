"""Migration operations that put a table under row-level security.

operations = [
    migrations.CreateModel("Report", ...),
    *row_level_security("reporting_report"),
    *composite_foreign_key("reporting_evidence", "reporting_report", column="report_id"),
    *append_only("reporting_caseevent"),
]
"""

from django.db.migrations.operations import RunSQL
from django.db.migrations.operations.base import Operation

from soh.core import force_setting
from soh.core.database_roles import APPLICATION

# No second argument to current_setting: a session without the setting fails instead of finding nothing.
# Evaluated once a query, not once a row, and the planner sees its value; functions in its place were 5 to
# 1,000 times slower.
POLICY = "{column} = ANY (current_setting('" + force_setting.NAME + "')::int[])"


def row_level_security(table: str, *, column: str = "force_id") -> list[Operation]:
    """Let rows of `table` exist only for transactions of the force in `column`.

    For reading, writing and the owner.
    """
    policy = POLICY.format(column=column)
    return [
        RunSQL(
            [
                f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
                f'CREATE POLICY tenant ON "{table}" USING ({policy}) WITH CHECK ({policy})',
            ],
            [
                f'DROP POLICY tenant ON "{table}"',
                f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY',
            ],
        )
    ]


def composite_foreign_key(
    child: str, parent: str, *, column: str, force_column: str = "force_id", on_delete: str = "NO ACTION"
) -> list[Operation]:
    """Tie (force, `column`) of `child` to (force, id) of `parent`: no row belongs to another force's.

    Plain foreign keys ignore row-level security. The index that it needs on `parent` is made when missing,
    and stays.
    """
    name = f"{child}_{column}_own_force"[:63]
    key = f'FOREIGN KEY ("{force_column}", "{column}") REFERENCES "{parent}" ("{force_column}", id)'
    added = f'ADD CONSTRAINT "{name}" {key} ON DELETE {on_delete} DEFERRABLE INITIALLY DEFERRED'
    index = f'CREATE UNIQUE INDEX IF NOT EXISTS "{parent[:45]}_force_and_id" ON "{parent}"'
    return [
        RunSQL(
            [f'{index} ("{force_column}", id)', f'ALTER TABLE "{child}" {added}'],
            [f'ALTER TABLE "{child}" DROP CONSTRAINT "{name}"'],
        )
    ]


def append_only(table: str) -> list[Operation]:
    """Let the application add rows to `table` and read them, never change or remove one."""
    rights = "UPDATE, DELETE, TRUNCATE"
    return [
        RunSQL(
            f'REVOKE {rights} ON "{table}" FROM {APPLICATION}',
            f'GRANT UPDATE, DELETE ON "{table}" TO {APPLICATION}',
        )
    ]
