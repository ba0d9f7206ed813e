"""The outbox: what must still be told to a force's systems. Under row-level security by force."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models

from soh.core import clock


class OutboxEntry(models.Model):
    """One message owed to a force. Written in the transaction of the report; the row is the truth, a job a hint.

    `key` is the name under which receivers know the message, however often it is sent.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey("reporting.Report", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True)
    topic = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=clock.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="outbox_open", condition=models.Q(delivered_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.pk}"
