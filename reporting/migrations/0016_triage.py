import datetime

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import soh.core.clock
from soh.core.row_level_security import composite_foreign_key, row_level_security

_TABLES = ("team", "teammember", "listkey", "forceplan", "triagesettings", "alert", "savedfilter")
# What lists show of a report goes with its words when another force has taken it over, however its status changed.
_LEAVES = """
CREATE FUNCTION report_leaves_lists() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.summary := NULL; NEW.summary_key_id := NULL; NEW.claimed_by := '';
    NEW.due_at := NULL; NEW.turn_at := '2999-01-01 00:00:00+00'; NEW.version := OLD.version + 1;
    RETURN NEW;
END $$
"""
_WHEN_LEFT = """
CREATE TRIGGER report_leaves_lists BEFORE UPDATE OF status ON reporting_report
FOR EACH ROW WHEN (NEW.status = 'handed_over' AND OLD.status <> 'handed_over') EXECUTE FUNCTION report_leaves_lists()
"""


class Migration(migrations.Migration):
    """Teams, clocks, risk, summaries of lists, alerts: what a work list of reports needs."""

    dependencies = [
        ("force_sites", "0005_alter_armcount_event"),
        ("reporting", "0015_files_cross"),
    ]

    operations = [
        migrations.CreateModel(
            name="NationalPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_key", models.UUIDField(unique=True)),
                ("data", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person_id",
                    models.BigIntegerField(help_text="Of the account; no key, for accounts belong to no force"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TriageSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty_email", models.EmailField(blank=True, max_length=254, verbose_name="duty contact")),
                ("supervisor_email", models.EmailField(blank=True, max_length=254, verbose_name="supervisor")),
                ("escalation_email", models.EmailField(blank=True, max_length=254, verbose_name="escalation contact")),
                (
                    "crime_number_format",
                    models.CharField(
                        blank=True, help_text="9 stands for a digit, A for a letter: 43999999999/26", max_length=40
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.AddField(
            model_name="report",
            name="answer_done_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="answer_due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="claimed_by",
            field=models.CharField(blank=True, default="", max_length=80),
        ),
        migrations.AddField(
            model_name="report",
            name="contact_done_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="contact_due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="crime_number",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="report",
            name="due_at",
            field=models.DateTimeField(blank=True, help_text="When the next running clock ends", null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="is_restricted",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="report",
            name="review_done_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="review_due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="risk",
            field=models.PositiveSmallIntegerField(choices=[(1, "High"), (2, "Medium"), (3, "Standard")], default=3),
        ),
        migrations.AddField(
            model_name="report",
            name="risk_reasons",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=60), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="summary",
            field=models.BinaryField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="report",
            name="turn_at",
            field=models.DateTimeField(
                default=datetime.datetime(2999, 1, 1, 0, 0, tzinfo=datetime.UTC),
                help_text="due_at for sorting: never empty",
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="version",
            field=models.PositiveIntegerField(default=0),
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
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.PositiveSmallIntegerField()),
                ("claimed_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
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
        ),
        migrations.CreateModel(
            name="ForcePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("form_key", models.UUIDField()),
                ("data", models.JSONField(default=dict)),
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
            name="ListKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_key", models.BinaryField()),
                ("sealed_private_key", models.BinaryField()),
                ("created_at", models.DateTimeField(default=soh.core.clock.now, editable=False)),
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
        migrations.AddField(
            model_name="report",
            name="summary_key",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reporting.listkey",
            ),
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(max_length=500)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                (
                    "forms",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), blank=True, default=list, help_text="Keys of forms", size=None
                    ),
                ),
                ("takes_sensitive", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="report",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reporting.team",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("is_test", False), ("status__in", ("new", "in_review"))),
                fields=["force", "risk", "turn_at", "id"],
                name="report_work",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("crime_number", ""), _negated=True),
                fields=["force", "crime_number"],
                name="report_by_crime_number",
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="force",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
            ),
        ),
        migrations.AddField(
            model_name="teammember",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="members", to="reporting.team"
            ),
        ),
        migrations.AddField(
            model_name="triagesettings",
            name="force",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="force_sites.force"
            ),
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.UniqueConstraint(fields=("force", "report", "stage"), name="alert_stage"),
        ),
        migrations.AddConstraint(
            model_name="forceplan",
            constraint=models.UniqueConstraint(fields=("force", "form_key"), name="forceplan_of_form"),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(fields=("force", "person_id", "name"), name="savedfilter_name"),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(fields=("force", "code"), name="team_code"),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(fields=("force", "team", "person_id"), name="team_member"),
        ),
        *[operation for table in _TABLES for operation in row_level_security(f"reporting_{table}")],
        *composite_foreign_key("reporting_teammember", "reporting_team", column="team_id"),
        *composite_foreign_key("reporting_listkey", "force_sites_forcekey", column="force_key_id"),
        *composite_foreign_key("reporting_alert", "reporting_report", column="report_id"),
        *composite_foreign_key("reporting_report", "reporting_team", column="team_id"),
        *composite_foreign_key("reporting_report", "reporting_listkey", column="summary_key_id"),
        migrations.RunSQL(
            [_LEAVES, _WHEN_LEFT],
            ["DROP TRIGGER report_leaves_lists ON reporting_report", "DROP FUNCTION report_leaves_lists()"],
        ),
    ]
