"""Reports and what is done to them. Every table here is under row-level security by force.

The words of a report are sealed; what stands in plain columns is what a queue needs and no personal data.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from soh.core import clock


class Channel(models.TextChoices):
    """Through which door a report came."""

    WEB = "web", "Website"
    API = "api", "Partner API"


class Status(models.TextChoices):
    """Where a report stands. Kept beside the events for lists; the events are the truth."""

    NEW = "new", "New"
    IN_REVIEW = "in_review", "In review"
    CLOSED = "closed", "Closed"
    OFFERED = "offered", "Offered to another force"
    HANDED_OVER = "handed_over", "Handed over"


WORKED_ON = (Status.NEW, Status.IN_REVIEW, Status.CLOSED)
"""What staff choose from. The others come and go with a hand-over (reporting.custody)."""


class Report(models.Model):
    """One report to one force.

    `edition` and `texts` pin the form as the reporter saw it. For an anonymous report every time is rounded down to 15
    minutes. A test report (made with a test key or in the training space) reaches no queue, clock, delivery or figure.
    A report that came from another force keeps in `first_reference` what its reporter was told.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20)
    form_key = models.UUIDField()
    form_title = models.CharField(max_length=200)
    edition = models.CharField(max_length=64)
    texts = ArrayField(models.IntegerField(), default=list)
    locale = models.CharField(max_length=10)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    is_anonymous = models.BooleanField(default=False)
    is_sensitive = models.BooleanField(default=False)
    is_test = models.BooleanField(default=False)
    is_training = models.BooleanField(
        default=False, help_text="Made in the training space: a test report, kept 30 days"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NEW)
    received_at = models.DateTimeField()
    first_reference = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "reference"], name="report_reference"),
            models.CheckConstraint(
                condition=models.Q(is_training=False) | models.Q(is_test=True), name="training_is_never_live"
            ),
        ]
        indexes = [
            models.Index(fields=["force", "is_test", "-id"], name="report_newest"),
            models.Index(fields=["force", "status", "-id"], name="report_by_status"),
            models.Index(fields=["force", "form_key", "-id"], name="report_by_form"),
            models.Index(
                fields=["force", "first_reference"],
                name="report_by_first_reference",
                condition=~models.Q(first_reference=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class SealedAnswers(models.Model):
    """The answers of a report, sealed under a data key which is itself sealed to the force's public key.

    Deleting `sealed_key` is deletion of the words.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="answers")
    force_key = models.ForeignKey("force_sites.ForceKey", on_delete=models.PROTECT, related_name="+")
    sealed_key = models.BinaryField()
    ciphertext = models.BinaryField()

    def __str__(self) -> str:
        return f"answers of report {self.report_id}"


class CaseEvent(models.Model):
    """What happened to a report: append-only. `detail` holds codes, never the reporter's words."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    class Kind(models.TextChoices):
        """Kinds of event."""

        RECEIVED = "received", "Received"
        OPENED = "opened", "Opened"
        STATUS_CHANGED = "status_changed", "Status changed"
        NOTE_ADDED = "note_added", "Note added"
        OFFERED = "offered", "Offered to another force"
        WITHDRAWN = "withdrawn", "Offer withdrawn"
        RETURNED = "returned", "Returned by the other force"
        HANDED_OVER = "handed_over", "Handed over to another force"
        TAKEN_OVER = "taken_over", "Taken over from another force"
        FILES_RECEIVED = "files_received", "Files received with the report"
        FILE_CHECKED = "file_checked", "File checked for viruses"
        FILE_OPENED = "file_opened", "File handed out"

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField(default=clock.now)
    actor = models.CharField(max_length=80)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["force", "report", "id"], name="caseevent_of_report")]

    def __str__(self) -> str:
        return f"{self.kind} of report {self.report_id}"


class Note(models.Model):
    """A note by staff, sealed under the report's data key. `author` is `user:<id>`."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="notes")
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=80)
    author_name = models.CharField(max_length=150)
    written_at = models.DateTimeField(default=clock.now)
    ciphertext = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "report", "number"], name="note_number"),
        ]

    def __str__(self) -> str:
        return f"note {self.number} on report {self.report_id}"
