import uuid

import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import composite_foreign_key, row_level_security

_TABLE = "reporting_handover"
_STATUS = [
    ("new", "New"),
    ("in_review", "In review"),
    ("closed", "Closed"),
    ("offered", "Offered to another force"),
    ("handed_over", "Handed over"),
]
_KINDS = [
    ("received", "Received"),
    ("opened", "Opened"),
    ("status_changed", "Status changed"),
    ("note_added", "Note added"),
    ("offered", "Offered to another force"),
    ("withdrawn", "Offer withdrawn"),
    ("returned", "Returned by the other force"),
    ("handed_over", "Handed over to another force"),
    ("taken_over", "Taken over from another force"),
]
_STATES = [
    ("offered", "Waiting for an answer"),
    ("accepted", "Taken over"),
    ("returned", "Returned"),
    ("withdrawn", "Withdrawn"),
]
_REASONS = [
    ("area", "It happened in the receiving force’s area"),
    ("linked", "It belongs to something the receiving force is already dealing with"),
    ("person", "The people in it live in the receiving force’s area"),
    ("other", "Another reason"),
]
_PROTECTED = {"on_delete": django.db.models.deletion.PROTECT}


class Migration(migrations.Migration):
    """Reports can pass from one force to another: the table of both sides. What crosses is in the next migration."""

    dependencies = [
        ("force_sites", "0002_keys_under_row_level_security"),
        ("reporting", "0009_save_for_later"),
    ]

    operations = [
        migrations.AddField("report", "first_reference", models.CharField(blank=True, default="", max_length=20)),
        migrations.AddIndex(
            "report",
            models.Index(
                condition=models.Q(("first_reference", ""), _negated=True),
                fields=["force", "first_reference"],
                name="report_by_first_reference",
            ),
        ),
        migrations.AlterField("report", "status", models.CharField(choices=_STATUS, default="new", max_length=12)),
        migrations.AlterField("caseevent", "kind", models.CharField(choices=_KINDS, max_length=20)),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case_key", models.UUIDField(default=uuid.uuid4)),
                (
                    "direction",
                    models.CharField(
                        choices=[("given", "From your force"), ("received", "To your force")], max_length=10
                    ),
                ),
                ("state", models.CharField(choices=_STATES, default="offered", max_length=10)),
                ("other_slug", models.SlugField()),
                ("other_name", models.CharField(max_length=120)),
                ("reference", models.CharField(help_text="The giving force's", max_length=20)),
                (
                    "other_reference",
                    models.CharField(blank=True, help_text="The receiving force's, once it has it", max_length=20),
                ),
                ("form_title", models.CharField(max_length=200)),
                ("received_at", models.DateTimeField()),
                ("is_anonymous", models.BooleanField()),
                ("is_sensitive", models.BooleanField()),
                ("reason", models.CharField(choices=_REASONS, max_length=10)),
                ("status_before", models.CharField(blank=True, max_length=12)),
                ("offered_at", models.DateTimeField(default=soh.core.clock.now)),
                (
                    "offered_by",
                    models.CharField(help_text="user:<id>, or force:<slug> where it is another force's", max_length=80),
                ),
                ("offered_by_name", models.CharField(max_length=150)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decided_by", models.CharField(blank=True, max_length=80)),
                ("sealed_words", models.BinaryField(help_text="Why, in the giving officer's words")),
                (
                    "sealed_letter",
                    models.BinaryField(help_text="Received: the report, until decided. Given: the force's own notes"),
                ),
                ("sealed_answer", models.BinaryField(blank=True, help_text="Why it was returned", null=True)),
                (
                    "answer_key",
                    models.ForeignKey(blank=True, null=True, related_name="+", to="force_sites.forcekey", **_PROTECTED),
                ),
                ("force", models.ForeignKey(related_name="+", to="force_sites.force", **_PROTECTED)),
                (
                    "report",
                    models.ForeignKey(
                        blank=True, null=True, related_name="hand_overs", to="reporting.report", **_PROTECTED
                    ),
                ),
                ("words_key", models.ForeignKey(related_name="+", to="force_sites.forcekey", **_PROTECTED)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["force", "state", "-id"], name="handover_by_state"),
                    models.Index(fields=["case_key"], name="handover_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("force", "case_key"), name="handover_side"),
                    models.UniqueConstraint(
                        condition=models.Q(("direction", "given"), ("state", "offered")),
                        fields=("force", "report"),
                        name="handover_one_offer",
                    ),
                ],
            },
        ),
        *composite_foreign_key(_TABLE, "reporting_report", column="report_id"),
        *composite_foreign_key(_TABLE, "force_sites_forcekey", column="words_key_id"),
        *composite_foreign_key(_TABLE, "force_sites_forcekey", column="answer_key_id"),
        *row_level_security(_TABLE),
    ]
