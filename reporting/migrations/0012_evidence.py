import uuid

import django.db.models.deletion
from django.db import migrations, models

from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [("force_sites", "0005_alter_armcount_event"), ("reporting", "0011_hand_over_crosses")]

    operations = [
        migrations.AlterField(
            "caseevent",
            "kind",
            models.CharField(
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
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            "Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("digest", models.CharField(max_length=64)),
                ("handle_key", models.BinaryField(blank=True, null=True)),
                ("scanner_key", models.BinaryField(blank=True, null=True)),
                ("report_key", models.BinaryField(blank=True, null=True)),
                ("sealed_facts", models.BinaryField(blank=True, null=True)),
                ("sealed_copy_facts", models.BinaryField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("receiving", "Being sent"),
                            ("received", "Waiting to be checked"),
                            ("held", "Being checked"),
                            ("clean", "Checked: no virus found"),
                            ("infected", "Quarantined: a virus was found"),
                            ("refused", "Quarantined: it cannot be opened safely"),
                        ],
                        default="receiving",
                        max_length=10,
                    ),
                ),
                ("finding", models.CharField(blank=True, default="", max_length=30)),
                ("size", models.BigIntegerField()),
                ("received", models.BigIntegerField(default=0)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                (
                    "draft",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="reporting.draft",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.forcekey"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reporting.report",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["force", "report"], name="evidence_of_report"),
                    models.Index(fields=["force", "draft"], name="evidence_of_draft"),
                    models.Index(fields=["force", "due_at"], name="evidence_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("force", "key"), name="evidence_by_key"),
                    models.UniqueConstraint(fields=("force", "digest"), name="evidence_of_handle"),
                    models.CheckConstraint(
                        condition=models.Q(("report", None), ("handle_key", None), _connector="OR"),
                        name="evidence_of_report_has_no_handle",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "EvidenceChunk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "variant",
                    models.CharField(choices=[("original", "Original"), ("copy", "Reader's copy")], max_length=10),
                ),
                ("offset", models.BigIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=120)),
                (
                    "evidence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="chunks", to="reporting.evidence"
                    ),
                ),
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
                        fields=("force", "evidence", "variant", "offset"), name="evidence_chunk_once"
                    )
                ],
            },
        ),
        *composite_foreign_key("reporting_evidence", "reporting_draft", column="draft_id"),
        *composite_foreign_key("reporting_evidence", "reporting_report", column="report_id"),
        *composite_foreign_key("reporting_evidence", "force_sites_forcekey", column="force_key_id"),
        *composite_foreign_key(
            "reporting_evidencechunk", "reporting_evidence", column="evidence_id", on_delete="CASCADE"
        ),
        *row_level_security("reporting_evidence"),
        *row_level_security("reporting_evidencechunk"),
    ]
