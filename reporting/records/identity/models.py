"""Requests to see a protected identity. Under row-level security by force."""

from django.db import models

from reporting.records.models import Report
from soh.core import clock


class Reason(models.TextChoices):
    """Why somebody must know who the reporter is: a code in the audit trail."""

    RISK = "risk", "Somebody may be in danger"
    SAFEGUARDING = "safeguarding", "Safeguarding of a child or an adult at risk"
    INVESTIGATION = "investigation", "The investigation cannot go on without it"
    COURT = "court", "A court or the prosecution asks for it"
    REQUEST = "request", "The person asks for their own data"


class IdentityRequest(models.Model):
    """One person's wish to see who a reporter is, and what another person decided.

    `sealed_words` is the explanation, sealed like a note of the report. Nobody decides on a request of their own: the
    database refuses it, too. An approved one opens the identity to `asked_by` alone, until `open_until`.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="identity_requests")
    number = models.PositiveIntegerField()
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField(default=clock.now)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    sealed_words = models.BinaryField()
    decided_by = models.CharField(max_length=80, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    is_approved = models.BooleanField(default=False)
    open_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "report", "number"], name="identity_request_number"),
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("asked_by")), name="identity_takes_two_persons"
            ),
            models.CheckConstraint(
                condition=models.Q(is_approved=False) | models.Q(decided_at__isnull=False, open_until__isnull=False),
                name="identity_opens_by_decision",
            ),
        ]
        indexes = [
            models.Index(
                fields=["force", "id"], name="identity_request_waiting", condition=models.Q(decided_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"identity request {self.number} on report {self.report_id}"
