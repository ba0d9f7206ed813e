import uuid

import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.claimer_functions import claimer_function
from soh.core.force_setting import NAME
from soh.core.row_level_security import append_only, composite_foreign_key, row_level_security

_CERTIFIED = (
    "EXISTS (SELECT 1 FROM public.reporting_disposal d"
    " WHERE d.force_id = {table}.force_id AND d.report_number = {table}.{column})"
)


class Migration(migrations.Migration):
    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0019_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="Disposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("certificate", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "report_number",
                    models.BigIntegerField(help_text="The number of the row that is gone; none is used twice"),
                ),
                ("reference_digest", models.BinaryField()),
                ("form_title", models.CharField(max_length=200)),
                ("received_month", models.DateField(help_text="The first of the month")),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("form", "The period of its form was over"),
                            ("force", "The force’s period was over"),
                            ("national", "The national period was over"),
                            ("test", "A partner’s test report, kept 30 days"),
                            ("request", "A person asked for erasure"),
                        ],
                        max_length=10,
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("removed", models.JSONField(default=dict, help_text="Rows by table")),
                ("files", models.PositiveIntegerField(default=0, help_text="Stored pieces of files")),
                ("actor", models.CharField(max_length=80)),
                ("disposed_on", models.DateField()),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["force", "-id"], name="disposal_newest"),
                    models.Index(fields=["force", "report_number"], name="disposal_of_report"),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalHold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("investigation", "Needed for an investigation"),
                            ("court", "Needed for a court or tribunal"),
                            ("complaint", "Complaint or misconduct case"),
                            ("request", "A person has asked for their data"),
                            ("inquiry", "Public inquiry or inspection"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        blank=True, help_text="The case number of who asked for it, no name", max_length=60
                    ),
                ),
                ("placed_by", models.CharField(max_length=80)),
                ("placed_at", models.DateTimeField(default=soh.core.clock.now)),
                ("lifted_by", models.CharField(blank=True, max_length=80)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holds", to="reporting.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)), fields=("force", "report"), name="one_hold_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionPeriod",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_key", models.UUIDField(blank=True, null=True)),
                ("months", models.PositiveSmallIntegerField()),
                ("set_by", models.CharField(max_length=80)),
                ("set_at", models.DateTimeField(default=soh.core.clock.now)),
                ("effective_from", models.DateTimeField()),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("force", "form_key"), name="retention_period_of_form", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months__gte", 1), ("months__lte", 1200)), name="retention_period_months"
                    ),
                ],
            },
        ),
        *row_level_security("reporting_disposal"),
        *row_level_security("reporting_legalhold"),
        *row_level_security("reporting_retentionperiod"),
        *composite_foreign_key("reporting_legalhold", "reporting_report", column="report_id"),
        *append_only("reporting_disposal"),
        # The application may delete no history; this may, of a report that has its certificate.
        *claimer_function(
            "remove_disposed_report(number bigint)",
            returns="bigint",
            body=f"""
                WITH gone AS (
                    SELECT r.id, r.force_id FROM public.reporting_report r
                    JOIN public.reporting_disposal d ON d.force_id = r.force_id AND d.report_number = r.id
                    WHERE r.id = number AND r.force_id = ANY (current_setting('{NAME}')::int[])
                ), events AS (
                    DELETE FROM public.reporting_caseevent c USING gone
                    WHERE c.force_id = gone.force_id AND c.report_id = gone.id
                ), reports AS (
                    DELETE FROM public.reporting_report r USING gone
                    WHERE r.force_id = gone.force_id AND r.id = gone.id RETURNING 1
                )
                SELECT count(*) FROM reports
            """,  # noqa: S608 - put together from constants
            reads={
                "reporting_report": ("id", "force_id"),
                "reporting_caseevent": ("force_id", "report_id"),
                "reporting_disposal": ("force_id", "report_number"),
            },
            removes={
                "reporting_report": _CERTIFIED.format(table="public.reporting_report", column="id"),
                "reporting_caseevent": _CERTIFIED.format(table="public.reporting_caseevent", column="report_id"),
            },
        ),
    ]
