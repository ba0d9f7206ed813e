"""What was decided about a force's phase: by whom, why, for when, and whether it came to pass."""

from django.db import models

from sites.forces.models import Force
from soh.core import clock


class PhaseDecision(models.Model):
    """One decision. Under row-level security by force: reasons and names are for the force and the national team.

    Applied at once, or scheduled for `due_at`; a scheduled one may be cancelled until then.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    class Act(models.TextChoices):
        """Kinds of decision."""

        PHASE = "phase", "Phase changed"
        SENT_BACK = "sent_back", "All beta visitors sent back to the existing site"
        WELCOMED = "welcomed", "Beta visitors let in again"

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="+")
    act = models.CharField(max_length=12, choices=Act.choices, default=Act.PHASE)
    before = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    decided_at = models.DateTimeField(default=clock.now)
    decided_by = models.CharField(max_length=80)
    decided_by_name = models.CharField(max_length=150)
    reason = models.TextField(max_length=500)
    due_at = models.DateTimeField(null=True, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["force", "-id"], name="phasedecision_newest")]

    def __str__(self) -> str:
        return f"{self.act} of force {self.force_id}: {self.before} to {self.after}"
