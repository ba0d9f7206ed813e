"""Reports and what is done to them. Every table here is under row-level security by force.

The words of a report are sealed; what stands in plain columns is what a queue needs and no personal data.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from reporting.records.clocks import NEVER
from reporting.records.teams import Team
from soh.core import clock


class Channel(models.TextChoices):
    """How a report came in."""

    WEB = "web", "Website"
    API = "api", "Partner API"
    CALL = "call", "101 call"
    COUNTER = "counter", "Front counter"
    SCENE = "scene", "At the scene"
    STAFF = "staff", "Another way, entered by staff"


ENTERED = (Channel.CALL, Channel.COUNTER, Channel.SCENE, Channel.STAFF)
"""Ways by which staff enter a report for somebody (reporting.on_behalf)."""


class Status(models.TextChoices):
    """Where a report stands. Kept beside the events for lists; the events are the truth."""

    NEW = "new", "New"
    IN_REVIEW = "in_review", "In review"
    CLOSED = "closed", "Closed"
    OFFERED = "offered", "Offered to another force"
    HANDED_OVER = "handed_over", "Handed over"


WORKED_ON = (Status.NEW, Status.IN_REVIEW, Status.CLOSED)
"""What staff choose from. The others come and go with a hand-over (reporting.custody)."""
OPEN = (Status.NEW, Status.IN_REVIEW)
"""What still waits for somebody of the force."""


class ClosingReason(models.TextChoices):
    """Why a report is closed: a code in its history."""

    CRIME_RECORDED = "crime_recorded", "Crime recorded"
    ANSWERED = "answered", "Answered or advice given"
    PASSED_ON = "passed_on", "Passed on to another body"
    DUPLICATE = "duplicate", "Duplicate of another report"
    NO_CRIME = "no_crime", "No crime, nothing more to do"
    NO_ANSWER = "no_answer", "The reporter could not be reached"


class Risk(models.IntegerChoices):
    """How urgent a report is; the lower the number, the sooner its turn."""

    HIGH = 1, "High"
    MEDIUM = 2, "Medium"
    STANDARD = 3, "Standard"


class Report(models.Model):
    """One report to one force.

    `edition` and `texts` pin the form as the reporter saw it. For an anonymous report every time is rounded down to 15
    minutes. A test report (made with a test key or in the training space) reaches no queue, clock, delivery or figure.
    A report that came from another force keeps in `first_reference` what its reporter was told.

    What a work list needs stands in columns: team, risk with the codes of the rules that gave it, who deals with it
    (`claimed_by`, such as user:7), clocks, and a summary sealed apart from the answers. `version` counts changes, so
    that a stale page overwrites nothing. A restricted report is read by its team alone.
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
    protects_identity = models.BooleanField(default=False, help_text="Two persons together open who the reporter is")
    is_test = models.BooleanField(default=False)
    is_training = models.BooleanField(
        default=False, help_text="Made in the training space: a test report, kept 30 days"
    )
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NEW)
    received_at = models.DateTimeField()
    first_reference = models.CharField(max_length=20, blank=True, default="")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_restricted = models.BooleanField(default=False)
    risk = models.PositiveSmallIntegerField(choices=Risk.choices, default=Risk.STANDARD)
    risk_reasons = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    claimed_by = models.CharField(max_length=80, blank=True, default="")
    review_due_at = models.DateTimeField(null=True, blank=True)
    review_done_at = models.DateTimeField(null=True, blank=True)
    contact_due_at = models.DateTimeField(null=True, blank=True)
    contact_done_at = models.DateTimeField(null=True, blank=True)
    answer_due_at = models.DateTimeField(null=True, blank=True)
    answer_done_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, help_text="When the next running clock ends")
    turn_at = models.DateTimeField(default=NEVER, help_text="due_at for sorting: never empty")
    crime_number = models.CharField(max_length=40, blank=True, default="")
    version = models.PositiveIntegerField(default=0)
    summary_key = models.ForeignKey(
        "reporting.ListKey", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    summary = models.BinaryField(null=True, blank=True)

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
            models.Index(
                fields=["force", "risk", "turn_at", "id"],
                name="report_work",
                condition=models.Q(is_test=False, status__in=("new", "in_review")),
            ),
            models.Index(
                fields=["force", "crime_number"], name="report_by_crime_number", condition=~models.Q(crime_number="")
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
        SORTED = "sorted", "Sorted by the rules"
        CLAIMED = "claimed", "Claimed"
        ASSIGNED = "assigned", "Assigned"
        RELEASED = "released", "Released"
        TEAM_CHANGED = "team_changed", "Moved to another team"
        RISK_CHANGED = "risk_changed", "Risk changed"
        CONTACTED = "contacted", "First contact made"
        CRIME_NUMBER = "crime_number", "Crime number entered"
        ALERTED = "alerted", "Duty contact alerted"
        ACKNOWLEDGED = "acknowledged", "Alert acknowledged"
        MESSAGE_SENT = "message_sent", "Message sent to the reporter"
        MESSAGE_CAME = "message_came", "Message from the reporter"
        CONTACT_CORRECTED = "contact_corrected", "Contact details corrected by the reporter"
        PERSON_WITHDREW = "person_withdrew", "Withdrawn by the reporter"
        DELIVERED = "delivered", "Taken by the force’s record system"
        NOT_DELIVERED = "not_delivered", "Could not be given to the force’s record system"
        SENT_ON = "sent_on", "Sent on to a record system"
        LINKED = "linked", "Linked with another report"
        UNLINKED = "unlinked", "Link with another report taken away"
        REFERRED = "referred", "Referred to another organisation"
        IDENTITY_ASKED = "identity_asked", "Asked to see who the reporter is"
        IDENTITY_APPROVED = "identity_approved", "Identity opened for an hour"
        IDENTITY_REFUSED = "identity_refused", "Identity kept closed"
        IDENTITY_SEEN = "identity_seen", "Identity seen"

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
