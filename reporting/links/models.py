"""Links between reports of one force. Under row-level security by force."""

from django.db import models
from django.db.models.functions import Greatest, Least

from reporting.records.models import Report
from soh.core import clock


class LinkKind(models.TextChoices):
    """What two reports have to do with each other."""

    INCIDENT = "incident", "Same incident"
    SUSPECT = "suspect", "Same suspect"
    DUPLICATE = "duplicate", "Duplicate"


class ReportLink(models.Model):
    """Two reports of one force belong together. A duplicate stands `first`, and `second` is what it repeats."""

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey("force_sites.Force", on_delete=models.PROTECT, related_name="+")
    first = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=LinkKind.choices)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.F("force"), Least("first", "second"), Greatest("first", "second"), name="one_link_of_two_reports"
            ),
            models.CheckConstraint(condition=~models.Q(first=models.F("second")), name="link_of_two_reports"),
        ]

    def __str__(self) -> str:
        return f"link {self.pk}"
