import django.contrib.postgres.fields
from django.db import migrations, models

from soh.core.row_level_security import append_only, row_level_security


class Migration(migrations.Migration):
    dependencies = [("core", "0004_shared_cache_and_counters")]

    operations = [
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("force_id", models.IntegerField()),
                ("number", models.PositiveIntegerField(help_text="From 1 in each force")),
                (
                    "events",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(),
                        help_text="Ids of the events, in the order of the digests",
                        size=None,
                    ),
                ),
                ("digests", models.BinaryField(help_text="SHA-256 of each event, 32 bytes each")),
                ("before", models.BinaryField(help_text="The digest of the link before; 32 zero bytes in the first")),
                ("digest", models.BinaryField()),
                (
                    "sealed_at",
                    models.DateTimeField(
                        help_text="Rounded to 15 minutes: a link may hold an anonymous report's event"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("force_id", "number"), name="seal_number")],
            },
        ),
        migrations.CreateModel(
            name="AuditCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("force_id", models.IntegerField()),
                ("checked_at", models.DateTimeField()),
                ("seals", models.PositiveIntegerField()),
                ("events", models.PositiveIntegerField(help_text="Sealed events that were read")),
                ("unsealed", models.PositiveIntegerField(help_text="Events that wait for the next seal")),
                (
                    "faults",
                    models.PositiveIntegerField(
                        help_text="Events altered, missing or added behind the chain; links broken"
                    ),
                ),
                ("digest", models.BinaryField(help_text="Of the newest link; empty without one")),
            ],
            options={
                "indexes": [models.Index(fields=["force_id", "-id"], name="audit_check_newest")],
            },
        ),
        *row_level_security("core_auditseal"),
        *append_only("core_auditseal"),
        *row_level_security("core_auditcheck"),
        *append_only("core_auditcheck"),
    ]
