"""Tables of delivery to record systems. All under row-level security by force."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from reporting.delivery.models import OutboxEntry
from soh.core import clock


class OffReason(models.TextChoices):
    """Why nothing is sent to an address."""

    BY_HAND = "by_hand", "Switched off by hand"
    GONE = "gone", "The receiver said that the address is gone (410)"
    RETIRED = "retired", "Retired"


class Sends(models.TextChoices):
    """When a report goes to an address. What the person writes later follows where the report itself went."""

    AT_ONCE = "at_once", "Each report, as soon as it is there"
    BY_HAND = "by_hand", "Only the reports that your officers send on"


class DeliveryEndpoint(models.Model):
    """An address of a force's record system. `forms` are the keys of the forms it takes; empty for all.

    After several failures in a row nothing is sent until `paused_until`, and then one message to try. A retired one is
    kept for its log only: it is off for good, shown nowhere else, and has no secret.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=80)
    url = models.CharField(max_length=500)
    forms = ArrayField(models.UUIDField(), default=list, blank=True)
    sends = models.CharField(max_length=10, choices=Sends.choices, default=Sends.AT_ONCE)
    is_on = models.BooleanField(default=True)
    off_reason = models.CharField(max_length=20, choices=OffReason.choices, blank=True, default="")
    failures = models.PositiveIntegerField(default=0, help_text="In a row")
    paused_until = models.DateTimeField(null=True, blank=True)
    created_by = models.CharField(max_length=80)
    created_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "key"], name="delivery_endpoint_key")]

    def __str__(self) -> str:
        return self.name


class DeliverySecret(models.Model):
    """A signing secret, sealed to the force's key: the public process cannot open it. Two overlap in a rotation."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    endpoint = models.ForeignKey(DeliveryEndpoint, on_delete=models.PROTECT, related_name="secrets")
    key = models.UUIDField(default=uuid.uuid4)
    force_key = models.ForeignKey("force_sites.ForceKey", on_delete=models.PROTECT, related_name="+")
    ciphertext = models.BinaryField()
    created_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"secret {self.pk} of endpoint {self.endpoint_id}"


class DeadReason(models.TextChoices):
    """Why a message is not sent any more."""

    ATTEMPTS = "attempts", "Every attempt failed"
    GONE = "gone", "The receiver said that the address is gone (410)"
    OFF = "off", "The address was switched off"
    RETIRED = "retired", "The record system was retired"
    MOVED = "moved", "Another force has the report"
    UNREADABLE = "unreadable", "The report could not be opened"


class Delivery(models.Model):
    """One message to one address. Where it stands follows from its times (`state`); `due_at` is empty when settled.

    For an anonymous report every time that stays is rounded down to 15 minutes.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    endpoint = models.ForeignKey(DeliveryEndpoint, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(OutboxEntry, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey("reporting.Report", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    tries_left = models.PositiveSmallIntegerField(default=10)
    delivered_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)
    dead_reason = models.CharField(max_length=20, choices=DeadReason.choices, blank=True, default="")
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "endpoint", "entry"], name="delivery_once"),
            models.CheckConstraint(
                condition=models.Q(due_at__isnull=False)
                | models.Q(delivered_at__isnull=False)
                | models.Q(dead_at__isnull=False),
                name="delivery_is_due_or_settled",
            ),
        ]
        indexes = [
            models.Index(
                fields=["force", "endpoint", "due_at"], name="delivery_due", condition=models.Q(due_at__isnull=False)
            ),
            models.Index(
                fields=["force", "endpoint"],
                name="delivery_claimed",
                condition=models.Q(claimed_until__isnull=False),
            ),
            models.Index(fields=["force", "report", "id"], name="delivery_of_report"),
            models.Index(fields=["force", "-id"], name="delivery_dead", condition=models.Q(dead_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"delivery {self.pk}"

    @property
    def state(self) -> str:
        """One of waiting, acknowledged, delivered, dead."""
        if self.acknowledged_at:
            return "acknowledged"
        if self.delivered_at:
            return "delivered"
        return "dead" if self.dead_at else "waiting"


class Outcome(models.TextChoices):
    """What became of an attempt. Of an answer nothing else is kept."""

    UNDER_WAY = "", "Under way, or the worker was ended"
    TAKEN = "taken", "Taken"
    NUMBER_REFUSED = "number_refused", "Taken, but its crime number does not fit the force’s format"
    STATUS = "status", "Refused by the receiver"
    REDIRECT = "redirect", "Answered with a redirect, which is not followed"
    GONE = "gone", "Said that the address is gone"
    TIMEOUT = "timeout", "Too slow"
    UNREACHABLE = "unreachable", "Could not be reached"
    TLS = "tls", "No trusted certificate for this name"
    ADDRESS = "address", "Not a public address"
    BROKEN = "broken", "The connection broke before the whole answer"


class DeliveryAttempt(models.Model):
    """One attempt: when, how long, what was answered. Written before the first byte leaves."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="tries")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True, default="")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    milliseconds = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "delivery", "number"], name="delivery_attempt_number")]

    def __str__(self) -> str:
        return f"attempt {self.number} of delivery {self.delivery_id}"
