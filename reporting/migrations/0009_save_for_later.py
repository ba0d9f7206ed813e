import django.db.models.deletion
from django.db import migrations, models

from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [("force_sites", "0005_alter_armcount_event"), ("reporting", "0008_national_figures")]

    operations = [
        migrations.AddField("draft", "revision", models.PositiveIntegerField(db_default=0, default=0)),
        migrations.AddField(
            "draft", "saved_as", models.CharField(blank=True, db_default="", default="", max_length=20)
        ),
        migrations.AddField("draft", "saved_until", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("draft", "sealed_key", models.BinaryField(blank=True, null=True)),
        migrations.CreateModel(
            "SavedDraft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="saved", to="reporting.draft"
                    ),
                ),
                ("reference", models.CharField(max_length=20)),
                ("salt", models.BinaryField()),
                ("wrapped_key", models.BinaryField()),
                ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
                ("locked_until", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("force", "reference"), name="saved_draft_by_reference")
                ],
            },
        ),
        migrations.CreateModel(
            "Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "saved",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reminder", to="reporting.saveddraft"
                    ),
                ),
                (
                    "force_key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.forcekey"
                    ),
                ),
                ("sealed_address", models.BinaryField()),
                ("locale", models.CharField(max_length=10)),
                ("due_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
            ],
            options={"indexes": [models.Index(fields=["force", "due_at"], name="reminder_due")]},
        ),
        migrations.CreateModel(
            "Arrival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("form_key", models.UUIDField()),
                ("ciphertext", models.BinaryField()),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["force", "expires_at"], name="arrival_expiry")],
                "constraints": [models.UniqueConstraint(fields=("force", "digest"), name="arrival_of_token")],
            },
        ),
        *composite_foreign_key("reporting_saveddraft", "reporting_draft", column="draft_id", on_delete="CASCADE"),
        *composite_foreign_key("reporting_reminder", "reporting_saveddraft", column="saved_id", on_delete="CASCADE"),
        *composite_foreign_key("reporting_reminder", "force_sites_forcekey", column="force_key_id"),
        *row_level_security("reporting_saveddraft"),
        *row_level_security("reporting_reminder"),
        *row_level_security("reporting_arrival"),
    ]
