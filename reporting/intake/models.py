"""Drafts, what opens them again, answers on their way to a form, and stored replies.

All tables are under row-level security by force.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Draft(models.Model):
    """A journey in progress: ciphertext under the visitor's own key, which only the visitor holds.

    `digest` finds the draft of one visitor and form, `visitor` all drafts of one visitor, so that quick exit can end
    them. Times are rounded to 15 minutes, because a draft may become an anonymous report.

    A draft that was saved for later (`saved_as`, until `saved_until`) is sealed under a key of its own; `sealed_key` is
    that key under the visitor's. `revision` counts the writes, so that two tabs never undo each other's answers.
    `digest`, `visitor` and the keys change when a draft is saved and when somebody comes back to it: what belongs to a
    draft refers to its row.
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
    revision = models.PositiveIntegerField(default=0, db_default=0)
    saved_as = models.CharField(max_length=20, blank=True, default="", db_default="")
    saved_until = models.DateTimeField(null=True, blank=True)
    sealed_key = models.BinaryField(null=True, blank=True)
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


class SavedDraft(models.Model):
    """What opens a saved draft again: its key under the key of a code that only the person has.

    A wrong code is counted; after some of them nothing opens it for a while.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="saved")
    reference = models.CharField(max_length=20)
    salt = models.BinaryField()
    wrapped_key = models.BinaryField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "reference"], name="saved_draft_by_reference"),
        ]

    def __str__(self) -> str:
        return f"saved draft {self.pk}"


class Reminder(models.Model):
    """A message that somebody asked for about a saved draft. The address is sealed to the force, apart from answers.

    It is deleted once it was sent, and with the draft.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    saved = models.OneToOneField(SavedDraft, on_delete=models.CASCADE, related_name="reminder")
    force_key = models.ForeignKey("force_sites.ForceKey", on_delete=models.PROTECT, related_name="+")
    sealed_address = models.BinaryField()
    locale = models.CharField(max_length=10)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["force", "due_at"], name="reminder_due")]

    def __str__(self) -> str:
        return f"reminder {self.pk}"


class Arrival(models.Model):
    """Answers on their way to a form, from a partner or from another force's form: sealed under a token for one use.

    The token is kept as a digest only; the row is deleted when it is used.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    form_key = models.UUIDField()
    ciphertext = models.BinaryField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "digest"], name="arrival_of_token")]
        indexes = [models.Index(fields=["force", "expires_at"], name="arrival_expiry")]

    def __str__(self) -> str:
        return f"arrival {self.pk}"


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
