import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock


class Migration(migrations.Migration):
    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("pages", "0005_wording_and_sharing"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Returning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("returned_at", models.DateTimeField(default=soh.core.clock.now)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "kind",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="contenttypes.contenttype"
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.page"
                    ),
                ),
                (
                    "seen",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="wagtailcore.page"
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            model_name="rolloutstep",
            name="state",
            field=models.CharField(
                choices=[
                    ("waiting", "Not done yet"),
                    ("done", "Done"),
                    ("skipped", "Nothing to do"),
                    ("failed", "Failed"),
                    ("undone", "Taken back"),
                    ("kept", "Kept: the force has changed it"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
    ]
