import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0013_evidence_in_pieces"),
    ]

    operations = [
        migrations.AlterField(
            model_name="caseevent",
            name="kind",
            field=models.CharField(
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
                    ("message_sent", "Message sent to the reporter"),
                    ("message_came", "Message from the reporter"),
                    ("contact_corrected", "Contact details corrected by the reporter"),
                    ("person_withdrew", "Withdrawn by the reporter"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="ReceiptKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("told_as", models.CharField(max_length=20)),
                ("public_key", models.BinaryField()),
                ("salt", models.BinaryField()),
                ("wrapped_key", models.BinaryField()),
                ("sealed_copy", models.BinaryField()),
                ("wrong_tries", models.PositiveSmallIntegerField(default=0)),
                ("locked_until", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="receipt_key", to="reporting.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                (
                    "sender",
                    models.CharField(choices=[("person", "The reporter"), ("force", "The force")], max_length=10),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("message", "Message"),
                            ("question", "Question"),
                            ("contact", "Correction of contact details"),
                            ("withdrawal", "Withdrawal"),
                        ],
                        max_length=10,
                    ),
                ),
                ("author", models.CharField(max_length=80)),
                (
                    "author_name",
                    models.CharField(
                        blank=True, default="", help_text="Of staff; never told the person", max_length=150
                    ),
                ),
                ("written_at", models.DateTimeField(default=soh.core.clock.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("sealed_key", models.BinaryField()),
                ("person_key", models.BinaryField()),
                ("ciphertext", models.BinaryField()),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="messages", to="reporting.report"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("force", "report", "number"), name="message_number")],
            },
        ),
        *composite_foreign_key("reporting_receiptkey", "reporting_report", column="report_id"),
        *composite_foreign_key("reporting_message", "reporting_report", column="report_id"),
        *composite_foreign_key("reporting_message", "force_sites_forcekey", column="force_key_id"),
        *row_level_security("reporting_receiptkey"),
        *row_level_security("reporting_message"),
    ]
