from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("force_sites", "0004_people_and_sign_in")]

    operations = [
        migrations.AlterField(
            model_name="armcount",
            name="event",
            field=models.CharField(
                choices=[
                    ("offered", "Browsers that were offered the beta there"),
                    ("joined", "Came over from the existing site"),
                    ("left", "Went to the existing site"),
                    ("returned", "Sent back to the existing site"),
                    ("page", "Pages seen"),
                    ("form_started", "Forms begun"),
                    ("report_sent", "Reports sent"),
                ],
                max_length=14,
            ),
        ),
    ]
