from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0012_evidence")]

    operations = [
        migrations.AddField("evidence", "sealed_notes", models.BinaryField(blank=True, null=True)),
        migrations.AddField("evidence", "sealed_upload", models.BinaryField(blank=True, null=True)),
        migrations.AddField("evidence", "partner_key", models.BigIntegerField(blank=True, null=True)),
    ]
