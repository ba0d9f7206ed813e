"""How long a force keeps reports, what it must not delete, and what it deleted. Under row-level security by force."""

import uuid

from django.db import models

from reporting.records.models import Report
from soh.core import clock


class RetentionPeriod(models.Model):
    """How many months a force keeps a report after it is closed: of one form, or (without a form) of all others.

    Nothing is deleted under it before `effective_from`, so that a period set too short can be taken back.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField(null=True, blank=True)
    months = models.PositiveSmallIntegerField()
    set_by = models.CharField(max_length=80)
    set_at = models.DateTimeField(default=clock.now)
    effective_from = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["force", "form_key"], name="retention_period_of_form", nulls_distinct=False
            ),
            models.CheckConstraint(condition=models.Q(months__gte=1, months__lte=1200), name="retention_period_months"),
        ]

    def __str__(self) -> str:
        return f"{self.months} months"


class HoldReason(models.TextChoices):
    """Why a report must be kept however long its period is."""

    INVESTIGATION = "investigation", "Needed for an investigation"
    COURT = "court", "Needed for a court or tribunal"
    COMPLAINT = "complaint", "Complaint or misconduct case"
    REQUEST = "request", "A person has asked for their data"
    INQUIRY = "inquiry", "Public inquiry or inspection"


class LegalHold(models.Model):
    """While one is on a report, nothing deletes it. A lifted hold stays as a record until the report is deleted."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="holds")
    reason = models.CharField(max_length=20, choices=HoldReason.choices)
    authority = models.CharField(max_length=60, blank=True, help_text="The case number of who asked for it, no name")
    placed_by = models.CharField(max_length=80)
    placed_at = models.DateTimeField(default=clock.now)
    lifted_by = models.CharField(max_length=80, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["force", "report"], name="one_hold_at_a_time", condition=models.Q(lifted_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"hold of report {self.report_id}"


class Rule(models.TextChoices):
    """Why a report was deleted."""

    FORM = "form", "The period of its form was over"
    FORCE = "force", "The force’s period was over"
    NATIONAL = "national", "The national period was over"
    TEST = "test", "A partner’s test report, kept 30 days"
    REQUEST = "request", "A person asked for erasure"


class Disposal(models.Model):
    """The certificate that a report is gone: no personal data, and enough to answer whether a reference was deleted.

    `reference_digest` is SHA-256 of the force's slug and the reference. Append-only.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    certificate = models.UUIDField(default=uuid.uuid4, unique=True)
    report_number = models.BigIntegerField(help_text="The number of the row that is gone; none is used twice")
    reference_digest = models.BinaryField()
    form_title = models.CharField(max_length=200)
    received_month = models.DateField(help_text="The first of the month")
    rule = models.CharField(max_length=10, choices=Rule.choices)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    removed = models.JSONField(default=dict, help_text="Rows by table")
    files = models.PositiveIntegerField(default=0, help_text="Stored pieces of files")
    actor = models.CharField(max_length=80)
    disposed_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["force", "-id"], name="disposal_newest"),
            models.Index(fields=["force", "report_number"], name="disposal_of_report"),
        ]

    def __str__(self) -> str:
        return f"certificate {self.certificate}"
