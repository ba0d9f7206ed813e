"""How far the change of a force's key pair has come. Under row-level security by force."""

from django.db import models

from soh.core import clock


class KeyRotation(models.Model):
    """One change of a force's key pair: begun, taken over, and the old private halves destroyed.

    Where it stands is decided by the rows that are still sealed to an old pair, never by the counts here: they only
    tell people how it goes. `to_key` is the number of the pair that seals since then.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    to_key = models.BigIntegerField()
    started_at = models.DateTimeField(default=clock.now)
    started_by = models.CharField(max_length=80)
    rewrapped = models.PositiveBigIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=120, blank=True, default="")
    taken_over_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["force"], condition=models.Q(finished_at=None), name="one_rotation_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"change of the key of force {self.force_id}"
