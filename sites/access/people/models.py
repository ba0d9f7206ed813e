"""Invitations, reviews of who has access, and emergency access."""

from typing import Any

from django.conf import settings
from django.db import models

from sites.access.roles import Role
from sites.forces.models import Force
from soh.core import clock

_OPEN = models.Q(accepted_at=None, withdrawn_at=None)


class AnyInvitation(models.Model):
    """An invitation to a person: single use, found by the digest of its token, good until `expires_at`.

    The digest is empty until the worker has written the e-mail: the token stands in that e-mail and nowhere else.
    """

    wagtail_reference_index_ignore = True

    email = models.EmailField()
    name = models.CharField(max_length=150)
    roles: Any = models.JSONField(default=list)
    token_digest = models.CharField(max_length=64, blank=True, db_index=True)
    invited_by = models.CharField(max_length=80)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it was neither accepted nor withdrawn."""
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at <= clock.now()

    @property
    def role_labels(self) -> list[str]:
        """The roles in words."""
        return [Role(role).label for role in self.roles]


class Invitation(AnyInvitation):
    """An invitation to work for a force. Under row-level security by force."""

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="invitations")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "email"], condition=_OPEN, name="one_open_invitation"),
        ]


class NationalInvitation(AnyInvitation):
    """An invitation to the national team, which is no force."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=_OPEN, name="one_open_national_invitation"),
        ]


class AccessReview(models.Model):
    """An administrator has looked at a person's access to the force. Append-only, under row-level security by force."""

    class Decision(models.TextChoices):
        """What was decided."""

        KEEP = "keep", "Keep"
        REMOVE = "remove", "Remove"

    wagtail_reference_index_ignore = True

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="access_reviews")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    reviewer = models.CharField(max_length=80)
    reviewed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["force", "person", "-id"], name="accessreview_newest")]

    def __str__(self) -> str:
        return f"{self.get_decision_display()} {self.reviewed_at:%Y-%m-%d}"


class EmergencyAccess(models.Model):
    """A role of a force that a person of the platform holds for a while. Under row-level security by force."""

    wagtail_reference_index_ignore = True

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="emergency_accesses")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    reason = models.CharField(max_length=500)
    begins_at = models.DateTimeField(default=clock.now, editable=False)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["force", "-id"], name="emergency_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["force", "person", "role"], condition=models.Q(ended_at=None), name="one_running_emergency"
            ),
        ]

    def __str__(self) -> str:
        return f"emergency access {self.pk} of force {self.force_id}"
