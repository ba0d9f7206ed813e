"""Notices to persons. Under row-level security by force. No address and no word is kept here."""

from django.db import models

from soh.core import clock


class Notice(models.Model):
    """One notice of one event by one channel; none of an event is sent twice by the same channel.

    It is made without a channel, which the worker chooses from the person's own answers. The address is opened when
    the notice is sent and kept nowhere. `reason` says in a code why nothing was or could be sent. Anonymous persons
    have no notices.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    class Channel(models.TextChoices):
        """How a person is told."""

        UNDECIDED = "", "Not decided yet"
        EMAIL = "email", "Email"
        TEXT = "text", "Text message"
        LETTER = "letter", "Letter"

    class State(models.TextChoices):
        """How far a notice is. Whether it was delivered only some channels tell."""

        WAITING = "waiting", "Waiting"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Could not be delivered"
        NOT_SENT = "not_sent", "Not sent"

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey("reporting.Report", on_delete=models.PROTECT, related_name="notices")
    event = models.ForeignKey("reporting.CaseEvent", on_delete=models.PROTECT, related_name="notices")
    channel = models.CharField(max_length=10, choices=Channel.choices, blank=True, default="")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.CharField(max_length=30, blank=True, default="")
    provider_id = models.CharField(max_length=36, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(null=True, blank=True, default=clock.now, help_text="When the worker looks again")
    sent_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "event", "channel"], name="notice_once")]
        indexes = [
            models.Index(fields=["force", "due_at"], name="notice_due", condition=models.Q(due_at__isnull=False))
        ]

    def __str__(self) -> str:
        return f"notice {self.pk}"
