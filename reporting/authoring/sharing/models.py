"""Which edition of a national form each force holds, and what the national team offers. No personal data.

Content, like the pages of a force: the national team sees which force has which version.
"""

from __future__ import annotations

from django.db import models

from pages.sharing import states
from soh.core import clock


class How(models.TextChoices):
    """Why a force holds an edition."""

    ADOPTED = "adopted", "Adopted"
    ACCEPTED = "accepted", "Update accepted"
    LOCAL = "local", "Own part changed"
    ROLLED_OUT = "rolled_out", "Rolled out"
    EMERGENCY = "emergency", "National emergency change"
    UNDONE = "undone", "Taken back"


class HeldEdition(models.Model):
    """An edition that a force took at a moment. A row is added, never changed: the newest is what the public sees."""

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField()
    number = models.PositiveIntegerField()
    edition = models.ForeignKey("reporting.Edition", on_delete=models.PROTECT, related_name="+")
    source_text = models.ForeignKey("reporting.FormText", on_delete=models.PROTECT, related_name="+")
    """The words in the form's own language; translations of them follow by themselves."""
    how = models.CharField(max_length=12, choices=How.choices)
    reason = models.CharField(max_length=500, blank=True)
    actor = models.CharField(max_length=80)
    at = models.DateTimeField(default=clock.now)
    own_part = models.JSONField(default=dict)
    """The fields of the adoption's page from which the force's own part was made, to put them back."""
    codes = models.JSONField(default=dict)
    """Code of every block and option of the force's own questions, those of deleted ones included."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "form_key", "number"], name="held_edition_number"),
        ]

    def __str__(self) -> str:
        return f"{self.form_key} as force {self.force_id} holds it, {self.number}"


class RollOutKind(models.TextChoices):
    """What the national team does with a version."""

    OFFER = "offer", "Offer"
    EMERGENCY = "emergency", "Emergency change"


class RollOut(models.Model):
    """A version of a form on its way to chosen forces.

    An offer begins at once. An emergency change waits until a second person of the national team has confirmed it.
    """

    form_key = models.UUIDField()
    version = models.ForeignKey("reporting.FormVersion", on_delete=models.PROTECT, related_name="+")
    source_text = models.ForeignKey("reporting.FormText", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=RollOutKind.choices)
    reason = models.CharField(max_length=500)
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.CharField(max_length=80, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} of {self.form_key}"


class Progress(models.TextChoices):
    """How far a roll-out has come in one force."""

    WAITING = states.WAITING
    OFFERED = "offered", "Offered to its publishers"
    APPLIED = "applied", "In use"
    DECLINED = "declined", "Declined"
    FAILED = states.FAILED
    UNDONE = states.UNDONE


class RollOutForce(models.Model):
    """One force of a roll-out. `message` says what failed, or why it was declined."""

    roll_out = models.ForeignKey(RollOut, on_delete=models.CASCADE, related_name="forces")
    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    progress = models.CharField(max_length=10, choices=Progress.choices, default=Progress.WAITING)
    message = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll_out", "force"], name="roll_out_once_per_force"),
        ]

    def __str__(self) -> str:
        return f"{self.roll_out_id} for force {self.force_id}: {self.progress}"


class DeclinedUpdate(models.Model):
    """A version which a force decided not to take; the next one is news again."""

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField()
    source_text = models.ForeignKey("reporting.FormText", on_delete=models.PROTECT, related_name="+")
    actor = models.CharField(max_length=80)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["force", "source_text"], name="declined_once"),
        ]

    def __str__(self) -> str:
        return f"{self.form_key} declined by force {self.force_id}"
