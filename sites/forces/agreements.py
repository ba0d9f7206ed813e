"""The memorandum of understanding with a force: who answers for what while the beta runs."""

from django.db import models

from sites.forces.models import Force
from soh.core import clock


class Agreement(models.Model):
    """One signed version. Versions are never changed: a new one takes the place of the one before.

    Under row-level security by force: shown to the force's staff and the national team.
    """

    wagtail_reference_index_ignore = True  # no usage page may lead here

    force = models.ForeignKey(Force, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    data_controller = models.CharField(max_length=200)
    data_processor = models.CharField(max_length=200)
    contacts = models.TextField(max_length=2000)
    responsibilities = models.TextField("roles and responsibilities during the beta", max_length=4000)
    retention = models.TextField(max_length=2000)
    incident_duty = models.TextField("what each side does in an incident", max_length=2000)
    signed_on = models.DateField()
    signed_by = models.CharField("signed for the force by", max_length=150)
    signed_by_platform = models.CharField("signed for the platform by", max_length=150)
    document_name = models.CharField(max_length=120, blank=True)
    document = models.BinaryField(null=True, blank=True)
    document_digest = models.CharField(max_length=64, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["force", "version"], name="agreement_version")]
        indexes = [models.Index(fields=["force", "-id"], name="agreement_newest")]

    def __str__(self) -> str:
        return f"agreement {self.version} of force {self.force_id}"
