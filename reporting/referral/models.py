"""Referrals of reports to bodies outside the police forces here. Under row-level security by force."""

from django.db import models

from reporting.records.models import Report
from soh.core import clock


class Body(models.TextChoices):
    """Who deals with a report instead, or as well."""

    ACTION_FRAUD = "action_fraud", "Action Fraud"
    COUNCIL = "council", "The local council"
    CRIMESTOPPERS = "crimestoppers", "Crimestoppers"
    OTHER = "other", "Another organisation"


class Reason(models.TextChoices):
    """Why, as a code; each door has its words for it."""

    THEIR_TASK = "their_task", "They deal with this kind of report"
    THEY_HELP = "they_help", "They can give help that we cannot"
    ALSO_THEIRS = "also_theirs", "They need to know of it as well"
    ASKED = "asked", "The reporter asked us to"


class Referral(models.Model):
    """One body was told of a report. `body_name` names another organisation, and is shown to the reporter."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    body = models.CharField(max_length=20, choices=Body.choices)
    body_name = models.CharField(max_length=80, blank=True, default="")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "report", "body", "body_name"], name="one_referral_to_a_body"),
            models.CheckConstraint(
                condition=models.Q(body="other") ^ models.Q(body_name=""), name="referral_to_another_body_names_it"
            ),
        ]

    def __str__(self) -> str:
        return f"referral {self.pk}"
