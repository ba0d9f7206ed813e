import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0021_delivery"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="protects_identity",
            field=models.BooleanField(default=False, help_text="Two persons together open who the reporter is"),
        ),
        migrations.AlterField(
            model_name="caseevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("received", "Received"),
                    ("opened", "Opened"),
                    ("status_changed", "Status changed"),
                    ("note_added", "Note added"),
                    ("offered", "Offered to another force"),
                    ("withdrawn", "Offer withdrawn"),
                    ("returned", "Returned by the other force"),
                    ("handed_over", "Handed over to another force"),
                    ("taken_over", "Taken over from another force"),
                    ("files_received", "Files received with the report"),
                    ("file_checked", "File checked for viruses"),
                    ("file_opened", "File handed out"),
                    ("sorted", "Sorted by the rules"),
                    ("claimed", "Claimed"),
                    ("assigned", "Assigned"),
                    ("released", "Released"),
                    ("team_changed", "Moved to another team"),
                    ("risk_changed", "Risk changed"),
                    ("contacted", "First contact made"),
                    ("crime_number", "Crime number entered"),
                    ("alerted", "Duty contact alerted"),
                    ("acknowledged", "Alert acknowledged"),
                    ("message_sent", "Message sent to the reporter"),
                    ("message_came", "Message from the reporter"),
                    ("contact_corrected", "Contact details corrected by the reporter"),
                    ("person_withdrew", "Withdrawn by the reporter"),
                    ("delivered", "Taken by the force’s record system"),
                    ("not_delivered", "Could not be given to the force’s record system"),
                    ("linked", "Linked with another report"),
                    ("unlinked", "Link with another report taken away"),
                    ("referred", "Referred to another organisation"),
                    ("identity_asked", "Asked to see who the reporter is"),
                    ("identity_approved", "Identity opened for an hour"),
                    ("identity_refused", "Identity kept closed"),
                    ("identity_seen", "Identity seen"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="IdentityRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField(default=soh.core.clock.now)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("risk", "Somebody may be in danger"),
                            ("safeguarding", "Safeguarding of a child or an adult at risk"),
                            ("investigation", "The investigation cannot go on without it"),
                            ("court", "A court or the prosecution asks for it"),
                            ("request", "The person asks for their own data"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sealed_words", models.BinaryField()),
                ("decided_by", models.CharField(blank=True, max_length=80)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("is_approved", models.BooleanField(default=False)),
                ("open_until", models.DateTimeField(blank=True, null=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identity_requests",
                        to="reporting.report",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("decided_at__isnull", True)),
                        fields=["force", "id"],
                        name="identity_request_waiting",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("force", "report", "number"), name="identity_request_number"),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("asked_by")), _negated=True),
                        name="identity_takes_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_approved", False),
                            models.Q(("decided_at__isnull", False), ("open_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="identity_opens_by_decision",
                    ),
                ],
            },
        ),
        *row_level_security("reporting_identityrequest"),
        *composite_foreign_key("reporting_identityrequest", "reporting_report", column="report_id"),
    ]
