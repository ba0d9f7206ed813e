import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import composite_foreign_key, row_level_security


class Migration(migrations.Migration):
    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0023_record_systems_by_hand"),
    ]

    operations = [
        migrations.AlterField(
            model_name="report",
            name="channel",
            field=models.CharField(
                choices=[
                    ("web", "Website"),
                    ("api", "Partner API"),
                    ("call", "101 call"),
                    ("counter", "Front counter"),
                    ("scene", "At the scene"),
                    ("staff", "Another way, entered by staff"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="EnteredReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("entered_by", models.CharField(max_length=80)),
                (
                    "person",
                    models.CharField(
                        choices=[
                            ("victim", "The victim"),
                            ("witness", "A witness"),
                            ("caller", "Somebody who reports it for the victim"),
                            ("other", "Somebody else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sealed_log", models.BinaryField(blank=True, null=True)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "force_key",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="force_sites.forcekey",
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.report"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("action_fraud", "Action Fraud"),
                            ("council", "The local council"),
                            ("crimestoppers", "Crimestoppers"),
                            ("other", "Another organisation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("body_name", models.CharField(blank=True, default="", max_length=80)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("their_task", "They deal with this kind of report"),
                            ("they_help", "They can give help that we cannot"),
                            ("also_theirs", "They need to know of it as well"),
                            ("asked", "The reporter asked us to"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_by", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField(default=soh.core.clock.now)),
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
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("force", "report", "body", "body_name"), name="one_referral_to_a_body"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("body", "other"), ("body_name", ""), _connector="XOR"),
                        name="referral_to_another_body_names_it",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("incident", "Same incident"),
                            ("suspect", "Same suspect"),
                            ("duplicate", "Duplicate"),
                        ],
                        max_length=10,
                    ),
                ),
                ("made_by", models.CharField(max_length=80)),
                ("made_at", models.DateTimeField(default=soh.core.clock.now)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.report"
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.report"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("force"),
                        django.db.models.functions.comparison.Least("first", "second"),
                        django.db.models.functions.comparison.Greatest("first", "second"),
                        name="one_link_of_two_reports",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first", models.F("second")), _negated=True), name="link_of_two_reports"
                    ),
                ],
            },
        ),
        *row_level_security("reporting_enteredreport"),
        *row_level_security("reporting_reportlink"),
        *row_level_security("reporting_referral"),
        *composite_foreign_key("reporting_enteredreport", "reporting_report", column="report_id"),
        *composite_foreign_key("reporting_enteredreport", "force_sites_forcekey", column="force_key_id"),
        *composite_foreign_key("reporting_reportlink", "reporting_report", column="first_id"),
        *composite_foreign_key("reporting_reportlink", "reporting_report", column="second_id"),
        *composite_foreign_key("reporting_referral", "reporting_report", column="report_id"),
    ]
