import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0024_call_handlers_links_referrals"),
    ]

    operations = [
        migrations.CreateModel(
            name="SubjectRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "wish",
                    models.CharField(
                        choices=[("access", "A copy of their data"), ("erasure", "Erasure of their data")],
                        max_length=10,
                    ),
                ),
                (
                    "proof",
                    models.CharField(
                        choices=[
                            ("code", "They gave the reference and the receipt code"),
                            ("document", "Passport, driving licence or the like was seen"),
                            ("representative", "Solicitor or representative with written authority"),
                            ("known", "Known to an officer in person"),
                        ],
                        max_length=20,
                    ),
                ),
                ("case_number", models.CharField(help_text="The force’s own, no name", max_length=40)),
                (
                    "references",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), blank=True, default=list, size=None
                    ),
                ),
                ("sealed_ways", models.BinaryField(blank=True, default=b"")),
                ("asked_by", models.CharField(max_length=80)),
                ("asked_at", models.DateTimeField(default=soh.core.clock.now)),
                ("decided_by", models.CharField(blank=True, max_length=80)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("is_approved", models.BooleanField(default=False)),
                ("position", models.BigIntegerField(default=0)),
                ("looked_at", models.PositiveIntegerField(default=0, help_text="Reports that the search has opened")),
                ("searched_at", models.DateTimeField(blank=True, null=True)),
                ("finished_by", models.CharField(blank=True, max_length=80)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "certificates",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "force_key",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="force_sites.forcekey",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FoundReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.report"
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="found", to="reporting.subjectrequest"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="subjectrequest",
            index=models.Index(fields=["force", "-id"], name="subject_request_newest"),
        ),
        migrations.AddConstraint(
            model_name="subjectrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_by", models.F("asked_by")), _negated=True),
                name="subject_request_takes_two_persons",
            ),
        ),
        migrations.AddConstraint(
            model_name="foundreport",
            constraint=models.UniqueConstraint(fields=("force", "request", "report"), name="found_once"),
        ),
        *row_level_security("reporting_subjectrequest"),
        *row_level_security("reporting_foundreport"),
        *composite_foreign_key("reporting_subjectrequest", "force_sites_forcekey", column="force_key_id"),
        *composite_foreign_key("reporting_foundreport", "reporting_subjectrequest", column="request_id"),
        *composite_foreign_key("reporting_foundreport", "reporting_report", column="report_id"),
    ]
