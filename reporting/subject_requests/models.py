"""Requests of persons for their own data. Under row-level security by force; no name of the person in plain words."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from reporting.records.models import Report
from soh.core import clock


class Wish(models.TextChoices):
    """What the person asks for."""

    ACCESS = "access", "A copy of their data"
    ERASURE = "erasure", "Erasure of their data"


class Proof(models.TextChoices):
    """How the force knows that the person is who they say."""

    CODE = "code", "They gave the reference and the receipt code"
    DOCUMENT = "document", "Passport, driving licence or the like was seen"
    REPRESENTATIVE = "representative", "Solicitor or representative with written authority"
    KNOWN = "known", "Known to an officer in person"


class SubjectRequest(models.Model):
    """One request. Its steps are told by its times: asked, approved or refused, searched, finished.

    `sealed_ways` holds the email address and telephone number by which reports are looked for, sealed to the force, and
    is emptied as soon as the search is over. `position` is how far the search has come. Whoever asked never approves:
    the database refuses it, too. `certificates` are those of the reports that were erased.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    wish = models.CharField(max_length=10, choices=Wish.choices)
    proof = models.CharField(max_length=20, choices=Proof.choices)
    case_number = models.CharField(max_length=40, help_text="The force’s own, no name")
    references = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    force_key = models.ForeignKey(
        "force_sites.ForceKey", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sealed_ways = models.BinaryField(blank=True, default=b"")
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField(default=clock.now)
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_approved = models.BooleanField(default=False)
    position = models.BigIntegerField(default=0)
    looked_at = models.PositiveIntegerField(default=0, help_text="Reports that the search has opened")
    searched_at = models.DateTimeField(null=True, blank=True)
    finished_by = models.CharField(max_length=80, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    certificates = ArrayField(models.UUIDField(), default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("asked_by")), name="subject_request_takes_two_persons"
            ),
        ]
        indexes = [models.Index(fields=["force", "-id"], name="subject_request_newest")]

    def __str__(self) -> str:
        return f"request {self.key}"


class FoundReport(models.Model):
    """A report that a request is about. Goes when the report is deleted."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    request = models.ForeignKey(SubjectRequest, on_delete=models.PROTECT, related_name="found")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "request", "report"], name="found_once")]

    def __str__(self) -> str:
        return f"report {self.report_id} of request {self.request_id}"
