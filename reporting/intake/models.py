"""Drafts and stored replies. Both tables are under row-level security by force."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Draft(models.Model):
    """A journey in progress: ciphertext under the visitor's own key, which only the visitor holds.

    `digest` finds the draft of one visitor and form, `visitor` all drafts of one visitor, so that quick exit can end
    them. Times are rounded to 15 minutes, because a draft may become an anonymous report.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    visitor = models.CharField(max_length=64)
    form_key = models.UUIDField()
    edition = models.CharField(max_length=64)
    texts = ArrayField(models.IntegerField(), default=list)
    locale = models.CharField(max_length=10)
    ciphertext = models.BinaryField()
    submitted_as = models.CharField(max_length=20, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "digest"], name="draft_of_visitor_and_form"),
        ]
        indexes = [
            models.Index(fields=["force", "visitor"], name="draft_of_visitor"),
            models.Index(fields=["force", "expires_at"], name="draft_expiry"),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class IdempotentReply(models.Model):
    """The reply once given to an Idempotency-Key, replayed for 72 hours.

    The key itself is kept as a keyed digest only.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    partner_key = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    request_digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "partner_key", "digest"], name="one_reply_per_idempotency_key"),
        ]

    def __str__(self) -> str:
        return f"reply {self.pk}"
