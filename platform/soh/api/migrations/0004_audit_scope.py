import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("api", "0003_delivery_scope")]

    operations = [
        migrations.AlterField(
            model_name="partnerkey",
            name="scopes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("content:read", "Read pages, search and navigation"),
                        ("forms:read", "Read form definitions and check answers"),
                        ("reports:write", "Submit reports"),
                        ("deliveries:write", "Acknowledge what was delivered to a record system"),
                        ("audit:read", "Read the force’s audit trail"),
                    ],
                    max_length=20,
                ),
                size=None,
            ),
        ),
    ]
