from django.db import migrations

from soh.core.claimer_functions import claimer_function


class Migration(migrations.Migration):
    """The one look at every force's reports for the national team: counts, and none below five."""

    dependencies = [("reporting", "0007_claim_in_turn")]

    operations = [
        *claimer_function(
            "national_report_counts(begins timestamptz, ends timestamptz)",
            returns="TABLE (force bigint, form uuid, reports bigint)",
            # Five stands in the function, so that no caller can ask for less.
            body="""
                SELECT force_id, form_key, count(*) FROM public.reporting_report
                WHERE NOT is_test AND NOT is_training AND received_at >= begins AND received_at < ends
                GROUP BY force_id, form_key HAVING count(*) >= 5
            """,
            reads={"reporting_report": ("force_id", "form_key", "is_test", "is_training", "received_at")},
        ),
    ]
