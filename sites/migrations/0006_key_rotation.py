import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import row_level_security


class Migration(migrations.Migration):
    dependencies = [("force_sites", "0005_alter_armcount_event")]

    operations = [
        migrations.CreateModel(
            name="KeyRotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to_key", models.BigIntegerField()),
                ("started_at", models.DateTimeField(default=soh.core.clock.now)),
                ("started_by", models.CharField(max_length=80)),
                ("rewrapped", models.PositiveBigIntegerField(default=0)),
                ("last_at", models.DateTimeField(blank=True, null=True)),
                ("last_error", models.CharField(blank=True, default="", max_length=120)),
                ("taken_over_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
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
                        condition=models.Q(("finished_at", None)), fields=("force",), name="one_rotation_at_a_time"
                    )
                ],
            },
        ),
        *row_level_security("force_sites_keyrotation"),
    ]
