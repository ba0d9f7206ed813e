"""Hand-overs of reports between forces. Each has two rows, one of each force, under row-level security by force.

Neither force sees the other's row. What crosses goes by functions of the database (migration `hand_over`), which take
it from the rows of the force that acts and from nowhere else.
"""

import uuid

from django.db import models

from reporting.records.models import Report
from soh.core import clock


class Direction(models.TextChoices):
    """Which side of a hand-over a row is."""

    GIVEN = "given", "From your force"
    RECEIVED = "received", "To your force"


class State(models.TextChoices):
    """How far a hand-over has come. Of all but the first, both rows tell the same."""

    OFFERED = "offered", "Waiting for an answer"
    ACCEPTED = "accepted", "Taken over"
    RETURNED = "returned", "Returned"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Reason(models.TextChoices):
    """Why a report is another force's."""

    AREA = "area", "It happened in the receiving force’s area"
    LINKED = "linked", "It belongs to something the receiving force is already dealing with"
    PERSON = "person", "The people in it live in the receiving force’s area"
    OTHER = "other", "Another reason"


class HandOver(models.Model):
    """One side of a hand-over.

    The words of both forces' staff and the letter with the report are sealed to the key of the force whose row it is;
    plain columns hold no word of the reporter. The other force is named, not referred to: its estate may leave.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    case_key = models.UUIDField(default=uuid.uuid4)
    direction = models.CharField(max_length=10, choices=Direction.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    other_slug = models.SlugField()
    other_name = models.CharField(max_length=120)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, null=True, blank=True, related_name="hand_overs")
    reference = models.CharField(max_length=20, help_text="The giving force's")
    other_reference = models.CharField(max_length=20, blank=True, help_text="The receiving force's, once it has it")
    form_title = models.CharField(max_length=200)
    received_at = models.DateTimeField()
    is_anonymous = models.BooleanField()
    is_sensitive = models.BooleanField()
    reason = models.CharField(max_length=10, choices=Reason.choices)
    status_before = models.CharField(max_length=12, blank=True)
    offered_at = models.DateTimeField(default=clock.now)
    offered_by = models.CharField(max_length=80, help_text="user:<id>, or force:<slug> where it is another force's")
    offered_by_name = models.CharField(max_length=150)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=80, blank=True)
    words_key = models.ForeignKey("force_sites.ForceKey", on_delete=models.PROTECT, related_name="+")
    sealed_words = models.BinaryField(help_text="Why, in the giving officer's words")
    sealed_letter = models.BinaryField(help_text="Received: the report, until decided. Given: the force's own notes")
    answer_key = models.ForeignKey(
        "force_sites.ForceKey", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sealed_answer = models.BinaryField(null=True, blank=True, help_text="Why it was returned")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "case_key"], name="handover_side"),
            models.UniqueConstraint(
                fields=["force", "report"],
                condition=models.Q(state="offered", direction="given"),
                name="handover_one_offer",
            ),
        ]
        indexes = [
            models.Index(fields=["force", "state", "-id"], name="handover_by_state"),
            models.Index(fields=["case_key"], name="handover_case"),
        ]

    def __str__(self) -> str:
        return f"hand-over of {self.reference}"
