"""The forms through which a force's reports came, for the filter."""

from collections.abc import Collection

from django.db import connection

# One step in the index per form instead of one per report.
_FORMS = """
WITH RECURSIVE seen AS (
    SELECT wanted.force_id, (
        SELECT form_key FROM reporting_report
        WHERE force_id = wanted.force_id AND NOT is_test ORDER BY form_key LIMIT 1
    ) AS form_key
    FROM unnest(%s::int[]) AS wanted(force_id)
    UNION ALL
    SELECT seen.force_id, (
        SELECT form_key FROM reporting_report
        WHERE force_id = seen.force_id AND NOT is_test AND form_key > seen.form_key ORDER BY form_key LIMIT 1
    )
    FROM seen WHERE seen.form_key IS NOT NULL
)
SELECT DISTINCT ON (seen.form_key) seen.form_key::text, (
    SELECT form_title FROM reporting_report
    WHERE force_id = seen.force_id AND NOT is_test AND form_key = seen.form_key ORDER BY id DESC LIMIT 1
)
FROM seen WHERE seen.form_key IS NOT NULL
"""


def forms_of(forces: Collection[int]) -> list[tuple[str, str]]:
    """Return (form key, newest title) of every form with a report to these forces, by title.

    Call inside `tenancy.transaction(*forces)`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FORMS, [list(forces)])
        return sorted(cursor.fetchall(), key=lambda form: form[1])
