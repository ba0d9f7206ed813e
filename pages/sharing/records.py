"""What is remembered about forces and national pages: where a local page came from, what was taken, what was
rolled out.

None of it is personal data, and none belongs to a page's drafts: going back to an old draft changes no tie.
"""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from pages.sharing import states
from sites.forces.models import Force
from soh.core import clock


class Localisation(models.Model):
    """A force's own page that was made from a national one, and how far it has followed since.

    `revision`: the national revision whose changes it has seen. `declined`: one that the force decided not to take.
    """

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="localisation")
    source = models.ForeignKey("wagtailcore.Page", on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    declined = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+", default=None
    )
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"page {self.page_id} from {self.source_id}"


class Taking(models.Model):
    """A national change that a force took, with what is needed to undo it.

    `own_before`: the local page's revision before; empty for a pinned adoption, which has no words of its own.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    before = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    own_before = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    own_after = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    taken_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"page {self.page_id}: {self.before_id} to {self.after_id}"


class Returning(models.Model):
    """A force's own page that became an adoption again, with what is needed to have its words back.

    `words` is the page as Wagtail writes it into a revision: a revision itself could not stay, for its type is gone.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    kind = models.ForeignKey("contenttypes.ContentType", on_delete=models.CASCADE, related_name="+")
    words = models.JSONField(encoder=DjangoJSONEncoder)
    source = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    seen = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    returned_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"page {self.page_id} returned to {self.source_id}"


class RollOut(models.Model):
    """A national page that the national team gives to chosen forces."""

    source = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    title = models.CharField(max_length=255)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class StepState(models.TextChoices):
    """How far a roll-out is in one force."""

    WAITING = states.WAITING
    DONE = "done", "Done"
    SKIPPED = "skipped", "Nothing to do"
    FAILED = states.FAILED
    UNDONE = states.UNDONE
    KEPT = "kept", "Kept: the force has changed it"


class RollOutStep(models.Model):
    """A roll-out in one force. `page` is what it made there."""

    roll_out = models.ForeignKey(RollOut, on_delete=models.CASCADE, related_name="steps")
    force = models.ForeignKey(Force, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.WAITING)
    reason = models.CharField(max_length=300, blank=True)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roll_out", "force"], name="one_step_for_each_force"),
        ]

    def __str__(self) -> str:
        return f"{self.roll_out_id} in {self.force_id}: {self.state}"
