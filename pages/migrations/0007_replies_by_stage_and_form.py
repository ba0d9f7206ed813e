from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0006_returning"),
    ]

    operations = [
        migrations.AddField(
            model_name="responsetemplate",
            name="forms",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Words of the forms that it fits, with commas between, like theft, burglary. "
                "Empty: every form.",
                max_length=200,
            ),
        ),
        migrations.AddField(
            model_name="responsetemplate",
            name="stage",
            field=models.CharField(
                blank=True,
                choices=[("new", "New"), ("in_review", "In review"), ("closed", "Closed")],
                default="",
                help_text="Empty: it fits at every stage.",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="responsetemplate",
            name="body",
            field=models.TextField(
                help_text="Put what differs in brackets: [reference], [crime number], [force], [telephone] and "
                "[my report] are filled in; whoever sends it replaces the rest.",
                max_length=4000,
            ),
        ),
    ]
