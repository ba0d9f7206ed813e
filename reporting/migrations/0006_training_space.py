from django.db import migrations, models

from soh.core.claimer_functions import claimer_function

_OF_TRAINING = (
    "EXISTS (SELECT 1 FROM public.reporting_report r WHERE r.id = report_id AND r.force_id = {table}.force_id"
    " AND r.is_training)"
)
_CHILDREN = ("reporting_caseevent", "reporting_note", "reporting_sealedanswers")


class Migration(migrations.Migration):
    dependencies = [("reporting", "0005_hold_what_is_adopted")]

    operations = [
        migrations.AddField(
            model_name="report",
            name="is_training",
            field=models.BooleanField(
                default=False, help_text="Made in the training space: a test report, kept 30 days"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_training", False), ("is_test", True), _connector="OR"),
                name="training_is_never_live",
            ),
        ),
        *claimer_function(
            "delete_training_reports(of_force bigint, before timestamptz)",
            returns="bigint",
            body="""
                WITH gone AS (
                    SELECT id, force_id FROM public.reporting_report
                    WHERE force_id = of_force AND is_training AND received_at < before
                ), events AS (
                    DELETE FROM public.reporting_caseevent c USING gone
                    WHERE c.force_id = gone.force_id AND c.report_id = gone.id
                ), notes AS (
                    DELETE FROM public.reporting_note n USING gone
                    WHERE n.force_id = gone.force_id AND n.report_id = gone.id
                ), answers AS (
                    DELETE FROM public.reporting_sealedanswers s USING gone
                    WHERE s.force_id = gone.force_id AND s.report_id = gone.id
                ), reports AS (
                    DELETE FROM public.reporting_report r USING gone
                    WHERE r.force_id = gone.force_id AND r.id = gone.id RETURNING 1
                )
                SELECT count(*) FROM reports
            """,
            reads={
                "reporting_report": ("id", "force_id", "is_training", "received_at"),
                **dict.fromkeys(_CHILDREN, ("force_id", "report_id")),
            },
            removes={
                "reporting_report": "is_training",
                **{table: _OF_TRAINING.format(table=f"public.{table}") for table in _CHILDREN},
            },
        ),
    ]
