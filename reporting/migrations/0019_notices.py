import django.db.models.deletion
import soh.core.clock
from django.db import migrations, models

from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0018_drafts_in_one_statement"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not decided yet"),
                            ("email", "Email"),
                            ("text", "Text message"),
                            ("letter", "Letter"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("delivered", "Delivered"),
                            ("failed", "Could not be delivered"),
                            ("not_sent", "Not sent"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=30)),
                ("provider_id", models.CharField(blank=True, default="", max_length=36)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=soh.core.clock.now)),
                (
                    "due_at",
                    models.DateTimeField(
                        blank=True, default=soh.core.clock.now, help_text="When the worker looks again", null=True
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="reporting.caseevent"
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="notices", to="reporting.report"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("due_at__isnull", False)), fields=["force", "due_at"], name="notice_due"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("force", "event", "channel"), name="notice_once")],
            },
        ),
        *composite_foreign_key("reporting_notice", "reporting_report", column="report_id"),
        *composite_foreign_key("reporting_notice", "reporting_caseevent", column="event_id"),
        *row_level_security("reporting_notice"),
        migrations.RunSQL(
            "CREATE INDEX caseevent_told ON reporting_caseevent (force_id, at) "
            "WHERE kind IN ('message_sent', 'status_changed', 'crime_number')",
            "DROP INDEX caseevent_told",
        ),
    ]
