"""What triage keeps beside the report: plans for forms, contacts, alerts, the key of lists, saved filters."""

from django.db import models

from reporting.records.models import Report
from soh.core import clock


class ListKey(models.Model):
    """A key pair to which the summaries of a force's lists are sealed, apart from the answers.

    Its private half is sealed to the force's key: opened once for a list, it opens every summary there and no answer.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    force_key = models.ForeignKey("force_sites.ForceKey", on_delete=models.PROTECT, related_name="+")
    public_key = models.BinaryField()
    sealed_private_key = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now, editable=False)

    def __str__(self) -> str:
        return f"list key {self.pk}"


class NationalPlan(models.Model):
    """Clocks, rules and list columns that the national team gives a form (see reporting.triage.plans)."""

    form_key = models.UUIDField(unique=True)
    data = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"national plan of form {self.form_key}"


class ForcePlan(models.Model):
    """What a force adds to a form's plan, or sets in its place."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField()
    data = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "form_key"], name="forceplan_of_form")]

    def __str__(self) -> str:
        return f"plan of form {self.form_key}"


class TriageSettings(models.Model):
    """Whom a force alerts, in this order, and what its crime numbers look like."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.OneToOneField("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    duty_email = models.EmailField("duty contact", blank=True)
    supervisor_email = models.EmailField("supervisor", blank=True)
    escalation_email = models.EmailField("escalation contact", blank=True)
    crime_number_format = models.CharField(
        max_length=40, blank=True, help_text="9 stands for a digit, A for a letter: 43999999999/26"
    )
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"triage settings of force {self.force_id}"


class Alert(models.Model):
    """One stage of alerting somebody about a report that nobody has claimed.

    `claimed_at` without `sent_at` means that the worker ended between: it may have been sent, and is not sent again.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    stage = models.PositiveSmallIntegerField()
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "report", "stage"], name="alert_stage")]

    def __str__(self) -> str:
        return f"alert {self.stage} about report {self.report_id}"


class SavedFilter(models.Model):
    """A filter of the inbox that a person gave a name. Holds no reference and no words of a report."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    person_id = models.BigIntegerField()
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "person_id", "name"], name="savedfilter_name")]

    def __str__(self) -> str:
        return self.name
