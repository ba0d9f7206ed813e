from django.db import migrations

from soh.core.claimer_functions import claimer_function
from soh.core.row_level_security import (
    append_only,
    composite_foreign_key,
    row_level_security,
)

_PROTECTED = (
    "reporting_report",
    "reporting_sealedanswers",
    "reporting_caseevent",
    "reporting_note",
    "reporting_outboxentry",
    "reporting_draft",
    "reporting_idempotentreply",
)
_CHILDREN = ("reporting_sealedanswers", "reporting_caseevent", "reporting_note", "reporting_outboxentry")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial"), ("force_sites", "0002_keys_under_row_level_security")]

    operations = [
        *(
            operation
            for table in _CHILDREN
            for operation in composite_foreign_key(table, "reporting_report", column="report_id")
        ),
        *composite_foreign_key("reporting_sealedanswers", "force_sites_forcekey", column="force_key_id"),
        *(operation for table in _PROTECTED for operation in row_level_security(table)),
        *append_only("reporting_caseevent"),
        *claimer_function(
            "claim_outbox(how_many int, stale_before timestamptz)",
            returns="TABLE (entry bigint, force bigint)",
            body="""
                UPDATE public.reporting_outboxentry SET claimed_at = now()
                WHERE id IN (
                    SELECT id FROM public.reporting_outboxentry
                    WHERE delivered_at IS NULL AND (claimed_at IS NULL OR claimed_at < stale_before)
                    ORDER BY attempts, id LIMIT how_many FOR UPDATE SKIP LOCKED
                )
                RETURNING id, force_id
            """,
            reads={"reporting_outboxentry": ("id", "force_id", "claimed_at", "delivered_at", "attempts")},
            marks={"reporting_outboxentry": ("claimed_at",)},
        ),
    ]
