"""Migration operation for functions that do one thing with one force's rows: in one statement, inside its transaction.

`tenancy.transaction(force)` costs three statements of its own. Where a request does a single thing, a function that
says which force it is for does the same in one; row-level security holds in it as everywhere.
"""

from django.db.migrations.operations import RunSQL

from soh.core import force_setting
from soh.core.database_roles import APPLICATION


def force_function(signature: str, *, returns: str, body: str) -> RunSQL:
    """A function of the application whose first parameter is `this_force int`; call it by `tenancy.statement(force)`.

        force_function(
            "find_draft(this_force int, its_digest text)",
            returns="SETOF public.reporting_draft",
            body="RETURN QUERY SELECT * FROM public.reporting_draft WHERE force_id = this_force AND ...;",
        )

    `body` is PL/pgSQL that names every table with its schema. It runs with the caller's rights, and from its first line
    to the end of the transaction only this force's rows exist.
    """
    name, _, parameters = signature.partition("(")
    if not parameters.startswith("this_force int"):
        raise ValueError(f"{name} does not say which force it is for")
    inside = f"PERFORM pg_catalog.set_config('{force_setting.NAME}', '{{' || this_force || '}}', true);"
    return RunSQL(
        (
            f"CREATE FUNCTION {signature} RETURNS {returns} LANGUAGE plpgsql AS "
            f"$function$ BEGIN {inside} {body} END $function$",
            f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION {name} TO {APPLICATION}",
        ),
        f"DROP FUNCTION {name}",
    )
