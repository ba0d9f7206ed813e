"""Files that people send with a report. All tables are under row-level security by force.

The bytes lie sealed in a storage of their own, in pieces under random names; the rows say which pieces belong together.
"""

import uuid

from django.db import models


class State(models.TextChoices):
    """Where a file stands. Only a clean one is ever given to anybody."""

    RECEIVING = "receiving", "Being sent"
    RECEIVED = "received", "Waiting to be checked"
    HELD = "held", "Being checked"
    CLEAN = "clean", "Checked: no virus found"
    INFECTED = "infected", "Quarantined: a virus was found"
    REFUSED = "refused", "Quarantined: it cannot be opened safely"


WAITING = (State.RECEIVED, State.HELD)
QUARANTINED = (State.INFECTED, State.REFUSED)


class Evidence(models.Model):
    """One file. Its name, type and digest are sealed under the file's own key, as its bytes are.

    The key itself is kept sealed three times over, each for as long as it is needed: `handle_key` under the handle that
    the sender holds, until a report is made; `scanner_key` to the force's public key, until the scanner has its
    verdict; `report_key` to the same public key, once a report is made. `digest` finds the row of a handle.

    While it is being sent, `received` of `size` bytes are here, and `sealed_upload` says what it is sent for. A file
    belongs to a draft, or to nobody until `expires_at` (one that a partner sent, by `partner_key`), or to a report.
    Times are rounded to 15 minutes, because the report may be anonymous.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(default=uuid.uuid4)
    digest = models.CharField(max_length=64)
    draft = models.ForeignKey("reporting.Draft", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    report = models.ForeignKey("reporting.Report", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    force_key = models.ForeignKey("force_sites.ForceKey", on_delete=models.PROTECT, related_name="+")
    handle_key = models.BinaryField(null=True, blank=True)
    scanner_key = models.BinaryField(null=True, blank=True)
    report_key = models.BinaryField(null=True, blank=True)
    sealed_facts = models.BinaryField(null=True, blank=True)
    sealed_copy_facts = models.BinaryField(null=True, blank=True)
    sealed_notes = models.BinaryField(null=True, blank=True)
    sealed_upload = models.BinaryField(null=True, blank=True)
    partner_key = models.BigIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVING)
    finding = models.CharField(max_length=30, blank=True, default="")
    size = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "key"], name="evidence_by_key"),
            models.UniqueConstraint(fields=["force", "digest"], name="evidence_of_handle"),
            models.CheckConstraint(
                condition=models.Q(report=None) | models.Q(handle_key=None), name="evidence_of_report_has_no_handle"
            ),
        ]
        indexes = [
            models.Index(fields=["force", "report"], name="evidence_of_report"),
            models.Index(fields=["force", "draft"], name="evidence_of_draft"),
            models.Index(fields=["force", "due_at"], name="evidence_due"),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk}"


class EvidenceChunk(models.Model):
    """One sealed piece of a file, or of the copy of it that is made for its readers."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    class Variant(models.TextChoices):
        """Of what it is a piece."""

        ORIGINAL = "original", "Original"
        COPY = "copy", "Reader's copy"

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="chunks")
    variant = models.CharField(max_length=10, choices=Variant.choices)
    offset = models.BigIntegerField()
    size = models.PositiveIntegerField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "evidence", "variant", "offset"], name="evidence_chunk_once"),
        ]

    def __str__(self) -> str:
        return f"piece {self.pk}"
