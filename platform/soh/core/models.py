"""Tables of the leaves."""

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
