"""What is kept of a report that a call handler entered for somebody. Under row-level security by force."""

from django.db import models

from reporting.records.models import Report


class Person(models.TextChoices):
    """For whom a report was entered."""

    VICTIM = "victim", "The victim"
    WITNESS = "witness", "A witness"
    CALLER = "caller", "Somebody who reports it for the victim"
    OTHER = "other", "Somebody else"


class EnteredReport(models.Model):
    """Who of the force's staff entered a report, and for whom. By which way it came is the report's own channel.

    `entered_by` is `user:<id>`. The number of the call in the force's own log may lead to a person: it is sealed.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="+")
    entered_by = models.CharField(max_length=80)
    person = models.CharField(max_length=10, choices=Person.choices)
    force_key = models.ForeignKey(
        "force_sites.ForceKey", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sealed_log = models.BinaryField(null=True, blank=True)

    def __str__(self) -> str:
        return f"entry of report {self.report_id}"
