"""Tables of the leaves."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ContentVersion(models.Model):
    """One number a scope; see soh.core.versions. Holds no personal data; every process may read it."""

    scope = models.CharField(max_length=64, primary_key=True)
    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.scope}={self.number}"


class AuditEvent(models.Model):
    """Who did what to which object of a force, and when. Append-only: the application role may not change or delete.

    Under row-level security by force. `actor` is `user:<id>`, `key:<id>`, `public` or `system`; `detail` holds no
    personal data.
    """

    force_id = models.IntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    action = models.CharField(max_length=64)
    subject = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["force_id", "-id"], name="audit_newest"),
            models.Index(fields=["force_id", "subject"], name="audit_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.action} {self.subject}"


class AuditSeal(models.Model):
    """One link of a force's chain over its audit trail: which events, in which order, and what they said.

    Append-only and under row-level security, as the events. `digest` covers everything here and the digest before it,
    so no link can be changed, taken out or moved without all later ones telling.
    """

    force_id = models.IntegerField()
    number = models.PositiveIntegerField(help_text="From 1 in each force")
    events = ArrayField(models.BigIntegerField(), help_text="Ids of the events, in the order of the digests")
    digests = models.BinaryField(help_text="SHA-256 of each event, 32 bytes each")
    before = models.BinaryField(help_text="The digest of the link before; 32 zero bytes in the first")
    digest = models.BinaryField()
    sealed_at = models.DateTimeField(help_text="Rounded to 15 minutes: a link may hold an anonymous report's event")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force_id", "number"], name="seal_number")]

    def __str__(self) -> str:
        return f"seal {self.number} of force {self.force_id}"


class AuditCheck(models.Model):
    """What a look over a force's whole chain found, and where its end stood: a later look must find that end again.

    Append-only and under row-level security, as the events.
    """

    force_id = models.IntegerField()
    checked_at = models.DateTimeField()
    seals = models.PositiveIntegerField()
    events = models.PositiveIntegerField(help_text="Sealed events that were read")
    unsealed = models.PositiveIntegerField(help_text="Events that wait for the next seal")
    faults = models.PositiveIntegerField(help_text="Events altered, missing or added behind the chain; links broken")
    digest = models.BinaryField(help_text="Of the newest link; empty without one")

    class Meta:
        indexes = [models.Index(fields=["force_id", "-id"], name="audit_check_newest")]

    def __str__(self) -> str:
        return f"check of force {self.force_id} at {self.checked_at:%Y-%m-%d %H:%M}"

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults
