import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0020_retention"),
    ]

    operations = [
        migrations.AddField(
            model_name="outboxentry",
            name="key",
            field=models.UUIDField(
                default=uuid.uuid4, db_default=django.contrib.postgres.functions.RandomUUID(), unique=True
            ),
        ),
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
                    ("sorted", "Sorted by the rules"),
                    ("claimed", "Claimed"),
                    ("assigned", "Assigned"),
                    ("released", "Released"),
                    ("team_changed", "Moved to another team"),
                    ("risk_changed", "Risk changed"),
                    ("contacted", "First contact made"),
                    ("crime_number", "Crime number entered"),
                    ("alerted", "Duty contact alerted"),
                    ("acknowledged", "Alert acknowledged"),
                    ("message_sent", "Message sent to the reporter"),
                    ("message_came", "Message from the reporter"),
                    ("contact_corrected", "Contact details corrected by the reporter"),
                    ("person_withdrew", "Withdrawn by the reporter"),
                    ("delivered", "Taken by the force’s record system"),
                    ("not_delivered", "Could not be given to the force’s record system"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="DeliveryEndpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("name", models.CharField(max_length=80)),
                ("url", models.CharField(max_length=500)),
                (
                    "forms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, size=None
                    ),
                ),
                ("is_on", models.BooleanField(default=True)),
                (
                    "off_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("by_hand", "Switched off by hand"),
                            ("gone", "The receiver said that the address is gone (410)"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("failures", models.PositiveIntegerField(default=0, help_text="In a row")),
                ("paused_until", models.DateTimeField(blank=True, null=True)),
                ("created_by", models.CharField(max_length=80)),
                ("created_at", models.DateTimeField(default=soh.core.clock.now)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("claimed_until", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("tries_left", models.PositiveSmallIntegerField(default=10)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("dead_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dead_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("attempts", "Every attempt failed"),
                            ("gone", "The receiver said that the address is gone (410)"),
                            ("off", "The address was switched off"),
                            ("moved", "Another force has the report"),
                            ("unreadable", "The report could not be opened"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.outboxentry"
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.report"
                    ),
                ),
                (
                    "endpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.deliveryendpoint"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DeliverySecret",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("ciphertext", models.BinaryField()),
                ("created_at", models.DateTimeField(default=soh.core.clock.now)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "endpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secrets",
                        to="reporting.deliveryendpoint",
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
            ],
        ),
        migrations.CreateModel(
            name="DeliveryAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Under way, or the worker was ended"),
                            ("taken", "Taken"),
                            ("number_refused", "Taken, but its crime number does not fit the force’s format"),
                            ("status", "Refused by the receiver"),
                            ("redirect", "Answered with a redirect, which is not followed"),
                            ("gone", "Said that the address is gone"),
                            ("timeout", "Too slow"),
                            ("unreachable", "Could not be reached"),
                            ("tls", "No trusted certificate for this name"),
                            ("address", "Not a public address"),
                            ("broken", "The connection broke before the whole answer"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("status", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("milliseconds", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tries", to="reporting.delivery"
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
                    models.UniqueConstraint(fields=("force", "delivery", "number"), name="delivery_attempt_number")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="deliveryendpoint",
            constraint=models.UniqueConstraint(fields=("force", "key"), name="delivery_endpoint_key"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("claimed_until__isnull", False)),
                fields=["force", "endpoint"],
                name="delivery_claimed",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("due_at__isnull", False)),
                fields=["force", "endpoint", "due_at"],
                name="delivery_due",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(fields=["force", "report", "id"], name="delivery_of_report"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                condition=models.Q(("dead_at__isnull", False)), fields=["force", "-id"], name="delivery_dead"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(fields=("force", "endpoint", "entry"), name="delivery_once"),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_at__isnull", False),
                    ("delivered_at__isnull", False),
                    ("dead_at__isnull", False),
                    _connector="OR",
                ),
                name="delivery_is_due_or_settled",
            ),
        ),
        *row_level_security("reporting_deliveryendpoint"),
        *row_level_security("reporting_deliverysecret"),
        *row_level_security("reporting_delivery"),
        *row_level_security("reporting_deliveryattempt"),
        *composite_foreign_key("reporting_deliverysecret", "reporting_deliveryendpoint", column="endpoint_id"),
        *composite_foreign_key("reporting_deliverysecret", "force_sites_forcekey", column="force_key_id"),
        *composite_foreign_key("reporting_delivery", "reporting_deliveryendpoint", column="endpoint_id"),
        *composite_foreign_key("reporting_delivery", "reporting_outboxentry", column="entry_id"),
        *composite_foreign_key("reporting_delivery", "reporting_report", column="report_id"),
        *composite_foreign_key("reporting_deliveryattempt", "reporting_delivery", column="delivery_id"),
    ]
